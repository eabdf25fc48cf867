//! How one line of a table becomes the cells of a record: a mapping, made ready to be followed fast.
//! Apart from `mapping` because nothing here can be wrong any more but the value that a line has.

use std::collections::HashMap;

use super::day;
use crate::problem::{Code, Problem, Problems, quoted};

/// Which kinds may stand at the ends of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) sources: Vec<String>,
    pub(super) targets: Vec<String>,
}

impl Ends {
    pub(super) const fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.targets.is_empty()
    }

    pub(super) fn source(&self, kind: &str) -> bool {
        self.sources.is_empty() || self.sources.iter().any(|word| word == kind)
    }

    pub(super) fn target(&self, kind: &str) -> bool {
        self.targets.is_empty() || self.targets.iter().any(|word| word == kind)
    }
}

/// What is put into a field.
#[derive(Debug)]
pub(super) struct Expression(Vec<Part>);

#[derive(Debug)]
enum Part {
    Text(String),
    Cell,
    DayBefore,
}

impl Expression {
    /// Reads `node-{}`; answers what stands in braces and is not known.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            let Some((inside, more)) = after.split_once('}') else {
                return Err(format!("{{{after}"));
            };
            parts.push(match inside {
                "" => Part::Cell,
                "day before" => Part::DayBefore,
                other => return Err(format!("{{{other}}}")),
            });
            rest = more;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(Self(parts))
    }

    pub(super) fn uses_cell(&self) -> bool {
        self.0.iter().any(|part| !matches!(part, Part::Text(_)))
    }

    fn put(&self, cell: &str, into: &mut String) {
        into.clear();
        for part in &self.0 {
            match part {
                Part::Text(text) => into.push_str(text),
                Part::Cell => into.push_str(cell),
                // What is no date stays as it is, and is refused with its place by whoever reads dates.
                Part::DayBefore => into.push_str(day::before(cell).as_deref().unwrap_or(cell)),
            }
        }
    }
}

/// Fills one field.
#[derive(Debug)]
pub(super) struct Put {
    /// The column of the table; `None` for a text that is the same on every line.
    pub(super) column: Option<usize>,
    pub(super) slot: usize,
    pub(super) becomes: Expression,
}

#[derive(Debug)]
struct Case {
    ends: Ends,
    puts: Vec<Put>,
}

/// What depends on the word in one column.
#[derive(Debug, Default)]
struct Choice {
    column: usize,
    cases: HashMap<String, Vec<Case>>,
    otherwise: Option<Vec<Put>>,
}

/// The mapping of one table.
#[derive(Debug)]
pub(super) struct Plan {
    /// The columns of the table of which it speaks, and where each stands in a line.
    columns: Vec<(String, usize)>,
    left_out: Vec<String>,
    /// The columns of the record that it fills, and the slot of each.
    positions: HashMap<&'static str, usize>,
    always: Vec<Put>,
    choices: Vec<Choice>,
}

/// The cells of a record as they are filled, and from which column of the table each was.
#[derive(Debug, Default)]
pub(super) struct Filled {
    pub(super) texts: Vec<String>,
    from: Vec<Option<usize>>,
}

impl Filled {
    /// What fills a column of the record; `None` when nothing does.
    pub(super) fn text(&self, plan: &Plan, column: &str) -> Option<&str> {
        let slot = *plan.positions.get(column)?;
        self.texts.get(slot).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The column of the table from which a column of the record was filled.
    pub(super) fn origin(&self, plan: &Plan, column: &str) -> Option<String> {
        let slot = *plan.positions.get(column)?;
        // An empty cell fills nothing, and then the line of the mapping that would have done so tells the column.
        let column = (*self.from.get(slot)?).or_else(|| plan.always.iter().find(|put| put.slot == slot)?.column)?;
        plan.columns.get(column).map(|(name, _)| name.clone())
    }

    fn put(&mut self, put: &Put, plan: &Plan, cells: &[String]) {
        let cell = match put.column {
            None => "",
            Some(column) => match plan.cell(cells, column) {
                "" => return,
                cell => cell,
            },
        };
        if let (Some(text), Some(from)) = (self.texts.get_mut(put.slot), self.from.get_mut(put.slot)) {
            put.becomes.put(cell, text);
            *from = put.column;
        }
    }
}

impl Plan {
    /// Finds its columns in a header; answers those that are missing.
    pub(super) fn bind(&mut self, header: &[String]) -> Vec<String> {
        let mut missing = Vec::new();
        for (name, position) in &mut self.columns {
            match header.iter().position(|column| column == name) {
                Some(found) => *position = found,
                None => missing.push(name.clone()),
            }
        }
        missing
    }

    pub(super) fn knows(&self, column: &str) -> bool {
        self.columns.iter().any(|(name, _)| name == column) || self.left_out.iter().any(|name| name == column)
    }

    pub(super) const fn positions(&self) -> &HashMap<&'static str, usize> {
        &self.positions
    }

