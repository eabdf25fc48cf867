//! What hangs on things: figures, locations and forum rules.

use std::collections::HashMap;

use entities::id::{self, FigureId, ForumRuleId, LocationId, RevisionId};
use entities::period::Period;
use entities::vocabulary::{Confidence, LocationRole, Measure, Precision, Rank, RulePart, Table, ThingKind, Visibility, Vocabulary};
use entities::{figure, forum_rule, location};
use exchange::Dataset;
use exchange::record::{FigureRecord, ForumRuleRecord, LocationRecord, Place};

use super::things::columns;
use super::ties::reasons;
use super::{Catalogue, Claimed, Facts, Judge};
use crate::problem::ProblemCode;

/// Notes a second line of the same record.
fn once<'a>(judge: &mut Judge, seen: &mut HashMap<String, &'a Place>, identity: &str, at: &'a Place) -> bool {
    let Some(first) = seen.insert(identity.to_owned(), at) else {
        return true;
    };
    let message = format!(
        "This is the same record as in {} line {}. Join the two lines, or give them a `key` each.",
        first.file, first.line
    );
    judge.problem(ProblemCode::DuplicateKey, at, "key", message);
    false
}

/// A period from two cells, whose order is judged.
fn period(judge: &mut Judge, at: &Place, from: Option<&str>, until: Option<&str>) -> Period {
    let period = Period {
        from: judge.date(at, "from", from),
        until: judge.date(at, "until", until),
    };
    if !period.is_in_order() {
        judge.problem(
            ProblemCode::DatesOutOfOrder,
            at,
            "until",
            "It ends before it starts. Mend one of the two dates.".into(),
        );
    }
    period
}

impl Facts {
    pub(super) fn add_figures(&mut self, dataset: &Dataset, catalogue: &Catalogue, judge: &mut Judge) {
        let mut seen = HashMap::new();
        for record in &dataset.figures {
            let at = &record.at;
            let thing = catalogue.thing(judge, at, "thing", &record.thing);
            let measure = judge.word::<Measure>(at, "measure", Some(&record.measure));
            let (Some((thing_id, _)), Some(measure)) = (thing, measure) else {
                continue;
            };
            let identity = FigureRecord {
                measure: measure.name().into(),
                ..record.clone()
            }
            .identity();
            if !once(judge, &mut seen, &identity, at) {
                continue;
            }
            let (value_min, value_max) = judge.range(at, "value", record.value);
            let has_value = value_min.or(value_max).is_some();
            let currency = match record.currency.as_deref() {
                Some(_) => judge.currency(at, record.currency.as_deref(), has_value || record.text.is_some()),
                None => None,
            };
            if !has_value && record.text.is_none() {
                judge.problem(
                    ProblemCode::BadNumber,
                    at,
                    "value",
                    "A figure needs a value, or the source's own terms in `text`.".into(),
                );
            }
            let (as_of_earliest, as_of_latest, as_of_text) = columns(judge.date(at, "as_of", record.evidence.as_of.as_deref()));
            reasons(
                judge,
                at,
                (record.rank.is_some(), record.rank_reason.is_some()),
                (record.confidence_cap.is_some(), record.cap_reason.is_some()),
            );
            let visibility = judge.visibility(at, record.visibility.as_deref());
            let row = figure::Model {
                id: FigureId(0),
                public_id: id::derived("figure", &identity),
                thing_id,
                key: record.key.clone(),
                measure,
                group_counted: judge.text(at, "group", record.group.as_deref()),
                value_min,
                value_max,
                text: judge.text(at, "text", record.text.as_deref()),
                unit: judge.text(at, "unit", record.unit.as_deref()),
                currency,
                as_of_earliest,
                as_of_latest,
                as_of_text,
                note: judge.text(at, "note", record.note.as_deref()),
                rank: judge.word::<Rank>(at, "rank", record.rank.as_deref()),
                rank_reason: judge.text(at, "rank_reason", record.rank_reason.as_deref()),
                confidence_cap: judge.word::<Confidence>(at, "confidence_cap", record.confidence_cap.as_deref()),
                cap_reason: judge.text(at, "cap_reason", record.cap_reason.as_deref()),
                visibility,
                level: visibility,
                confidence: 0,
                disputed: 0,
                known_from: RevisionId(0),
            };
            let subject = id::to_text(row.public_id);
            self.inline_evidence(Table::Figure, &subject, at, &record.evidence, catalogue, judge);
            self.claimed.push(Claimed {
                table: Table::Figure,
                subject,
                at: at.clone(),
                what: format!("The figure {} of “{}”", measure.name(), record.thing),
            });
            self.figures.push(row);
        }
    }

