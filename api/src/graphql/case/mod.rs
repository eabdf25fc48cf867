//! Cases: conflicts with their parties, proceedings and story.

mod timeline;

use async_graphql::{Object, Result};
use entities::vocabulary::{PartyRole, RelationshipKind, ThingKind};
use store::relationship::{Direction, RelationshipFilter};

use super::connection::{Connection, PageArgs};
use super::party::{self, PartyGroup, ties};
use super::scalars::PartialDate;
use super::term::{Term, words};
use super::thing::detail::detail;
use super::thing::{Proceeding, ThingData};
use super::world::AtInput;

pub use timeline::{Timeline, TimelineQuery};

/// What only cases have.
pub struct CaseFields(pub ThingData);

#[Object]
impl CaseFields {
    /// What it is about, in a few words; null when not recorded.
    async fn theme(&self) -> Result<Option<String>> {
        detail!(self.0, Case, row => row.theme.clone())
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

    /// The proceedings that were brought over it; `timeline` has them by date.
    async fn proceedings(
        &self,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Proceeding>> {
        let world = &self.0.world;
        let filter = RelationshipFilter {
            other_kinds: vec![ThingKind::Proceeding],
            ..ties(world, &[RelationshipKind::ArisesFrom], Direction::In)
        };
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        party::other_ends(world, self.0.row.id, filter, &page, "proceedings of a case", |thing, _| {
            Proceeding::of(thing)
        })
        .await
    }

    /// What happened in it: events, filings, statements, and the starts and ends of its ties, in order.
    async fn timeline(
        &self,
        #[graphql(desc = "Nothing that is known to have been before this date.")] from: Option<PartialDate>,
        #[graphql(desc = "Nothing that is known to have been after this date.")] to: Option<PartialDate>,
        #[graphql(desc = "At most this many entries, from the start: 1 to 100.")] first: Option<i32>,
    ) -> Result<Timeline> {
        timeline::of(&self.0.world, self.0.row.id, from, to, first).await
    }
}
