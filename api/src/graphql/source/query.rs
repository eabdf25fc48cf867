//! The root fields about sources, and what they take.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, OneofObject, Result};
use entities::vocabulary::SourceKind;
use futures_util::FutureExt;

use super::Source;
use crate::graphql::connection::{Connection, Count, PageArgs};
use crate::graphql::error::of_store;
use crate::graphql::id::IdKind;
use crate::graphql::term::{Term, words};
use crate::graphql::world::World;

/// Names one source, in one of two ways.
#[derive(OneofObject)]
pub enum SourceBy {
    /// By its name in files.
    Key(String),
    /// By its global id: `source_` and 32 hexadecimal digits.
    Id(ID),
}

/// Which sources a list holds. An omitted field lets all through; all given ones must be met.
#[derive(Default, InputObject)]
pub struct SourceFilter {
    /// Only sources of these kinds; empty for all.
    #[graphql(default)]
    kinds: Option<Vec<Term<SourceKind>>>,
    /// Only sources whose title holds this text, whatever the case of its letters.
    #[graphql(default)]
    text: Option<String>,
    /// Only sources of this publisher, by its whole name.
    #[graphql(default)]
    publisher: Option<String>,
}

/// The root fields about sources.
#[derive(Default)]
pub struct SourceQuery;

/// The root fields about sources.
#[Object]
impl SourceQuery {
    /// One source; null when there is none for this viewer.
    async fn source(&self, ctx: &Context<'_>, #[graphql(desc = "Its key in files or its id.")] by: SourceBy) -> Result<Option<Source>> {
        let world = World::of(ctx)?;
        let row = match by {
            SourceBy::Key(key) => store::source::find_by_key(&world.reader, &key).await.map_err(of_store)?,
            SourceBy::Id(id) => {
                let id = IdKind::Source.read("by.id", &id)?;
                store::source::find_by_public_ids(&world.reader, &[id])
                    .await
                    .map_err(of_store)?
                    .pop()
            }
        };
        Ok(row.map(|row| Source::new(Arc::new(row), world)))
    }

    /// Sources, by title.
    async fn sources(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which sources; omitted for all.")] filter: Option<SourceFilter>,
        #[graphql(desc = "At most this many, from the start: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the end: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Source>> {
        const LIST: &str = "sources";
        let world = World::of(ctx)?;
        let page = PageArgs {
            first,
            after,
            last,
            before,
        }
        .page(&world, LIST)?;
        let filter = filter.unwrap_or_default();
        let filter = store::source::SourceFilter {
            kinds: words(filter.kinds.as_ref()),
            text: filter.text,
            publisher: filter.publisher,
        };
        let listed = store::source::list(&world.reader, &filter, &page).await.map_err(of_store)?;
        let count: Count = Arc::new({
            let world = world.clone();
            move || {
                let (world, filter) = (world.clone(), filter.clone());
                async move { store::source::count(&world.reader, &filter).await.map_err(of_store) }.boxed()
            }
        });
        let node = |row| Source::new(Arc::new(row), world.clone());
        Ok(Connection::of(&world, LIST, listed, store::source::key, node, count))
    }
}