    pub(super) fn add_locations(&mut self, dataset: &Dataset, catalogue: &Catalogue, judge: &mut Judge) {
        let mut seen = HashMap::new();
        for record in &dataset.locations {
            let at = &record.at;
            let thing = catalogue.thing(judge, at, "thing", &record.thing);
            let place = catalogue.place(judge, at, "place", &record.place);
            let role = judge.word::<LocationRole>(at, "role", Some(&record.role));
            let precision = judge.word::<Precision>(at, "precision", record.precision.as_deref());
            let (Some((thing_id, _)), Some(place_id), Some(role)) = (thing, place, role) else {
                continue;
            };
            let identity = LocationRecord {
                role: role.name().into(),
                ..record.clone()
            }
            .identity();
            if !once(judge, &mut seen, &identity, at) {
                continue;
            }
            let period = period(judge, at, record.from.as_deref(), record.until.as_deref());
            let (from_earliest, from_latest, from_text) = columns(period.from);
            let (until_earliest, until_latest, until_text) = columns(period.until);
            let visibility = judge.visibility(at, record.visibility.as_deref());
            let row = location::Model {
                id: LocationId(0),
                public_id: id::derived("location", &identity),
                thing_id,
                key: record.key.clone(),
                place_id,
                role,
                precision: precision.unwrap_or(Precision::Country),
                from_earliest,
                from_latest,
                from_text,
                until_earliest,
                until_latest,
                until_text,
                note: judge.text(at, "note", record.note.as_deref()),
                visibility,
                level: visibility,
                confidence: 0,
                disputed: 0,
                known_from: RevisionId(0),
            };
            let subject = id::to_text(row.public_id);
            self.inline_evidence(Table::Location, &subject, at, &record.evidence, catalogue, judge);
            self.claimed.push(Claimed {
                table: Table::Location,
                subject,
                at: at.clone(),
                what: format!("The location of “{}”", record.thing),
            });
            self.locations.push(row);
        }
    }

    pub(super) fn add_forum_rules(&mut self, dataset: &Dataset, catalogue: &Catalogue, judge: &mut Judge) {
        let mut seen = HashMap::new();
        for record in &dataset.forum_rules {
            let at = &record.at;
            let forum = catalogue.thing(judge, at, "forum", &record.forum);
            let part = judge.word::<RulePart>(at, "part", Some(&record.part));
            let (Some((forum_id, kind)), Some(part), Some(text)) = (forum, part, judge.text(at, "text", Some(&record.text))) else {
                continue;
            };
            if kind != ThingKind::Forum {
                judge.problem(ProblemCode::WrongEnd, at, "forum", format!("“{}” is no forum.", record.forum));
            }
            let identity = ForumRuleRecord {
                part: part.name().into(),
                ..record.clone()
            }
            .identity();
            if !once(judge, &mut seen, &identity, at) {
                continue;
            }
            let period = period(judge, at, record.from.as_deref(), record.until.as_deref());
            let (from_earliest, from_latest, from_text) = columns(period.from);
            let (until_earliest, until_latest, until_text) = columns(period.until);
            let row = forum_rule::Model {
                id: ForumRuleId(0),
                public_id: id::derived("rule", &identity),
                forum_id,
                key: record.key.clone(),
                part,
                condition: judge.text(at, "condition", record.condition.as_deref()),
                text,
                from_earliest,
                from_latest,
                from_text,
                until_earliest,
                until_latest,
                until_text,
                visibility: Visibility::Public,
                level: Visibility::Public,
                confidence: 0,
                disputed: 0,
                known_from: RevisionId(0),
            };
            let subject = id::to_text(row.public_id);
            self.inline_evidence(Table::ForumRule, &subject, at, &record.evidence, catalogue, judge);
            self.claimed.push(Claimed {
                table: Table::ForumRule,
                subject,
                at: at.clone(),
                what: format!("The rule of “{}”", record.forum),
            });
            self.forum_rules.push(row);
        }
    }
}
