//! The database as it was at a revision, rebuilt from the log into an empty one, so that the past is read by the same code as the present.
//!
//! What was held is the rows that have not changed since, and the images of those that have. Who may see it is decided by
//! today's levels: what was raised or erased since is not shown because it was open once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, TransactionTrait,
};
use serde_json::Value;

use entities::detail::Detail;
use entities::id::{RevisionId, ThingId};
use entities::vocabulary::{ThingKind, Visibility, Vocabulary};
use entities::{evidence, figure, forum_rule, identifier, image, location, name, place, relationship, revision, source, thing};

use tokio::sync::Mutex;

use crate::access::Reader;
use crate::connect::{Blank, Database};
use crate::derive::refresh_all;
use crate::error::{Error, Result};
use crate::graph::Snapshot;
use crate::row::{Row, from_json, to_json};

/// How many rows one insert carries.
const ROWS: usize = 400;
/// How many pasts are kept, so that asking again costs nothing.
const KEPT: usize = 3;

/// The pasts of one database that were asked for lately.
pub(crate) struct Past {
    blank: Option<Blank>,
    limit: u64,
    kept: Mutex<Vec<Kept>>,
}

/// One past: as of a revision, seen from another.
struct Kept {
    at: RevisionId,
    seen_from: RevisionId,
    database: Database,
    snapshot: Arc<Snapshot>,
}

impl Past {
    pub(crate) fn new(blank: Option<Blank>, limit: u64) -> Self {
        Self {
            blank,
            limit,
            kept: Mutex::new(Vec::new()),
        }
    }
}

/// What a viewer may read of the graph as it was at a revision, and the index that goes with it.
///
/// # Errors
/// [`Error::Refused`] with `PAST_TOO_LARGE` when the graph is too large for its past to be rebuilt on demand.
pub async fn at(database: &Database, at: RevisionId, clearance: Visibility) -> Result<(Reader, Arc<Snapshot>)> {
    let past = database.past();
    let newest = crate::history::newest(&database.reader(clearance))
        .await?
        .map_or(RevisionId(0), |row| row.seq);
    // Held while a past is rebuilt, so that many who ask for the same one wait for a single rebuild.
    let mut kept = past.kept.lock().await;
    if let Some(known) = kept.iter().find(|known| (known.at, known.seen_from) == (at, newest)) {
        return Ok((known.database.reader(clearance), known.snapshot.clone()));
    }
    let Some(blank) = &past.blank else {
        let message = "This server cannot read the graph as it was known earlier. Ask without `knownAt`.".into();
        return Err(Error::Refused { code: "NO_PAST", message });
    };
    let rebuilt = blank().await?;
    rebuild(database, at, past.limit, &rebuilt).await?;
    let snapshot = Arc::new(crate::graph::load(&rebuilt, &|_| {}).await?);
    let reader = rebuilt.reader(clearance);
    if kept.len() == KEPT {
        kept.remove(0);
    }
    kept.push(Kept {
        at,
        seen_from: newest,
        database: rebuilt,
        snapshot: snapshot.clone(),
    });
    Ok((reader, snapshot))
}

/// Fills `into`, a new database with its tables but no rows, with what `from` held at the revision.
///
/// # Errors
/// [`Error::Refused`] with `PAST_TOO_LARGE` when the database holds more than `limit` things and relationships.
pub async fn rebuild(from: &Database, at: RevisionId, limit: u64, into: &Database) -> Result<()> {
    let now = from.connection().begin().await?;
    let size = thing::Entity::find().count(&now).await? + relationship::Entity::find().count(&now).await?;
    if size > limit {
        let message = format!(
            "The past cannot be rebuilt here: the graph holds {size} things and relationships, more than the {limit} that are rebuilt on demand. Ask without `knownAt`."
        );
        return Err(Error::Refused {
            code: "PAST_TOO_LARGE",
            message,
        });
    }
    let then = into.connection().begin().await?;
    copy::<source::Model, _>(&now, &then, at).await?;
    copy_places(&now, &then, at).await?;
    copy::<thing::Model, _>(&now, &then, at).await?;
    copy_details(&now, &then, at).await?;
    copy::<name::Model, _>(&now, &then, at).await?;
    copy::<identifier::Model, _>(&now, &then, at).await?;
    copy::<relationship::Model, _>(&now, &then, at).await?;
    copy::<figure::Model, _>(&now, &then, at).await?;
    copy::<location::Model, _>(&now, &then, at).await?;
    copy::<forum_rule::Model, _>(&now, &then, at).await?;
    copy::<evidence::Model, _>(&now, &then, at).await?;
    insert(
        &then,
        revision::Entity::find().filter(revision::Column::Seq.lte(at)).all(&now).await?,
    )
    .await?;
    insert(&then, image::Entity::find().filter(image::Column::Seq.lte(at)).all(&now).await?).await?;
    refresh_all(&then).await?;
    then.commit().await?;
    now.rollback().await?;
    Ok(())
}

