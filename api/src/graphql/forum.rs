//! Forums: places where a complaint can be taken, with their rules and those who run them.

use async_graphql::{Object, Result};
use entities::vocabulary::{ForumKind, RelationshipKind, RulePart, ThingKind};
use store::relationship::{Direction, RelationshipFilter};

use super::connection::{Connection, PageArgs};
use super::forum_rule::ForumRule;
use super::loaders::RulesOf;
use super::party::{self, Party, ties};
use super::term::{Term, words};
use super::thing::detail::detail;
use super::thing::{Forum, Proceeding, ThingData};
use super::value::Held;

/// What only forums have.
pub struct ForumFields(pub ThingData);

#[Object]
impl ForumFields {
    /// What sort of forum it is; null when not recorded.
    async fn forum_kind(&self) -> Result<Option<Term<ForumKind>>> {
        detail!(self.0, Forum, row => row.category.map(Term))
    }

    /// What it can give, in words; null when not recorded.
    async fn remedies(&self) -> Result<Option<String>> {
        detail!(self.0, Forum, row => row.remedies.clone())
    }

    /// Whether its decisions bind; null when not recorded.
    async fn binding(&self) -> Result<Option<bool>> {
        detail!(self.0, Forum, row => row.binding)
    }

    /// Its limits in time, in words; null when not recorded.
    async fn time_limits(&self) -> Result<Option<String>> {
        detail!(self.0, Forum, row => row.time_limits.clone())
    }

    /// Its rules, by part, as they stood on the day asked about where one is. Those of the forums that it is part of are theirs.
    async fn rules(
        &self,
        #[graphql(desc = "Only these parts of its rules; omitted or empty for all.")] parts: Option<Vec<Term<RulePart>>>,
    ) -> Result<Vec<ForumRule>> {
        let parts = words(parts.as_ref());
        let world = &self.0.world;
        let rows = world.loaders().one(RulesOf(self.0.row.id)).await?.unwrap_or_default();
        let held = rows.iter().filter(|row| {
            let held = world.valid_at.map(|day| Held::from(store::forum_rule::period(row).held(day)));
            (parts.is_empty() || parts.contains(&row.part)) && held != Some(Held::Not) && !(world.certainly && held == Some(Held::Possibly))
        });
        Ok(held.map(|row| ForumRule::new(row.clone(), world.clone())).collect())
    }

    /// The actors that run it.
    async fn operators(
        &self,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Party>> {
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        party::parties(
            &self.0.world,
            self.0.row.id,
            RelationshipKind::Operates,
            &page,
            "operators of a forum",
        )
        .await
    }

    /// The wider forum whose rules it inherits; null when it stands alone.
    async fn part_of(&self) -> Result<Option<Forum>> {
        let data = &self.0;
        let found = party::first_other(&data.world, data.row.id, RelationshipKind::PartOf, Direction::Out, ThingKind::Forum).await?;
        Ok(found.and_then(Forum::of))
    }

    /// The proceedings that were filed at it.
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
            ..ties(world, &[RelationshipKind::Before], Direction::In)
        };
        let page = PageArgs {
            first,
            after,
            last,
            before,
        };
        party::other_ends(world, self.0.row.id, filter, &page, "proceedings of a forum", |thing, _| {
            Proceeding::of(thing)
        })
        .await
    }
}
