//! The root fields that find one thing or list things.
#![expect(clippy::too_many_arguments, reason = "each argument of a GraphQL field is one of its function")]

use std::sync::Arc;

use async_graphql::{Context, Object, OutputType, Result};
use entities::thing::Model;
use entities::vocabulary::{ThingKind, Vocabulary};
use futures_util::FutureExt;

use super::{ActorObject, Case, Forum, Statement, ThingBy, ThingFilter, ThingObject, ThingOrder};
use crate::graphql::connection::{Connection, Count, PageArgs};
use crate::graphql::error::of_store;
use crate::graphql::world::{AtInput, World};

/// The root fields about things.
#[derive(Default)]
pub struct ThingQuery;

/// What a list of things is asked for.
struct Asked {
    filter: Option<ThingFilter>,
    order: Option<ThingOrder>,
    at: Option<AtInput>,
    page: PageArgs,
}

/// A page of the things of some kinds.
async fn list<T: OutputType>(
    ctx: &Context<'_>,
    kinds: &[ThingKind],
    asked: Asked,
    node: impl Fn(ThingObject) -> Option<T>,
) -> Result<Connection<T>> {
    let world = World::of(ctx)?.at(asked.at).await?;
    let (order, name) = asked.order.unwrap_or(ThingOrder::Name).of_store();
    let page = asked.page.page(&world, name)?;
    let Some(filter) = asked.filter.unwrap_or_default().within(&world, kinds).await? else {
        return Ok(Connection::empty());
    };
    let listed = store::thing::list(&world.reader, &filter, order, &page).await.map_err(of_store)?;
    let count: Count = Arc::new({
        let world = world.clone();
        move || {
            let (world, filter) = (world.clone(), filter.clone());
            async move { store::thing::count(&world.reader, &filter).await.map_err(of_store) }.boxed()
        }
    });
    let object = |row: Model| node(ThingObject::new(Arc::new(row), world.clone()));
    Ok(Connection::of_some(
        &world,
        name,
        listed,
        |row| store::thing::key(order, row),
        object,
        count,
    ))
}

/// The kinds that can act.
fn actors() -> Vec<ThingKind> {
    ThingKind::ALL.iter().copied().filter(|kind| kind.is_actor()).collect()
}

/// The root fields about things.
#[Object]
impl ThingQuery {
    /// One thing of any kind; null when there is none for this viewer.
    async fn thing(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its slug or its id.")] by: ThingBy,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
    ) -> Result<Option<ThingObject>> {
        let world = World::of(ctx)?.at(at).await?;
        by.find(&world, "by").await
    }

    /// One case; null when there is none for this viewer, and for a thing that is no case.
    async fn case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its slug or its id.")] by: ThingBy,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
    ) -> Result<Option<Case>> {
        let world = World::of(ctx)?.at(at).await?;
        Ok(by.find(&world, "by").await?.and_then(Case::of))
    }

    /// One actor; null when there is none for this viewer, and for a thing that cannot act.
    async fn actor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its slug or its id.")] by: ThingBy,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
    ) -> Result<Option<ActorObject>> {
        let world = World::of(ctx)?.at(at).await?;
        Ok(by.find(&world, "by").await?.and_then(ActorObject::of))
    }

    /// One forum; null when there is none for this viewer, and for a thing that is no forum.
    async fn forum(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its slug or its id.")] by: ThingBy,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
    ) -> Result<Option<Forum>> {
        let world = World::of(ctx)?.at(at).await?;
        Ok(by.find(&world, "by").await?.and_then(Forum::of))
    }

    /// Things of all kinds.
    async fn things(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; omitted for all.")] filter: Option<ThingFilter>,
        #[graphql(desc = "Their order; by name when omitted.")] order_by: Option<ThingOrder>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<ThingObject>> {
        let asked = Asked {
            filter,
            order: order_by,
            at,
            page: PageArgs {
                first,
                after,
                last,
                before,
            },
        };
        list(ctx, ThingKind::ALL, asked, Some).await
    }

    /// Cases: conflicts, with their affected people and their story.
    async fn cases(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; omitted for all.")] filter: Option<ThingFilter>,
        #[graphql(desc = "Their order; by name when omitted.")] order_by: Option<ThingOrder>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Case>> {
        let asked = Asked {
            filter,
            order: order_by,
            at,
            page: PageArgs {
                first,
                after,
                last,
                before,
            },
        };
        list(ctx, &[ThingKind::Case], asked, Case::of).await
    }

    /// Things that can act.
    async fn actors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; omitted for all.")] filter: Option<ThingFilter>,
        #[graphql(desc = "Their order; by name when omitted.")] order_by: Option<ThingOrder>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<ActorObject>> {
        let asked = Asked {
            filter,
            order: order_by,
            at,
            page: PageArgs {
                first,
                after,
                last,
                before,
            },
        };
        list(ctx, &actors(), asked, ActorObject::of).await
    }

    /// Forums: places where a complaint can be taken.
    async fn forums(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; omitted for all.")] filter: Option<ThingFilter>,
        #[graphql(desc = "Their order; by name when omitted.")] order_by: Option<ThingOrder>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Forum>> {
        let asked = Asked {
            filter,
            order: order_by,
            at,
            page: PageArgs {
                first,
                after,
                last,
                before,
            },
        };
        list(ctx, &[ThingKind::Forum], asked, Forum::of).await
    }

    /// Statements: joint statements, releases, reports, pledges and aims.
    async fn statements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; omitted for all.")] filter: Option<ThingFilter>,
        #[graphql(desc = "Their order; by name when omitted.")] order_by: Option<ThingOrder>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Statement>> {
        let asked = Asked {
            filter,
            order: order_by,
            at,
            page: PageArgs {
                first,
                after,
                last,
                before,
            },
        };
        list(ctx, &[ThingKind::Statement], asked, Statement::of).await
    }
}