    /// Whether the kinds at the ends of a line decide anything.
    pub(super) fn asks_ends(&self) -> bool {
        let cases = self.choices.iter().flat_map(|choice| choice.cases.values().flatten());
        cases.into_iter().any(|case| !case.ends.is_empty())
    }

    pub(super) fn empty(&self) -> Filled {
        Filled {
            texts: vec![String::new(); self.positions.len()],
            from: vec![None; self.positions.len()],
        }
    }

    fn cell<'a>(&self, cells: &'a [String], column: usize) -> &'a str {
        let position = self.columns.get(column).map(|(_, position)| *position);
        position.and_then(|position| cells.get(position)).map_or("", |cell| cell.trim())
    }

    /// Fills all fields; `false` with a problem when a value is not mapped.
    pub(super) fn fill(
        &self,
        cells: &[String],
        filled: &mut Filled,
        fits: impl Fn(&Ends) -> bool,
        place: (&str, u32),
        problems: &mut Problems,
    ) -> bool {
        self.fill_always(cells, filled);
        self.fill_cases(cells, filled, fits, place, problems)
    }

    /// Empties all fields and fills those that depend on no word.
    pub(super) fn fill_always(&self, cells: &[String], filled: &mut Filled) {
        filled.texts.iter_mut().for_each(String::clear);
        filled.from.iter_mut().for_each(|from| *from = None);
        for put in &self.always {
            filled.put(put, self, cells);
        }
    }

    /// Fills the fields that depend on words, for ends that `fits` judges; `false` with a problem when a word is not mapped.
    pub(super) fn fill_cases(
        &self,
        cells: &[String],
        filled: &mut Filled,
        fits: impl Fn(&Ends) -> bool,
        place: (&str, u32),
        problems: &mut Problems,
    ) -> bool {
        let mut complete = true;
        for choice in &self.choices {
            let word = self.cell(cells, choice.column);
            let known = choice.cases.get(word);
            let case = known.and_then(|cases| cases.iter().find(|case| fits(&case.ends)));
            match case.map(|case| &case.puts).or(choice.otherwise.as_ref()) {
                Some(puts) => puts.iter().for_each(|put| filled.put(put, self, cells)),
                // An empty cell fills nothing, and a field that must be filled is missed when the record is read.
                None if word.is_empty() => {}
                None => {
                    let between = if known.is_some() { " between these two kinds of thing" } else { "" };
                    problems.push(Problem {
                        code: Code::BadMapping,
                        file: place.0.to_owned(),
                        line: Some(place.1),
                        column: self.columns.get(choice.column).map(|(name, _)| name.clone()),
                        message: format!("The mapping does not say what {} becomes{between}.", quoted(word)),
                        hint: "Add a line with this value to the mapping, or one with the value *.".to_owned(),
                    });
                    complete = false;
                }
            }
        }
        complete
    }
}

/// Gathers the lines of a mapping for one table.
#[derive(Debug, Default)]
pub(super) struct PlanBuilder {
    columns: Vec<(String, usize)>,
    left_out: Vec<String>,
    positions: HashMap<&'static str, usize>,
    always: Vec<Put>,
    choices: Vec<Choice>,
}

impl PlanBuilder {
    pub(super) fn leave_out(&mut self, column: &str) {
        self.left_out.push(column.to_owned());
    }

    pub(super) fn column(&mut self, name: &str) -> usize {
        let known = self.columns.iter().position(|(column, _)| column == name);
        known.unwrap_or_else(|| {
            self.columns.push((name.to_owned(), 0));
            self.columns.len() - 1
        })
    }

    pub(super) fn slot(&mut self, field: &'static str) -> usize {
        let next = self.positions.len();
        *self.positions.entry(field).or_insert(next)
    }

    pub(super) fn fills(&self, field: &str) -> bool {
        self.positions.contains_key(field)
    }

    pub(super) fn always_fills(&self, field: &str) -> bool {
        let slot = self.positions.get(field);
        slot.is_some_and(|slot| self.always.iter().any(|put| put.slot == *slot))
    }

    pub(super) fn always(&mut self, put: Put) {
        self.always.push(put);
    }

    fn choice(&mut self, column: usize) -> &mut Choice {
        let position = self.choices.iter().position(|choice| choice.column == column).unwrap_or_else(|| {
            self.choices.push(Choice {
                column,
                ..Choice::default()
            });
            self.choices.len() - 1
        });
        &mut self.choices[position]
    }

    pub(super) fn case(&mut self, column: usize, word: &str, ends: &Ends, put: Put) {
        let cases = self.choice(column).cases.entry(word.to_owned()).or_default();
        match cases.iter_mut().find(|case| case.ends == *ends) {
            Some(case) => case.puts.push(put),
            None => cases.push(Case {
                ends: ends.clone(),
                puts: vec![put],
            }),
        }
    }

    pub(super) fn otherwise(&mut self, column: usize, put: Put) {
        self.choice(column).otherwise.get_or_insert_default().push(put);
    }

    pub(super) fn finish(self) -> Plan {
        Plan {
            columns: self.columns,
            left_out: self.left_out,
            positions: self.positions,
            always: self.always,
            choices: self.choices,
        }
    }
}
