//! The timeline of a case: what happened, in order, each entry with the thing or relationship that it is.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use entities::id::ThingId;
use entities::vocabulary::ThingKind;
use store::timeline::{Entry, What};

use crate::graphql::error::{Code, coded, of_store};
use crate::graphql::relationship::Relationship;
use crate::graphql::scalars::PartialDate;
use crate::graphql::thing::{ThingBy, ThingObject};
use crate::graphql::value::Bound;
use crate::graphql::world::{AtInput, World};

/// What happened in a case, in order.
#[derive(SimpleObject)]
pub struct Timeline {
    /// What is dated: by earliest possible day, then vaguer dates first.
    entries: Vec<TimelineEntry>,
    /// What has no date, as many as `first` asks for.
    undated: Vec<TimelineEntry>,
    /// How many dated entries there are between the dates asked for.
    total_count: i32,
    /// How many entries have no date.
    undated_count: i32,
    /// Whether all entries are here. False when `first` cut the list, or when the case has more ties than a timeline looks at.
    complete: bool,
}

/// One entry of a timeline: a thing, or the start or end of a relationship.
#[derive(SimpleObject)]
pub struct TimelineEntry {
    /// When; null when not known.
    date: Option<Bound>,
    /// What sort of entry it is.
    kind: TimelineEntryKind,
    /// The event, proceeding or statement; null for the start or end of a relationship.
    thing: Option<ThingObject>,
    /// The relationship that began or ended; null for a thing.
    relationship: Option<Relationship>,
}

/// What sort of entry of a timeline it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum TimelineEntryKind {
    /// Something happened in the case or in one of its proceedings.
    Event,
    /// A proceeding was filed.
    Filing,
    /// A statement about the case was issued.
    Statement,
    /// A tie of the case began.
    Begins,
    /// A tie of the case ended.
    Ends,
}

impl TimelineEntry {
    fn of(entry: Entry, world: &World) -> Self {
        let date = entry.date.map(Bound);
        let of_thing = |kind, row| (kind, Some(ThingObject::new(Arc::new(row), world.clone())), None);
        let of_tie = |kind, row| (kind, None, Some(Relationship::new(Arc::new(row), world.clone())));
        let (kind, thing, relationship) = match entry.what {
            What::Event(row) => of_thing(TimelineEntryKind::Event, row),
            What::Proceeding(row) => of_thing(TimelineEntryKind::Filing, row),
            What::Statement(row) => of_thing(TimelineEntryKind::Statement, row),
            What::Begins(row) => of_tie(TimelineEntryKind::Begins, row),
            What::Ends(row) => of_tie(TimelineEntryKind::Ends, row),
        };
        Self {
            date,
            kind,
            thing,
            relationship,
        }
    }
}

/// The timeline of a case between two dates.
///
/// # Errors
/// `BAD_USER_INPUT` for dates in the wrong order or a wrong `first`; the database failed.
pub async fn of(world: &World, case: ThingId, from: Option<PartialDate>, to: Option<PartialDate>, first: Option<i32>) -> Result<Timeline> {
    let size = world.present().pages().optional("first", first)? as usize;
    let window = (
        from.map_or(i32::MIN, |date| date.0.earliest()),
        to.map_or(i32::MAX, |date| date.0.latest()),
    );
    if window.0 > window.1 {
        return Err(coded(
            Code::BadUserInput,
            "The argument from is later than the argument to. Exchange them.",
        ));
    }
    let is_open = from.is_none() && to.is_none();
    let found = store::timeline::of_case(&world.reader, case, (!is_open).then_some(window))
        .await
        .map_err(of_store)?;
    let count = |entries: &[Entry]| i32::try_from(entries.len()).unwrap_or(i32::MAX);
    let (total_count, undated_count) = (count(&found.dated), count(&found.undated));
    let complete = !found.cut && found.dated.len() <= size && found.undated.len() <= size;
    let some = |entries: Vec<Entry>| {
        entries
            .into_iter()
            .take(size)
            .map(|entry| TimelineEntry::of(entry, world))
            .collect()
    };
    Ok(Timeline {
        entries: some(found.dated),
        undated: some(found.undated),
        total_count,
        undated_count,
        complete,
    })
}

/// The root field about the timeline of a case.
#[derive(Default)]
pub struct TimelineQuery;

/// The root field about the timeline of a case.
#[Object]
impl TimelineQuery {
    /// What happened in a case: events, filings, statements, and the starts and ends of its ties, in order.
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The case, by its slug or its id.")] case: ThingBy,
        #[graphql(desc = "Nothing that is known to have been before this date.")] from: Option<PartialDate>,
        #[graphql(desc = "Nothing that is known to have been after this date.")] to: Option<PartialDate>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many entries, from the start: 1 to 100.")] first: Option<i32>,
    ) -> Result<Timeline> {
        let world = World::of(ctx)?.at(at).await?;
        let thing = case.start(&world, "case").await?;
        let row = &thing.data().row;
        if row.kind != ThingKind::Case {
            return Err(coded(
                Code::BadUserInput,
                "The argument case names a thing that is no case. Find one with cases.",
            ));
        }
        of(&world, row.id, from, to, first).await
    }
}
