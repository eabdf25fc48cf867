//! Sources, places and things, with their details, names and identifiers.

use entities::detail::Detail;
use entities::id::{self, NameId, PlaceId, RevisionId};
use entities::period::Bound;
use entities::vocabulary::{NameKind, Naming, PlaceLevel, Script, SourceKind, ThingKind, Visibility, Vocabulary};
use entities::{identifier, name, place, source, thing};
use exchange::Dataset;
use exchange::record::ThingRecord;

use super::{Catalogue, Claimed, Facts, Judge};
use crate::problem::ProblemCode;
use crate::search::search_key;

/// A bound as its three columns.
pub fn columns(bound: Option<Bound>) -> (Option<i32>, Option<i32>, Option<String>) {
    bound.map_or((None, None, None), |bound| (bound.earliest, bound.latest, Some(bound.text)))
}

impl Facts {
    pub(super) fn add_sources(&mut self, dataset: &Dataset, catalogue: &Catalogue, judge: &mut Judge) {
        for record in &dataset.sources {
            let at = &record.at;
            let Some(id) = catalogue.source(judge, at, "key", &record.key) else {
                continue;
            };
            let original_id = record
                .original
                .as_deref()
                .and_then(|key| catalogue.source(judge, at, "original", key))
                .filter(|original| *original != id);
            let kind = judge.word::<SourceKind>(at, "kind", Some(&record.kind));
            let (published_earliest, published_latest, published_text) =
                columns(judge.date(at, "published_on", record.published_on.as_deref()));
            judge.date(at, "accessed_on", record.accessed_on.as_deref());
            let visibility = judge.visibility(at, record.visibility.as_deref());
            let (Some(kind), Some(title)) = (kind, judge.text(at, "title", Some(&record.title))) else {
                continue;
            };
            self.sources.push(source::Model {
                id,
                public_id: id::derived("source", &record.key),
                key: record.key.clone(),
                title,
                publisher: judge.text(at, "publisher", record.publisher.as_deref()),
                kind,
                url: judge.address(at, "url", record.url.as_deref()),
                archive_url: judge.address(at, "archive_url", record.archive_url.as_deref()),
                published_earliest,
                published_latest,
                published_text,
                accessed_on: record.accessed_on.clone(),
                language: judge.text(at, "language", record.language.as_deref()),
                is_party: record.is_party.unwrap_or(false),
                original_id,
                note: judge.text(at, "note", record.note.as_deref()),
                sha256: None,
                visibility,
                level: visibility,
                known_from: RevisionId(0),
            });
        }
    }

    pub(super) fn add_places(&mut self, dataset: &Dataset, catalogue: &Catalogue, judge: &mut Judge) {
        for record in &dataset.places {
            let at = &record.at;
            let Some(id) = catalogue.place(judge, at, "key", &record.key) else {
                continue;
            };
            let parent_id: Option<PlaceId> = record.parent.as_deref().and_then(|key| catalogue.place(judge, at, "parent", key));
            let (Some(level), Some(name)) = (
                judge.word::<PlaceLevel>(at, "level", Some(&record.level)),
                judge.text(at, "name", Some(&record.name)),
            ) else {
                continue;
            };
            self.places.push(place::Model {
                id,
                public_id: id::derived("place", &record.key),
                key: record.key.clone(),
                parent_id,
                level,
                name,
                name_km: judge.text(at, "name_km", record.name_km.as_deref()),
                country: judge.country(at, record.country.as_deref()),
                pcode: judge.text(at, "pcode", record.pcode.as_deref()),
                latitude: record.latitude,
                longitude: record.longitude,
                known_from: RevisionId(0),
            });
        }
    }

