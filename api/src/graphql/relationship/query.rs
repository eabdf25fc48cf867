//! The root field that lists relationships of all things.
#![expect(clippy::too_many_arguments, reason = "each argument of a GraphQL field is one of its function")]

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use futures_util::FutureExt;

use super::{Relationship, RelationshipFilter};
use crate::graphql::connection::{Connection, Count, PageArgs};
use crate::graphql::error::of_store;
use crate::graphql::world::{AtInput, World};

/// The root field about relationships.
#[derive(Default)]
pub struct RelationshipQuery;

/// The root field about relationships.
#[Object]
impl RelationshipQuery {
    /// Relationships of all things, by the earliest day of their start; those without one come last.
    async fn relationships(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; omitted for all.")] filter: Option<RelationshipFilter>,
        #[graphql(desc = "The time that the answer is about; omitted for any time, as known now.")] at: Option<AtInput>,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Relationship>> {
        const LIST: &str = "relationships";
        let world = World::of(ctx)?.at(at).await?;
        let page = PageArgs {
            first,
            after,
            last,
            before,
        }
        .page(&world, LIST)?;
        let filter = filter.unwrap_or_default().of(&world);
        let listed = store::relationship::list(&world.reader, &filter, &page).await.map_err(of_store)?;
        let count: Count = Arc::new({
            let world = world.clone();
            move || {
                let (world, filter) = (world.clone(), filter.clone());
                async move { store::relationship::count(&world.reader, &filter).await.map_err(of_store) }.boxed()
            }
        });
        let node = |row| Relationship::new(Arc::new(row), world.clone());
        Ok(Connection::of(&world, LIST, listed, store::relationship::key, node, count))
    }
}
