//! Proceedings: one filing of one case at one forum, with its stages and outcome.

use async_graphql::{Object, Result};
use entities::vocabulary::{OutcomeKind, PartyRole, RelationshipKind, ThingKind, Vocabulary};
use store::relationship::{Direction, RelationshipFilter};

use super::connection::{Connection, PageArgs};
use super::party::{self, PartyGroup, ties};
use super::term::{Term, words};
use super::thing::detail::detail;
use super::thing::{Case, Event, Forum, ThingData};
use super::value::Bound;
use super::world::AtInput;

/// What only proceedings have.
pub struct ProceedingFields(pub ThingData);

#[Object]
impl ProceedingFields {
    /// When it was filed; null when not known.
    async fn filed_on(&self) -> Result<Option<Bound>> {
        detail!(self.0, Proceeding, row => row.filed_on.as_deref().and_then(Bound::parse))
    }

    /// How it ended, in general terms; null when not recorded.
    async fn outcome(&self) -> Result<Option<Term<OutcomeKind>>> {
        detail!(self.0, Proceeding, row => row.outcome.map(Term))
    }

    /// How it ended, in English; null when not recorded.
    async fn outcome_label(&self) -> Result<Option<&'static str>> {
        detail!(self.0, Proceeding, row => row.outcome.map(Vocabulary::label))
    }

    /// How it ended, in Khmer; null when not recorded.
    async fn outcome_label_km(&self) -> Result<Option<&'static str>> {
        detail!(self.0, Proceeding, row => row.outcome.map(Vocabulary::label_km))
    }

    /// How it ended, as the forum names it; null when not recorded.
    async fn outcome_text(&self) -> Result<Option<String>> {
        detail!(self.0, Proceeding, row => row.outcome_text.clone())
    }

    /// When it ended; null when not known or not ended.
    async fn outcome_on(&self) -> Result<Option<Bound>> {
        detail!(self.0, Proceeding, row => row.outcome_on.as_deref().and_then(Bound::parse))
    }

    /// What was given; null when nothing was or it is not recorded.
    async fn remedy(&self) -> Result<Option<String>> {
        detail!(self.0, Proceeding, row => row.remedy.clone())
    }

    /// Whether what was given was also delivered; null when no source says.
    async fn delivered(&self) -> Result<Option<bool>> {
        detail!(self.0, Proceeding, row => row.delivered)
    }

    /// The case it was brought over; null when the case is not recorded.
    async fn case(&self) -> Result<Option<Case>> {
        let data = &self.0;
        let found = party::first_other(
            &data.world,
            data.row.id,
            RelationshipKind::ArisesFrom,
            Direction::Out,
            ThingKind::Case,
        )
        .await?;
        Ok(found.and_then(Case::of))
    }

    /// The forum it was filed at; null when the forum is not recorded.
    async fn forum(&self) -> Result<Option<Forum>> {
        let data = &self.0;
        let found = party::first_other(&data.world, data.row.id, RelationshipKind::Before, Direction::Out, ThingKind::Forum).await?;
        Ok(found.and_then(Forum::of))
    }

    /// Its parties, grouped by role in a fixed order.
    async fn parties(
        &self,
        #[graphql(desc = "Only parties of these roles; omitted or empty for all.")] roles: Option<Vec<Term<PartyRole>>>,
        #[graphql(desc = "The time that this part of the answer is about; omitted for the time of the answer around it.")] at: Option<
            AtInput,
        >,
    ) -> Result<Vec<PartyGroup>> {
        let world = self.0.world.at(at).await?;
        party::groups(&world, self.0.row.id, &words(roles.as_ref())).await
    }

    /// Its stages: the hearings, rulings and other events that are part of it.
    async fn stages(
        &self,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Event>> {
        let world = &self.0.world;
        let filter = RelationshipFilter {
            other_kinds: vec![ThingKind::Event],
            ..ties(world, &[RelationshipKind::PartOf], Direction::In)
        };
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        party::other_ends(world, self.0.row.id, filter, &page, "stages of a proceeding", |thing, _| {
            Event::of(thing)
        })
        .await
    }
}
