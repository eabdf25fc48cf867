//! Relationships, judged by the table of their kinds.

use std::collections::HashMap;

use entities::id::{self, RelationshipId, RevisionId};
use entities::period::Period;
use entities::relationship;
use entities::vocabulary::{Confidence, OwnershipBasis, Rank, RelationshipKind, RelationshipSpec, Table, ThingKind, Vocabulary};
use exchange::Dataset;
use exchange::record::{Place, RelationshipRecord};

use super::things::columns;
use super::{Catalogue, Claimed, Facts, Judge};
use crate::problem::ProblemCode;

impl Facts {
    pub(super) fn add_relationships(&mut self, dataset: &Dataset, catalogue: &Catalogue, judge: &mut Judge) {
        let mut seen: HashMap<String, &Place> = HashMap::new();
        for record in &dataset.relationships {
            let at = &record.at;
            let Some(kind) = judge.word::<RelationshipKind>(at, "kind", Some(&record.kind)) else {
                continue;
            };
            let source = catalogue.thing(judge, at, "source_thing", &record.source_thing);
            let target = catalogue.thing(judge, at, "target_thing", &record.target_thing);
            let (Some(source), Some(target)) = (source, target) else { continue };
            let identity = identity(record, kind);
            if let Some(first) = seen.insert(identity.clone(), at) {
                let message = format!(
                    "This is the same relationship as in {} line {}. Join the two lines, or give them a `key` each.",
                    first.file, first.line
                );
                judge.problem(ProblemCode::DuplicateKey, at, "key", message);
                continue;
            }
            let Some(row) = relationship(judge, record, kind, source, target, &identity) else {
                continue;
            };
            let subject = id::to_text(row.public_id);
            self.inline_evidence(Table::Relationship, &subject, at, &record.evidence, catalogue, judge);
            let what = format!(
                "The relationship “{} {} {}”",
                record.source_thing,
                kind.label(),
                record.target_thing
            );
            self.claimed.push(Claimed {
                table: Table::Relationship,
                subject,
                at: at.clone(),
                what,
            });
            self.relationships.push(row);
        }
    }
}

/// What tells the relationship apart: its key, or its own cells with the ends of a symmetric kind in order.
pub fn identity(record: &RelationshipRecord, kind: RelationshipKind) -> String {
    // The kind is written as the vocabulary has it, so that `owns` and `OWNS` are one record.
    let record = &RelationshipRecord {
        kind: kind.name().into(),
        ..record.clone()
    };
    if record.key.is_none() && kind.spec().symmetric && record.source_thing > record.target_thing {
        let turned = RelationshipRecord {
            source_thing: record.target_thing.clone(),
            target_thing: record.source_thing.clone(),
            ..record.clone()
        };
        return turned.identity();
    }
    record.identity()
}

