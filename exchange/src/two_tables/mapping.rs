//! What a mapping file may say, and what is wrong with one that says something else.
//! Apart from `plan` because this judges the words of a person, and that follows them millions of times.

use super::plan::{Ends, Expression, Plan, PlanBuilder, Put};
use crate::cells::{Line, Output};
use crate::csv_file;
use crate::folder::Limits;
use crate::problem::{Code, Problem, Problems, quoted};
use crate::record::{Place, RelationshipRecord, SourceRecord, ThingRecord};
use crate::table::{Column, Table, Tabular, may, must};

/// How two plain tables become records: `mapping.csv`.
///
/// | column | what stands in it |
/// |---|---|
/// | `table` | `node`, `edge`, or `source` for the one source of everything |
/// | `column` | the column of the table; empty for a field that is the same on every line |
/// | `value` | empty: every value of the column; a word: only lines with this word; `*`: lines with any other word, or whose ends fit none of the lines for theirs |
/// | `field` | the column of `things.csv`, `relationships.csv` or `sources.csv` that is filled; empty to leave a column of the table out |
/// | `becomes` | what is put there: a text in which `{}` is the cell, and `{day before}` the day (or month, or year) before the date in the cell; empty for the cell as it is |
/// | `sources`, `targets` | for an edge with a word: the kinds of thing that may stand at its ends, parted by spaces; empty for all |
///
/// An empty cell fills nothing. Lines with the same column, value, sources and targets apply together, and of several for one word the first
/// whose ends fit. A column of which no line speaks is a problem, as its content would be lost without a word. Every record gets the
/// source as its evidence, unless the field `evidence` is mapped.
#[derive(Debug)]
pub struct Mapping {
    pub(super) source: SourceRecord,
    pub(super) nodes: Plan,
    pub(super) edges: Plan,
}

const MAPPING: Table = Table {
    file: "mapping.csv",
    parts: &[&[
        must("table"),
        may("column"),
        may("value"),
        may("field"),
        may("becomes"),
        may("sources"),
        may("targets"),
    ]],
};

/// One line of a mapping.
#[derive(Debug)]
struct Rule {
    at: Place,
    table: String,
    column: Option<String>,
    value: Option<String>,
    field: Option<String>,
    becomes: Option<String>,
    ends: Ends,
}

impl Tabular for Rule {
    const TABLE: &'static Table = &MAPPING;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            table: line.required("table"),
            column: line.text("column"),
            value: line.text("value"),
            field: line.text("field"),
            becomes: line.text("becomes"),
            ends: Ends {
                sources: line.words("sources"),
                targets: line.words("targets"),
            },
        }
    }

    fn write(&self, output: &mut Output) {
        output.text("table", &self.table);
        output.maybe("column", self.column.as_deref());
        output.maybe("value", self.value.as_deref());
        output.maybe("field", self.field.as_deref());
        output.maybe("becomes", self.becomes.as_deref());
        output.text("sources", &self.ends.sources.join(" "));
        output.text("targets", &self.ends.targets.join(" "));
    }
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// Every problem with it.
    pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::new(limits.problems);
        let mut rules: Vec<Rule> = Vec::new();
        csv_file::read(csv_file::File { name, bytes, limits }, &mut rules, &mut problems);
        let known = ["source", "node", "edge"];
        for rule in rules.iter().filter(|rule| !known.contains(&rule.table.as_str())) {
            let message = format!("There is no table {}.", quoted(&rule.table));
            problems.push(fault(&rule.at, "table", message, "Write source, node or edge."));
        }
        let source = source(&rules, name, &mut problems);
        let nodes = plan::<ThingRecord>("node", &rules, name, &mut problems);
        let edges = plan::<RelationshipRecord>("edge", &rules, name, &mut problems);
        if problems.count() > 0 {
            return Err(problems.finish());
        }
        Ok(Self { source, nodes, edges })
    }
}

fn fault(at: &Place, column: &str, message: impl Into<String>, hint: &str) -> Problem {
    Problem {
        code: Code::BadMapping,
        file: at.file.to_string(),
        line: Some(at.line),
        column: Some(column.to_owned()),
        message: message.into(),
        hint: hint.to_owned(),
    }
}

fn column_of<R: Tabular>(name: &str) -> Option<Column> {
    R::TABLE.columns().find(|column| column.name == name)
}

fn unknown_field<R: Tabular>(rule: &Rule, field: &str) -> Problem {
    let names: Vec<&str> = R::TABLE.columns().map(|column| column.name).collect();
    let message = format!("{} has no column {}.", R::TABLE.file, quoted(field));
    fault(&rule.at, "field", message, &format!("Write one of {}.", names.join(", ")))
}

/// Notes every column that each record needs and no line fills.
fn require<R: Tabular>(table: &str, file: &str, filled: &dyn Fn(&str) -> bool, problems: &mut Problems) {
    for column in R::TABLE.columns().filter(|column| column.required && !filled(column.name)) {
        problems.push(Problem {
            code: Code::BadMapping,
            file: file.to_owned(),
            line: None,
            column: Some("field".to_owned()),
            message: format!(
                "No line with the table {table} fills the field {}, which every record needs.",
                column.name
            ),
            hint: "Add a line for it.".to_owned(),
        });
    }
}