/// The rows of one table as they were.
async fn then<R: Row, C: ConnectionTrait>(connection: &C, at: RevisionId) -> Result<Vec<<R::Entity as EntityTrait>::ActiveModel>>
where
    <R::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = R::Entity> + Send,
{
    let today: HashMap<i64, R> = R::Entity::find()
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.key(), row))
        .collect();
    let mut rows = Vec::new();
    for (key, body) in images(connection, R::TABLE, at).await? {
        let mut body = body;
        // Who may see it is today's decision.
        if let (Some(fields), Some(row)) = (body.as_object_mut(), today.get(&key))
            && let Some(visibility) = to_json(row).get("visibility")
        {
            fields.insert("visibility".into(), visibility.clone());
        }
        rows.push(from_json::<R::Entity>(&body).map_err(Error::Inconsistent)?);
    }
    rows.extend(
        today
            .into_values()
            .filter(|row| row.known_from() <= at)
            .map(|row| row.into_active_model().reset_all()),
    );
    Ok(rows)
}

/// For each record that has changed since, how it was at the revision; erased images are left out.
async fn images<C: ConnectionTrait>(connection: &C, table: entities::vocabulary::Table, at: RevisionId) -> Result<Vec<(i64, Value)>> {
    let found = image::Entity::find()
        .filter(image::Column::RecordTable.eq(table))
        .filter(image::Column::Seq.gt(at))
        .filter(image::Column::KnownFrom.lte(at))
        .all(connection)
        .await?;
    // A record has one state at a time, so at most one of its images was current at the revision.
    Ok(found
        .into_iter()
        .filter_map(|row| row.body.map(|body| (row.record_id, body)))
        .collect())
}

async fn copy<R: Row, C: ConnectionTrait>(now: &C, into: &C, at: RevisionId) -> Result<()>
where
    <R::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = R::Entity> + Send,
{
    let rows = then::<R, C>(now, at).await?;
    for rows in rows.chunks(ROWS) {
        R::Entity::insert_many(rows.iter().cloned()).exec_without_returning(into).await?;
    }
    Ok(())
}

/// Places refer to places, so those that others lie in are written first.
async fn copy_places<C: ConnectionTrait>(now: &C, into: &C, at: RevisionId) -> Result<()> {
    let mut waiting = then::<place::Model, C>(now, at).await?;
    let mut written: HashSet<i64> = HashSet::new();
    while !waiting.is_empty() {
        let parent = |row: &place::ActiveModel| row.parent_id.clone().take().flatten();
        let (ready, rest): (Vec<_>, Vec<_>) = waiting
            .into_iter()
            .partition(|row| parent(row).is_none_or(|id| written.contains(&id.0)));
        if ready.is_empty() {
            return Err(Error::Inconsistent("places lie in each other in a circle".into()));
        }
        for rows in ready.chunks(ROWS) {
            place::Entity::insert_many(rows.iter().cloned())
                .exec_without_returning(into)
                .await?;
        }
        written.extend(ready.iter().filter_map(|row| row.id.clone().take()).map(|id| id.0));
        waiting = rest;
    }
    Ok(())
}

/// The details of things: from their images where they have changed since, else as they are.
async fn copy_details<C: ConnectionTrait>(now: &C, into: &C, at: RevisionId) -> Result<()> {
    let changed: HashMap<i64, Value> = images(now, entities::vocabulary::Table::Thing, at).await?.into_iter().collect();
    for (key, body) in &changed {
        let kind = body
            .get("kind")
            .and_then(Value::as_i64)
            .and_then(|code| i16::try_from(code).ok())
            .and_then(ThingKind::from_code);
        let Some(kind) = kind else { continue };
        let cell = |column: &str| {
            body.get("detail")
                .and_then(|detail| detail.get(column))
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        if let Ok(detail) = Detail::read(kind, ThingId(*key), &cell) {
            Detail::insert_many(into, vec![detail]).await?;
        }
    }
    for kind in ThingKind::ALL.iter().copied() {
        let rows = thing::Entity::find()
            .filter(thing::Column::Kind.eq(kind))
            .filter(thing::Column::KnownFrom.lte(at))
            .all(now)
            .await?;
        let ids: Vec<ThingId> = rows
            .into_iter()
            .map(|row| row.id)
            .filter(|id| !changed.contains_key(&id.0))
            .collect();
        for ids in ids.chunks(5_000) {
            Detail::insert_many(into, Detail::find(now, kind, ids.to_vec()).await?).await?;
        }
    }
    Ok(())
}

/// Inserts rows as they are.
async fn insert<M, C>(into: &C, rows: Vec<M>) -> Result<()>
where
    M: sea_orm::ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel> + Clone,
    <M::Entity as EntityTrait>::ActiveModel: Send,
    C: ConnectionTrait,
{
    for rows in rows.chunks(ROWS) {
        M::Entity::insert_many(rows.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(into)
            .await?;
    }
    Ok(())
}