fn relationship(
    judge: &mut Judge,
    record: &RelationshipRecord,
    kind: RelationshipKind,
    source: (id::ThingId, ThingKind),
    target: (id::ThingId, ThingKind),
    identity: &str,
) -> Option<relationship::Model> {
    let at = &record.at;
    let spec = kind.spec();
    check_ends(judge, record, kind, &spec, source.1, target.1);
    if source.0 == target.0 {
        judge.problem(
            ProblemCode::SelfTie,
            at,
            "target_thing",
            "A relationship ties two things; this one ties a thing to itself.".into(),
        );
        return None;
    }
    let role = judge.text(at, "role", record.role.as_deref());
    if let Err(wanted) = spec.role.check(role.as_deref()) {
        judge.problem(
            ProblemCode::WrongRole,
            at,
            "role",
            format!("The role of {} is {wanted}.", kind.name()),
        );
    }
    let period = Period {
        from: judge.date(at, "from", record.from.as_deref()),
        until: judge.date(at, "until", record.until.as_deref()),
    };
    if !period.is_in_order() {
        judge.problem(
            ProblemCode::DatesOutOfOrder,
            at,
            "until",
            "It ends before it starts. Mend one of the two dates.".into(),
        );
    }
    let (from_earliest, from_latest, from_text) = columns(period.from);
    let (until_earliest, until_latest, until_text) = columns(period.until);
    let (share_min, share_max) = judge.share(at, record.share);
    let (amount_min, amount_max) = judge.range(at, "amount", record.amount);
    let (quantity_min, quantity_max) = judge.range(at, "quantity", record.quantity);
    let currency = judge.currency(at, record.currency.as_deref(), record.amount.is_some());
    if record.quantity.is_some() && record.unit.is_none() {
        judge.problem(
            ProblemCode::QuantityWithoutUnit,
            at,
            "unit",
            "A quantity stands without its unit. Fill the unit: t, kg, ha.".into(),
        );
    }
    let rank = judge.word::<Rank>(at, "rank", record.rank.as_deref());
    let confidence_cap = judge.word::<Confidence>(at, "confidence_cap", record.confidence_cap.as_deref());
    reasons(
        judge,
        at,
        (record.rank.is_some(), record.rank_reason.is_some()),
        (record.confidence_cap.is_some(), record.cap_reason.is_some()),
    );
    let visibility = judge.visibility(at, record.visibility.as_deref());
    let turned = spec.symmetric && source.0 > target.0;
    let (source_id, target_id) = if turned { (target.0, source.0) } else { (source.0, target.0) };
    Some(relationship::Model {
        id: RelationshipId(0),
        public_id: id::derived("relationship", identity),
        key: record.key.clone(),
        kind,
        source_id,
        target_id,
        role,
        from_earliest,
        from_latest,
        from_text,
        until_earliest,
        until_latest,
        until_text,
        share_min,
        share_max,
        basis: judge.word::<OwnershipBasis>(at, "basis", record.basis.as_deref()),
        amount_min,
        amount_max,
        currency,
        per: judge.text(at, "per", record.per.as_deref()),
        quantity_min,
        quantity_max,
        unit: judge.text(at, "unit", record.unit.as_deref()),
        commodity: judge.text(at, "commodity", record.commodity.as_deref()),
        weight: weight(judge, record),
        note: judge.text(at, "note", record.note.as_deref()),
        negated: record.negated.unwrap_or(false),
        rank,
        rank_reason: judge.text(at, "rank_reason", record.rank_reason.as_deref()),
        confidence_cap,
        cap_reason: judge.text(at, "cap_reason", record.cap_reason.as_deref()),
        visibility,
        level: visibility,
        confidence: 0,
        disputed: 0,
        known_from: RevisionId(0),
    })
}

/// The number that cheapest-path searches may walk by: 1 to 2,147,483,647.
fn weight(judge: &mut Judge, record: &RelationshipRecord) -> Option<i32> {
    let given = record.weight?;
    let weight = i32::try_from(given).ok().filter(|weight| *weight > 0);
    if weight.is_none() {
        judge.problem(
            ProblemCode::BadNumber,
            &record.at,
            "weight",
            "A weight is a whole number from 1 to 2147483647.".into(),
        );
    }
    weight
}

/// Notes ends and properties that the kind does not take.
fn check_ends(
    judge: &mut Judge,
    record: &RelationshipRecord,
    kind: RelationshipKind,
    spec: &RelationshipSpec,
    source: ThingKind,
    target: ThingKind,
) {
    let at = &record.at;
    for (column, ends, end) in [("source_thing", spec.sources, source), ("target_thing", spec.targets, target)] {
        if !ends.allows(end) {
            let allowed: Vec<&str> = ends.kinds().map(Vocabulary::name).collect();
            let message = format!("{} cannot stand here: {} takes {}.", end.name(), kind.name(), allowed.join(", "));
            judge.problem(ProblemCode::WrongEnd, at, column, message);
        }
    }
    let shares = [("share", record.share.is_some()), ("basis", record.basis.is_some())];
    let amounts = [
        ("amount", record.amount.is_some()),
        ("quantity", record.quantity.is_some()),
        ("commodity", record.commodity.is_some()),
    ];
    let refused = shares
        .iter()
        .filter(|_| !spec.takes_share)
        .chain(amounts.iter().filter(|_| !spec.takes_amount));
    for (column, filled) in refused {
        if *filled {
            judge.problem(
                ProblemCode::WrongProperty,
                at,
                column,
                format!("{} takes no {column}. Put it in the note, or choose another kind.", kind.name()),
            );
        }
    }
}

/// A rank or a cap needs its reason.
pub fn reasons(judge: &mut Judge, at: &Place, rank: (bool, bool), cap: (bool, bool)) {
    for (column, (set, reason)) in [("rank_reason", rank), ("cap_reason", cap)] {
        if set && !reason {
            judge.problem(
                ProblemCode::ReasonMissing,
                at,
                column,
                "It stands without its reason. Say in a few words why.".into(),
            );
        }
    }
}
