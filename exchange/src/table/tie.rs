//! `relationships.csv`: what ties two things.

use super::{Column, EVIDENCE, Table, Tabular, may, must};
use crate::cells::{Line, Output};
use crate::range::Scale;
use crate::record::{Place, RelationshipRecord};

pub(super) const RELATIONSHIPS: Table = Table {
    file: "relationships.csv",
    parts: &[COLUMNS, EVIDENCE],
};
const COLUMNS: &[Column] = &[
    may("key"),
    must("kind"),
    must("source_thing"),
    must("target_thing"),
    may("role"),
    may("from"),
    may("until"),
    may("share"),
    may("basis"),
    may("amount"),
    may("currency"),
    may("per"),
    may("quantity"),
    may("unit"),
    may("commodity"),
    may("weight"),
    may("note"),
    may("negated"),
    may("rank"),
    may("rank_reason"),
    may("confidence_cap"),
    may("cap_reason"),
    may("visibility"),
];

impl Tabular for RelationshipRecord {
    const TABLE: &'static Table = &RELATIONSHIPS;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            key: line.text("key"),
            kind: line.required("kind"),
            source_thing: line.required("source_thing"),
            target_thing: line.required("target_thing"),
            role: line.text("role"),
            from: line.text("from"),
            until: line.text("until"),
            share: line.range("share", Scale::ShareMillionths),
            basis: line.text("basis"),
            amount: line.range("amount", Scale::Thousandths),
            currency: line.text("currency"),
            per: line.text("per"),
            quantity: line.range("quantity", Scale::Thousandths),
            unit: line.text("unit"),
            commodity: line.text("commodity"),
            weight: line.weight("weight"),
            note: line.text("note"),
            negated: line.yes_no("negated"),
            rank: line.text("rank"),
            rank_reason: line.text("rank_reason"),
            confidence_cap: line.text("confidence_cap"),
            cap_reason: line.text("cap_reason"),
            visibility: line.text("visibility"),
            evidence: line.evidence(),
        }
    }

    fn write(&self, output: &mut Output) {
        output.maybe("key", self.key.as_deref());
        output.text("kind", &self.kind);
        output.text("source_thing", &self.source_thing);
        output.text("target_thing", &self.target_thing);
        output.maybe("role", self.role.as_deref());
        output.maybe("from", self.from.as_deref());
        output.maybe("until", self.until.as_deref());
        output.range("share", self.share, Scale::ShareMillionths);
        output.maybe("basis", self.basis.as_deref());
        output.range("amount", self.amount, Scale::Thousandths);
        output.maybe("currency", self.currency.as_deref());
        output.maybe("per", self.per.as_deref());
        output.range("quantity", self.quantity, Scale::Thousandths);
        output.maybe("unit", self.unit.as_deref());
        output.maybe("commodity", self.commodity.as_deref());
        output.weight("weight", self.weight);
        output.maybe("note", self.note.as_deref());
        output.yes_no("negated", self.negated);
        output.maybe("rank", self.rank.as_deref());
        output.maybe("rank_reason", self.rank_reason.as_deref());
        output.maybe("confidence_cap", self.confidence_cap.as_deref());
        output.maybe("cap_reason", self.cap_reason.as_deref());
        output.maybe("visibility", self.visibility.as_deref());
        output.evidence(&self.evidence);
    }
}
