//! The history of a record, from the log: what was done to it, and how it was before.
//! Who did it and why is for editors, and comes with accounts.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entities::vocabulary::{Action, Table};
use futures_util::FutureExt;
use serde_json::Value;
use std::sync::Arc;
use store::history::Entry;

use super::connection::{Connection, Count, PageArgs};
use super::error::{Code, coded, of_store};
use super::id::{IdKind, read_any};
use super::scalars::DateTime;
use super::term::Term;
use super::world::World;

/// Columns that are no part of what a record says: keys, derived values, and what nobody outside may read.
const INNER: [&str; 9] = [
    "id",
    "public_id",
    "known_from",
    "level",
    "confidence",
    "disputed",
    "search_key",
    "visibility",
    "key",
];

/// One thing that was done to a record.
#[derive(SimpleObject)]
pub struct Change {
    /// When.
    at: DateTime,
    /// What was done.
    action: Term<Action>,
    /// How the record was before; empty for one that was created, and where what it was has been erased.
    before: Vec<FieldBefore>,
}

/// A field of a record as it was before a change.
#[derive(SimpleObject)]
pub struct FieldBefore {
    /// The field's name in files, such as `from_text`.
    field: String,
    /// Its value as text.
    value: String,
}

impl Change {
    fn of(entry: &Entry) -> Self {
        let fields = entry.before.as_ref().and_then(Value::as_object).into_iter().flatten();
        let before = fields
            .filter(|(field, _)| !INNER.contains(&field.as_str()) && !field.ends_with("_id"))
            .filter_map(|(field, value)| {
                let value = match value {
                    Value::String(text) => text.clone(),
                    Value::Bool(_) | Value::Number(_) => value.to_string(),
                    Value::Null | Value::Array(_) | Value::Object(_) => return None,
                };
                Some(FieldBefore {
                    field: field.clone(),
                    value,
                })
            });
        Self {
            at: DateTime(entry.revision.at),
            action: Term(entry.revision.action),
            before: before.collect(),
        }
    }
}

/// A page of the history of a record, the newest change first.
///
/// # Errors
/// The arguments of the page are wrong, or the database failed.
pub async fn of(world: &World, table: Table, id: i64, page: &PageArgs) -> Result<Connection<Change>> {
    const LIST: &str = "history of a record";
    let page = page.page(world, LIST)?;
    let listed = store::history::of(&world.reader, table, id, &page).await.map_err(of_store)?;
    let count: Count = Arc::new({
        let world = world.clone();
        move || {
            let world = world.clone();
            async move { store::history::count(&world.reader, table, id).await.map_err(of_store) }.boxed()
        }
    });
    Ok(Connection::of(
        world,
        LIST,
        listed,
        store::history::key,
        |entry| Change::of(&entry),
        count,
    ))
}

/// The root field about history.
#[derive(Default)]
pub struct HistoryQuery;

/// The root field about history.
#[Object]
impl HistoryQuery {
    /// What was changed of a thing, relationship, figure, location, source or rule, the newest change first.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id of the record.")] of: ID,
        #[graphql(desc = "At most this many, from the newest: 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "After this cursor; goes with `first`.")] after: Option<String>,
        #[graphql(desc = "At most this many, from the oldest: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor; goes with `last`.")] before: Option<String>,
    ) -> Result<Connection<Change>> {
        let world = World::of(ctx)?;
        let (kind, id) = read_any("of", &of)?;
        macro_rules! key {
            ($module:ident, $table:ident) => {
                store::$module::find_by_public_ids(&world.reader, &[id])
                    .await
                    .map_err(of_store)?
                    .pop()
                    .map(|row| (Table::$table, row.id.0))
            };
        }
        let record = match kind {
            IdKind::Thing => key!(thing, Thing),
            IdKind::Relationship => key!(relationship, Relationship),
            IdKind::Source => key!(source, Source),
            IdKind::Evidence => key!(evidence, Evidence),
            IdKind::Figure => key!(figure, Figure),
            IdKind::Location => key!(location, Location),
            IdKind::Place => key!(place, Place),
            IdKind::ForumRule => key!(forum_rule, ForumRule),
        };
        let Some((table, id)) = record else {
            return Err(coded(
                Code::BadUserInput,
                "The argument of names no record. Find one with search, things or node.",
            ));
        };
        self::of(
            &world,
            table,
            id,
            &PageArgs {
                first,
                after,
                last,
                before,
            },
        )
        .await
    }
}
