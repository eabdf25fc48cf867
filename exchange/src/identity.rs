//! What tells one line from another, and a fact from its rival, when the same file is read again.
//! Apart from the records because it is the one promise of this crate that outlives a reading: ids of rows are derived from it,
//! so a change here changes what a second import of the same file does.

use crate::range::Scale;
use crate::record::{FigureRecord, ForumRuleRecord, LocationRecord, RelationshipRecord};

/// Joins the cells that tell one line from another; an empty cell leaves its colon.
fn joined(head: &str, rest: &[Option<&str>]) -> String {
    let mut key = head.to_owned();
    for cell in rest {
        key.push(':');
        key.push_str(cell.unwrap_or_default());
    }
    key
}

impl RelationshipRecord {
    /// The `key`, or without one `KIND:source>target:role:from:until:basis` of the line's own cells.
    /// Two lines of one import must not have the same.
    pub fn identity(&self) -> String {
        self.key.clone().unwrap_or_else(|| {
            let head = format!("{}:{}>{}", self.kind, self.source_thing, self.target_thing);
            joined(
                &head,
                &[
                    self.role.as_deref(),
                    self.from.as_deref(),
                    self.until.as_deref(),
                    self.basis.as_deref(),
                ],
            )
        })
    }
}

impl FigureRecord {
    /// The `key`, or without one `thing:measure:group:as_of:value`, with the text in place of a missing value:
    /// rival values of one measure stand side by side, so the value belongs to what tells them apart.
    pub fn identity(&self) -> String {
        self.key.clone().unwrap_or_else(|| {
            let value = self
                .value
                .map(|range| range.write(Scale::Thousandths))
                .or_else(|| self.text.clone());
            let cells = [
                Some(self.measure.as_str()),
                self.group.as_deref(),
                self.evidence.as_of.as_deref(),
                value.as_deref(),
            ];
            joined(&self.thing, &cells)
        })
    }
}

impl LocationRecord {
    /// The `key`, or without one `thing:place:role:from:until`.
    pub fn identity(&self) -> String {
        self.key.clone().unwrap_or_else(|| {
            let cells = [
                Some(self.place.as_str()),
                Some(self.role.as_str()),
                self.from.as_deref(),
                self.until.as_deref(),
            ];
            joined(&self.thing, &cells)
        })
    }
}

impl ForumRuleRecord {
    /// The `key`, or without one `forum:part:condition:from:until:text`: a forum may have several rules of one part.
    pub fn identity(&self) -> String {
        self.key.clone().unwrap_or_else(|| {
            let cells = [
                Some(self.part.as_str()),
                self.condition.as_deref(),
                self.from.as_deref(),
                self.until.as_deref(),
                Some(self.text.as_str()),
            ];
            joined(&self.forum, &cells)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::range::Range;

    #[test]
    fn a_line_without_a_key_is_known_by_its_cells() {
        let text = |text: &str| Some(text.to_owned());
        let mut tie = RelationshipRecord {
            kind: "OWNS".into(),
            source_thing: "a".into(),
            target_thing: "b".into(),
            ..Default::default()
        };
        assert_eq!(tie.identity(), "OWNS:a>b::::");
        (tie.from, tie.basis) = (text("2008"), text("CAPITAL"));
        assert_eq!(tie.identity(), "OWNS:a>b::2008::CAPITAL");
        tie.key = text("ksl-2008");
        assert_eq!(tie.identity(), "ksl-2008");
    }

    #[test]
    fn rival_figures_of_one_measure_are_told_apart() {
        let figure = |value| FigureRecord {
            thing: "case".into(),
            measure: "FAMILIES".into(),
            value: Some(Range::exactly(value)),
            ..Default::default()
        };
        assert_eq!(figure(456_000).identity(), "case:FAMILIES:::456");
        assert_ne!(figure(456_000).identity(), figure(200_000).identity());
        let in_words = FigureRecord {
            value: None,
            text: Some("hundreds".into()),
            ..figure(0)
        };
        assert_eq!(in_words.identity(), "case:FAMILIES:::hundreds");
    }
}