/// The one source, which has no table of its own: each line gives one of its fields.
fn source(rules: &[Rule], file: &str, problems: &mut Problems) -> SourceRecord {
    let mut positions = std::collections::HashMap::new();
    let (mut cells, mut first) = (Vec::new(), 0);
    for rule in rules.iter().filter(|rule| rule.table == "source") {
        if rule.column.is_some() || rule.value.is_some() || rule.field.is_none() || rule.becomes.is_none() {
            let message = "A line with the table source gives a field and what it becomes, and nothing else.";
            problems.push(fault(
                &rule.at,
                "field",
                message,
                "Fill field and becomes, and empty the other cells.",
            ));
            continue;
        }
        let (field, becomes) = (rule.field.as_deref().unwrap_or_default(), rule.becomes.clone().unwrap_or_default());
        let Some(column) = column_of::<SourceRecord>(field) else {
            problems.push(unknown_field::<SourceRecord>(rule, field));
            continue;
        };
        first = if first == 0 { rule.at.line } else { first };
        positions.insert(column.name, cells.len());
        cells.push(becomes);
    }
    require::<SourceRecord>("source", file, &|name| positions.contains_key(name), problems);
    let mut line = Line {
        positions: &positions,
        cells,
        file,
        number: first,
        problems,
        // What is missing was noted just above.
        complete: true,
    };
    if positions.len() < 3 {
        return SourceRecord::default();
    }
    let at = Place {
        file: std::sync::Arc::from(file),
        line: first,
    };
    SourceRecord::read(&mut line, at)
}

/// The plan that the lines of one table make.
fn plan<R: Tabular>(table: &str, rules: &[Rule], file: &str, problems: &mut Problems) -> Plan {
    let mut builder = PlanBuilder::default();
    for rule in rules.iter().filter(|rule| rule.table == table) {
        if let Err((column, message, hint)) = add::<R>(&mut builder, rule) {
            problems.push(fault(&rule.at, column, message, &hint));
        }
    }
    require::<R>(table, file, &|name| builder.fills(name), problems);
    for end in ["source_thing", "target_thing"]
        .into_iter()
        .filter(|end| column_of::<R>(end).is_some())
    {
        if builder.fills(end) && !builder.always_fills(end) {
            let message = format!("The field {end} is filled for some values only, but ends are looked at before values.");
            let at = Place {
                file: std::sync::Arc::from(file),
                line: 1,
            };
            problems.push(fault(&at, "value", message, "Fill it from a column, with no value."));
        }
    }
    builder.finish()
}

type Refusal = (&'static str, String, String);

fn add<R: Tabular>(builder: &mut PlanBuilder, rule: &Rule) -> Result<(), Refusal> {
    let refuse = |column, message: &str, hint: &str| Err((column, message.to_owned(), hint.to_owned()));
    let word = rule.value.as_deref().filter(|value| *value != "*");
    if !rule.ends.is_empty() && (word.is_none() || rule.table != "edge") {
        return refuse(
            "sources",
            "Only an edge with a word in value has ends.",
            "Empty sources and targets, or fill value.",
        );
    }
    let Some(field) = rule.field.as_deref() else {
        return match (rule.column.as_deref(), &rule.value, &rule.becomes) {
            (Some(column), None, None) => {
                builder.leave_out(column);
                Ok(())
            }
            _ => refuse(
                "field",
                "The line fills no field.",
                "Fill field, or keep only table and column to leave the column out.",
            ),
        };
    };
    let Some(column) = column_of::<R>(field) else {
        let problem = unknown_field::<R>(rule, field);
        return Err(("field", problem.message, problem.hint));
    };
    let becomes = match Expression::read(rule.becomes.as_deref().unwrap_or("{}")) {
        Ok(becomes) => becomes,
        Err(unknown) => {
            let message = format!("There is no expression {}.", quoted(&unknown));
            return Err((
                "becomes",
                message,
                "Write {} for the cell, {day before} for the day before it, or plain text.".to_owned(),
            ));
        }
    };
    match (rule.column.as_deref(), rule.value.as_deref()) {
        (None, Some(_)) => refuse("column", "The line has a value of no column.", "Fill column, or empty value."),
        (None, None) if becomes.uses_cell() => refuse(
            "becomes",
            "The line has no column whose cell could be put here.",
            "Fill column, or write a text without {}.",
        ),
        (None | Some(_), None) if builder.always_fills(column.name) => {
            refuse("field", "Another line fills this field on every line.", "Remove one of the two.")
        }
        (source, value) => {
            let source = source.map(|name| builder.column(name));
            let put = Put {
                column: source,
                slot: builder.slot(column.name),
                becomes,
            };
            match (source, value) {
                (Some(source), Some("*")) => builder.otherwise(source, put),
                (Some(source), Some(word)) => builder.case(source, word, &rule.ends, put),
                _ => builder.always(put),
            }
            Ok(())
        }
    }
}