    pub(super) fn add_things(&mut self, dataset: &Dataset, catalogue: &Catalogue, judge: &mut Judge) {
        for record in &dataset.things {
            let at = &record.at;
            judge.slug(at, "slug", &record.slug);
            // An unknown kind has been noted when the catalogue was made.
            let Some(kind) = ThingKind::from_name(&record.kind) else { continue };
            let Some((id, _)) = catalogue.thing(judge, at, "slug", &record.slug) else {
                continue;
            };
            let detail = detail(judge, record, kind, id);
            let started = judge.date(at, "started", record.started.as_deref()).or_else(|| dated(record));
            let ended = judge.date(at, "ended", record.ended.as_deref());
            let period = entities::period::Period {
                from: started,
                until: ended,
            };
            if !period.is_in_order() {
                judge.problem(
                    ProblemCode::DatesOutOfOrder,
                    at,
                    "ended",
                    "It ends before it starts. Mend one of the two dates.".into(),
                );
            }
            let (started_earliest, started_latest, started_text) = columns(period.from);
            let (ended_earliest, ended_latest, ended_text) = columns(period.until);
            let naming = judge
                .word::<Naming>(at, "naming", record.naming.as_deref())
                .unwrap_or(Naming::Named);
            let visibility = judge.visibility(at, record.visibility.as_deref());
            let Some(name) = judge.text(at, "name", Some(&record.name)) else {
                continue;
            };
            let name_km = judge.text(at, "name_km", record.name_km.as_deref());
            self.name(id, &name, NameKind::Official, None, Visibility::Public);
            if let Some(name_km) = &name_km {
                self.name(id, name_km, NameKind::Official, Some("km".into()), Visibility::Public);
            }
            let row = thing::Model {
                id,
                public_id: id::derived("thing", &record.slug),
                kind,
                slug: record.slug.clone(),
                name,
                name_km,
                summary: judge.text(at, "summary", record.summary.as_deref()),
                summary_km: judge.text(at, "summary_km", record.summary_km.as_deref()),
                naming,
                country: judge.country(at, record.country.as_deref()),
                started_earliest,
                started_latest,
                started_text,
                ended_earliest,
                ended_latest,
                ended_text,
                note: judge.text(at, "note", record.note.as_deref()),
                visibility,
                level: visibility,
                confidence: 0,
                disputed: 0,
                known_from: RevisionId(0),
            };
            let subject = id::to_text(row.public_id);
            self.inline_evidence(entities::vocabulary::Table::Thing, &subject, at, &record.evidence, catalogue, judge);
            self.claimed.push(Claimed {
                table: entities::vocabulary::Table::Thing,
                subject,
                at: at.clone(),
                what: format!("The thing “{}”", record.slug),
            });
            if let Some(detail) = detail {
                self.details.insert(id.0, detail);
            }
            self.things.push(row);
        }
    }

    /// Adds a name unless the thing has it already; the first kind stands.
    fn name(&mut self, thing_id: id::ThingId, text: &str, kind: NameKind, lang: Option<String>, visibility: Visibility) {
        let same = |row: &&name::Model| row.thing_id == thing_id && row.text == text;
        // Names of one thing come together, so the few last rows are enough to look at.
        if self.names.iter().rev().take(100).any(|row| same(&row)) {
            return;
        }
        self.names.push(name::Model {
            id: NameId(0),
            thing_id,
            text: text.to_owned(),
            lang,
            script: script(text),
            kind,
            search_key: search_key(text),
            visibility,
            level: visibility,
            known_from: RevisionId(0),
        });
    }

