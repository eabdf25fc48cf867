//! The timeline of a case: its events and those of its proceedings, filings, statements, and the starts and ends of the ties that it has.

use std::collections::BTreeSet;

use entities::id::ThingId;
use entities::partial_date::Day;
use entities::period::Bound;
use entities::vocabulary::{RelationshipKind, ThingKind};
use entities::{relationship, thing};

use crate::access::Reader;
use crate::error::Result;
use crate::page::Page;
use crate::relationship::{Direction, RelationshipFilter};

/// How many ties of a case, or of one of its proceedings, a timeline looks at.
const TIES: u32 = 2_000;

/// What an entry of a timeline is.
#[derive(Clone, Debug)]
pub enum What {
    /// An event of the case, or a stage of a proceeding.
    Event(thing::Model),
    /// A proceeding was filed.
    Proceeding(thing::Model),
    /// A statement about the case was issued.
    Statement(thing::Model),
    /// A tie of the case began.
    Begins(relationship::Model),
    /// A tie of the case ended.
    Ends(relationship::Model),
}

/// One entry of a timeline.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When, as the source puts it; none when it is not known.
    pub date: Option<Bound>,
    /// What.
    pub what: What,
}

/// What happened in a case.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// What is dated, in order: by earliest day, then coarser dates first.
    pub dated: Vec<Entry>,
    /// What has no date; never dropped silently.
    pub undated: Vec<Entry>,
    /// Whether the case has more ties than a timeline looks at.
    pub cut: bool,
}

/// The timeline of a case, within a window of days if one is given.
pub async fn of_case(reader: &Reader, case: ThingId, window: Option<(Day, Day)>) -> Result<Timeline> {
    let all = RelationshipFilter::default();
    let of_case = crate::relationship::of_things(reader, &[case], &all, &Page::first(TIES))
        .await?
        .remove(&case);
    let mut cut = of_case.as_ref().is_some_and(|listed| listed.has_next);
    let ties = of_case.map(|listed| listed.rows).unwrap_or_default();
    let proceedings: Vec<ThingId> = ties
        .iter()
        .filter(|row| row.kind == RelationshipKind::ArisesFrom && row.target_id == case)
        .map(|row| row.source_id)
        .collect();
    let parts = RelationshipFilter {
        kinds: vec![RelationshipKind::PartOf, RelationshipKind::Concerns],
        direction: Direction::In,
        ..all
    };
    let of_proceedings = crate::relationship::of_things(reader, &proceedings, &parts, &Page::first(TIES)).await?;
    let mut others: BTreeSet<ThingId> = ties
        .iter()
        .map(|row| if row.source_id == case { row.target_id } else { row.source_id })
        .collect();
    for listed in of_proceedings.into_values() {
        cut |= listed.has_next;
        others.extend(listed.rows.iter().map(|row| row.source_id));
    }
    let others: Vec<ThingId> = others.into_iter().collect();
    let mut entries = Vec::new();
    for row in crate::thing::find_by_ids(reader, &others).await? {
        let date = crate::thing::period(&row).from;
        match row.kind {
            ThingKind::Event => entries.push(Entry {
                date,
                what: What::Event(row),
            }),
            ThingKind::Proceeding => entries.push(Entry {
                date,
                what: What::Proceeding(row),
            }),
            ThingKind::Statement => entries.push(Entry {
                date,
                what: What::Statement(row),
            }),
            _ => {}
        }
    }
    for row in ties.into_iter().filter(|row| !is_shown_as_thing(row.kind)) {
        let period = crate::relationship::period(&row);
        if period.from.is_some() {
            entries.push(Entry {
                date: period.from,
                what: What::Begins(row.clone()),
            });
        }
        if period.until.is_some() {
            entries.push(Entry {
                date: period.until,
                what: What::Ends(row),
            });
        }
    }
    let inside = |date: &Bound| {
        window.is_none_or(|(first, last)| date.earliest.is_none_or(|day| day <= last) && date.latest.is_none_or(|day| day >= first))
    };
    let (mut dated, undated): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|entry| entry.date.is_some());
    dated.retain(|entry| entry.date.as_ref().is_some_and(inside));
    dated.sort_by_key(|entry| (order(entry.date.as_ref()), rank(&entry.what)));
    let mut undated = undated;
    undated.sort_by_key(|entry| rank(&entry.what));
    Ok(Timeline { dated, undated, cut })
}

/// Ties whose other end stands in the timeline as an event, filing or statement of its own.
fn is_shown_as_thing(kind: RelationshipKind) -> bool {
    matches!(
        kind,
        RelationshipKind::ArisesFrom | RelationshipKind::PartOf | RelationshipKind::About
    )
}

/// By the earliest day (or the latest, where no day is ruled out before), then coarser dates first.
fn order(date: Option<&Bound>) -> (Day, std::cmp::Reverse<Day>) {
    let earliest = date.and_then(|date| date.earliest.or(date.latest)).unwrap_or(Day::MAX);
    let latest = date.and_then(|date| date.latest).unwrap_or(Day::MAX);
    (earliest, std::cmp::Reverse(latest))
}

fn rank(what: &What) -> (u8, i64) {
    match what {
        What::Proceeding(row) => (0, row.id.0),
        What::Event(row) => (1, row.id.0),
        What::Statement(row) => (2, row.id.0),
        What::Begins(row) => (3, row.id.0),
        What::Ends(row) => (4, row.id.0),
    }
}
