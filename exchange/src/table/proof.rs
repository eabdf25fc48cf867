//! `evidence.csv` and `left-out.csv`: further evidence for lines of other files, and facts that were not loaded.

use super::{Column, Table, Tabular, may, must};
use crate::cells::{Line, Output};
use crate::record::{EvidenceRecord, LeftOutRecord, Place};

pub(super) const EVIDENCE_LINES: Table = Table {
    file: "evidence.csv",
    parts: &[COLUMNS],
};
const COLUMNS: &[Column] = &[
    must("subject"),
    must("source"),
    may("locator"),
    may("facts"),
    may("as_of"),
    may("stance"),
    may("claim"),
    may("attributed_to"),
    may("paraphrase"),
    may("visibility"),
];

pub(super) const LEFT_OUT: Table = Table {
    file: "left-out.csv",
    parts: &[&[must("fact"), must("reason")]],
};

impl Tabular for EvidenceRecord {
    const TABLE: &'static Table = &EVIDENCE_LINES;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        let (subject_kind, subject) = line.subject("subject");
        Self {
            at,
            subject_kind,
            subject,
            source: line.source_key("source"),
            locator: line.text("locator"),
            facts: line.words("facts"),
            as_of: line.text("as_of"),
            stance: line.text("stance"),
            claim: line.text("claim"),
            attributed_to: line.text("attributed_to"),
            paraphrase: line.text("paraphrase"),
            visibility: line.text("visibility"),
        }
    }

    fn write(&self, output: &mut Output) {
        output.text("subject", &format!("{}:{}", self.subject_kind.as_str(), self.subject));
        output.text("source", &self.source);
        output.maybe("locator", self.locator.as_deref());
        output.text("facts", &self.facts.join(" "));
        output.maybe("as_of", self.as_of.as_deref());
        output.maybe("stance", self.stance.as_deref());
        output.maybe("claim", self.claim.as_deref());
        output.maybe("attributed_to", self.attributed_to.as_deref());
        output.maybe("paraphrase", self.paraphrase.as_deref());
        output.maybe("visibility", self.visibility.as_deref());
    }
}

impl Tabular for LeftOutRecord {
    const TABLE: &'static Table = &LEFT_OUT;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            fact: line.required("fact"),
            reason: line.required("reason"),
        }
    }

    fn write(&self, output: &mut Output) {
        output.text("fact", &self.fact);
        output.text("reason", &self.reason);
    }
}
