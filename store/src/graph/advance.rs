//! Brings an index in step with the log by what has changed since, without reading everything again.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, TransactionTrait};

use entities::id::{RevisionId, ThingId};
use entities::vocabulary::{Action, RelationshipKind, Table, ThingKind, Visibility, Vocabulary};
use entities::{evidence, relationship, revision, thing};
use graph::{Changes, NodeInput};

use super::{EdgeRow, Snapshot, end_superseded, inconsistent, load, stamp};
use crate::connect::Database;
use crate::error::Result;
use crate::keys::{chunks, keys};

/// From how many changes on it is quicker to read everything anew.
const MANY: usize = 200_000;
/// How many changes lie over an index before they are taken into its tables.
const PENDING: usize = 2_000;

/// The graph at the newest revision, made of an older one and what has changed since.
///
/// # Errors
/// The database failed, or what it holds does not fit together.
pub async fn advance(database: &Database, from: &Snapshot) -> Result<Snapshot> {
    let transaction = database.connection().begin().await?;
    let changes = since(&transaction, from.revision).await?;
    transaction.rollback().await?;
    let Some((newest, changes)) = changes else {
        return load(database, &|_| {}).await;
    };
    let mut index = from.index.with(&changes).map_err(|error| inconsistent(&error))?;
    if index.pending() > PENDING {
        index = tokio::task::spawn_blocking(move || index.compacted())
            .await
            .map_err(|error| inconsistent(&error))?;
    }
    Ok(Snapshot {
        index,
        revision: newest.seq,
        stamp: stamp(&newest),
    })
}

/// What has changed since a revision, and the newest revision; none when everything must be read anew.
async fn since<C: ConnectionTrait>(connection: &C, old: RevisionId) -> Result<Option<(revision::Model, Changes)>> {
    use relationship::Column as R;
    let entries = revision::Entity::find()
        .filter(revision::Column::Seq.gt(old))
        .all(connection)
        .await?;
    let Some(newest) = entries.iter().max_by_key(|entry| entry.seq).cloned() else {
        return Ok(None);
    };
    // A source that changed may change what follows from its evidence anywhere, and what was deleted leaves no row to find.
    let is_far =
        |entry: &revision::Model| (entry.record_table == Table::Source && entry.action == Action::Update) || entry.action == Action::Delete;
    let touched: i64 = entries.iter().map(|entry| entry.last_id - entry.first_id + 1).sum();
    if old == RevisionId(0) || entries.iter().any(is_far) || touched > MANY as i64 {
        return Ok(None);
    }
    let mut things: BTreeSet<i64> = keys(
        connection,
        thing::Entity::find().filter(thing::Column::KnownFrom.gt(old)),
        thing::Column::Id,
    )
    .await?;
    let mut ties: BTreeSet<i64> = keys(connection, relationship::Entity::find().filter(R::KnownFrom.gt(old)), R::Id).await?;
    // New evidence changes how sure a fact is and who can see it, without changing its row's own columns.
    for table in [Table::Thing, Table::Relationship] {
        let pieces = evidence::Entity::find()
            .filter(evidence::Column::KnownFrom.gt(old))
            .filter(evidence::Column::SubjectTable.eq(table));
        let subjects = keys(connection, pieces, evidence::Column::SubjectId).await?;
        if table == Table::Thing {
            things.extend(subjects);
        } else {
            ties.extend(subjects);
        }
    }
    let mut changes = Changes::default();
    for ids in chunks(&things) {
        let rows = thing::Entity::find()
            .select_only()
            .columns([thing::Column::Id, thing::Column::Kind, thing::Column::Level]);
        let rows = rows
            .filter(thing::Column::Id.is_in(ids.clone()))
            .into_tuple::<(ThingId, ThingKind, Visibility)>();
        let node = |(id, kind, level): (ThingId, ThingKind, Visibility)| NodeInput {
            key: id.0,
            kind: kind.code() as u8,
            level: level.level(),
        };
        changes.nodes.extend(rows.all(connection).await?.into_iter().map(node));
        // A thing that is opened or closed opens or closes its ties.
        let touching = Condition::any().add(R::SourceId.is_in(ids.clone())).add(R::TargetId.is_in(ids));
        ties.extend(keys(connection, relationship::Entity::find().filter(touching), R::Id).await?);
    }
    // A later holding ends an earlier one, so the holdings of one thing are looked at together.
    let mut owned: BTreeSet<i64> = BTreeSet::new();
    for ids in chunks(&ties) {
        let owns = relationship::Entity::find()
            .filter(R::Id.is_in(ids))
            .filter(R::Kind.eq(RelationshipKind::Owns));
        owned.extend(keys(connection, owns, R::TargetId).await?);
    }
    for ids in chunks(&owned) {
        let owns = relationship::Entity::find()
            .filter(R::TargetId.is_in(ids))
            .filter(R::Kind.eq(RelationshipKind::Owns));
        ties.extend(keys(connection, owns, R::Id).await?);
    }
    for ids in chunks(&ties) {
        let rows = relationship::Entity::find()
            .select_only()
            .columns(EdgeRow::COLUMNS)
            .filter(R::Id.is_in(ids));
        changes
            .edges
            .extend(rows.into_model::<EdgeRow>().all(connection).await?.iter().map(EdgeRow::edge));
    }
    end_superseded(&mut changes.edges);
    changes.edges.sort_by_key(|edge| edge.key);
    Ok(Some((newest, changes)))
}