    pub(super) fn add_names(&mut self, dataset: &Dataset, catalogue: &Catalogue, judge: &mut Judge) {
        for record in &dataset.names {
            let at = &record.at;
            let thing = catalogue.thing(judge, at, "thing", &record.thing);
            let kind = judge.word::<NameKind>(at, "kind", Some(&record.kind));
            let visibility = judge.visibility(at, record.visibility.as_deref());
            let text = judge.text(at, "text", Some(&record.text));
            let (Some((thing_id, _)), Some(kind), Some(text)) = (thing, kind, text) else {
                continue;
            };
            self.name(thing_id, &text, kind, judge.text(at, "lang", record.lang.as_deref()), visibility);
            let subject = format!("{}\n{text}", thing_id.0);
            self.inline_evidence(entities::vocabulary::Table::Name, &subject, at, &record.evidence, catalogue, judge);
        }
        self.names
            .sort_by(|a, b| (a.thing_id, &a.text, a.kind).cmp(&(b.thing_id, &b.text, b.kind)));
        self.names
            .dedup_by(|later, first| later.thing_id == first.thing_id && later.text == first.text);
        for record in &dataset.identifiers {
            let at = &record.at;
            let Some((thing_id, _)) = catalogue.thing(judge, at, "thing", &record.thing) else {
                continue;
            };
            let (Some(scheme), Some(value)) = (
                judge.text(at, "scheme", Some(&record.scheme)),
                judge.text(at, "value", Some(&record.value)),
            ) else {
                continue;
            };
            self.identifiers.push(identifier::Model {
                id: 0,
                thing_id,
                scheme,
                value,
                visibility: Visibility::Public,
                level: Visibility::Public,
                known_from: RevisionId(0),
            });
        }
    }
}

/// The detail that a record states; columns of other kinds are problems.
fn detail(judge: &mut Judge, record: &ThingRecord, kind: ThingKind, id: id::ThingId) -> Option<Detail> {
    let at = &record.at;
    let columns = Detail::columns(kind);
    for (column, _) in record.details.iter() {
        let known = columns.contains(&column) || (column == "amount" && kind == ThingKind::Event);
        if !known {
            judge.problem(
                ProblemCode::WrongProperty,
                at,
                column,
                format!("A thing of kind {} has no column “{column}”. Empty the cell.", kind.name()),
            );
        }
    }
    let (least, most) = judge.range(at, "amount", record.details.amount("amount"));
    if kind == ThingKind::Event {
        judge.currency(at, record.details.text("currency"), least.or(most).is_some());
    }
    let cell = |column: &str| match column {
        "amount_min" => least.map(|amount| amount.to_string()),
        "amount_max" => most.map(|amount| amount.to_string()),
        _ => record
            .details
            .text(column)
            .map(str::to_owned)
            .or_else(|| record.details.yes_no(column).map(|yes| if yes { "yes" } else { "no" }.to_owned())),
    };
    match Detail::read(kind, id, &cell) {
        Ok(detail) => Some(detail),
        Err(wrong) => {
            for (column, wanted) in wrong {
                let code = if column == "date" || column.ends_with("_on") {
                    ProblemCode::BadDate
                } else {
                    ProblemCode::UnknownWord
                };
                judge.problem(
                    code,
                    at,
                    &column,
                    format!("“{}” cannot stand here. Write {wanted}.", cell(&column).unwrap_or_default()),
                );
            }
            None
        }
    }
}

/// The day that a thing's own detail gives for its start.
fn dated(record: &ThingRecord) -> Option<Bound> {
    ["date", "issued_on", "filed_on", "adopted_on"]
        .into_iter()
        .find_map(|column| record.details.text(column))
        .and_then(Bound::parse)
}

/// The script that most letters of a text are of.
fn script(text: &str) -> Script {
    let of = |character: char| match character {
        '\u{1780}'..='\u{17ff}' => Some(Script::Khmer),
        '\u{0e00}'..='\u{0e7f}' => Some(Script::Thai),
        '\u{0e80}'..='\u{0eff}' => Some(Script::Lao),
        '\u{4e00}'..='\u{9fff}' => Some(Script::Han),
        '\u{1000}'..='\u{109f}' => Some(Script::Myanmar),
        'A'..='Z' | 'a'..='z' | '\u{00c0}'..='\u{024f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        character if character.is_alphabetic() => Some(Script::Other),
        _ => None,
    };
    let mut counts = [0usize; 8];
    for script in text.chars().filter_map(of) {
        counts[script.code() as usize] += 1;
    }
    let most = (1..counts.len())
        .max_by_key(|position| (counts[*position], std::cmp::Reverse(*position)))
        .filter(|position| counts[*position] > 0);
    most.and_then(|position| Script::from_code(position as i16))
        .unwrap_or(Script::Latin)
}
