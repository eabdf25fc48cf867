//! `figures.csv`, `locations.csv` and `forum_rules.csv`: dated facts about one thing, each with its evidence.

use super::{Column, EVIDENCE, Table, Tabular, may, must};
use crate::cells::{Line, Output};
use crate::range::Scale;
use crate::record::{FigureRecord, ForumRuleRecord, LocationRecord, Place};

pub(super) const FIGURES: Table = Table {
    file: "figures.csv",
    parts: &[FIGURE_COLUMNS, EVIDENCE],
};
const FIGURE_COLUMNS: &[Column] = &[
    may("key"),
    must("thing"),
    must("measure"),
    may("group"),
    may("value"),
    may("text"),
    may("unit"),
    may("currency"),
    may("note"),
    may("rank"),
    may("rank_reason"),
    may("confidence_cap"),
    may("cap_reason"),
    may("visibility"),
];

pub(super) const LOCATIONS: Table = Table {
    file: "locations.csv",
    parts: &[LOCATION_COLUMNS, EVIDENCE],
};
const LOCATION_COLUMNS: &[Column] = &[
    may("key"),
    must("thing"),
    must("place"),
    must("role"),
    may("precision"),
    may("from"),
    may("until"),
    may("note"),
    may("visibility"),
];

pub(super) const FORUM_RULES: Table = Table {
    file: "forum_rules.csv",
    parts: &[RULE_COLUMNS, EVIDENCE],
};
const RULE_COLUMNS: &[Column] = &[
    may("key"),
    must("forum"),
    must("part"),
    may("condition"),
    must("text"),
    may("from"),
    may("until"),
];

impl Tabular for FigureRecord {
    const TABLE: &'static Table = &FIGURES;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            key: line.text("key"),
            thing: line.required("thing"),
            measure: line.required("measure"),
            group: line.text("group"),
            value: line.range("value", Scale::Thousandths),
            text: line.text("text"),
            unit: line.text("unit"),
            currency: line.text("currency"),
            note: line.text("note"),
            rank: line.text("rank"),
            rank_reason: line.text("rank_reason"),
            confidence_cap: line.text("confidence_cap"),
            cap_reason: line.text("cap_reason"),
            visibility: line.text("visibility"),
            evidence: line.evidence_and_day(),
        }
    }

    fn write(&self, output: &mut Output) {
        output.maybe("key", self.key.as_deref());
        output.text("thing", &self.thing);
        output.text("measure", &self.measure);
        output.maybe("group", self.group.as_deref());
        output.range("value", self.value, Scale::Thousandths);
        output.maybe("text", self.text.as_deref());
        output.maybe("unit", self.unit.as_deref());
        output.maybe("currency", self.currency.as_deref());
        output.maybe("note", self.note.as_deref());
        output.maybe("rank", self.rank.as_deref());
        output.maybe("rank_reason", self.rank_reason.as_deref());
        output.maybe("confidence_cap", self.confidence_cap.as_deref());
        output.maybe("cap_reason", self.cap_reason.as_deref());
        output.maybe("visibility", self.visibility.as_deref());
        output.evidence(&self.evidence);
    }
}

impl Tabular for LocationRecord {
    const TABLE: &'static Table = &LOCATIONS;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            key: line.text("key"),
            thing: line.required("thing"),
            place: line.required("place"),
            role: line.required("role"),
            precision: line.text("precision"),
            from: line.text("from"),
            until: line.text("until"),
            note: line.text("note"),
            visibility: line.text("visibility"),
            evidence: line.evidence(),
        }
    }

    fn write(&self, output: &mut Output) {
        output.maybe("key", self.key.as_deref());
        output.text("thing", &self.thing);
        output.text("place", &self.place);
        output.text("role", &self.role);
        output.maybe("precision", self.precision.as_deref());
        output.maybe("from", self.from.as_deref());
        output.maybe("until", self.until.as_deref());
        output.maybe("note", self.note.as_deref());
        output.maybe("visibility", self.visibility.as_deref());
        output.evidence(&self.evidence);
    }
}

impl Tabular for ForumRuleRecord {
    const TABLE: &'static Table = &FORUM_RULES;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            key: line.text("key"),
            forum: line.required("forum"),
            part: line.required("part"),
            condition: line.text("condition"),
            text: line.required("text"),
            from: line.text("from"),
            until: line.text("until"),
            evidence: line.evidence(),
        }
    }

    fn write(&self, output: &mut Output) {
        output.maybe("key", self.key.as_deref());
        output.text("forum", &self.forum);
        output.text("part", &self.part);
        output.maybe("condition", self.condition.as_deref());
        output.text("text", &self.text);
        output.maybe("from", self.from.as_deref());
        output.maybe("until", self.until.as_deref());
        output.evidence(&self.evidence);
    }
}
