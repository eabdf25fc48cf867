//! The history of a record, from the log: what was done to it, when, by whom and why, and how it was before.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use entities::id::RevisionId;
use entities::vocabulary::Table;
use entities::{image, revision};

use crate::access::Reader;
use crate::error::Result;
use crate::page::{Key, Listed, Page};

/// One thing that was done to a record.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The entry of the log.
    pub revision: revision::Model,
    /// The record as it was before, where it was changed and the image was not erased.
    pub before: Option<Value>,
}

/// One page of the history of a record that the viewer was shown, newest first.
///
/// What was done while the record lay above the clearance is left out.
pub async fn of(reader: &Reader, table: Table, id: i64, page: &Page) -> Result<Listed<Entry>> {
    use revision::Column as R;
    let images = image::Entity::find()
        .filter(image::Column::RecordTable.eq(table))
        .filter(image::Column::RecordId.eq(id));
    let images: HashMap<RevisionId, image::Model> = images
        .all(reader.connection())
        .await?
        .into_iter()
        .map(|row| (row.seq, row))
        .collect();
    let hidden: Vec<RevisionId> = images
        .values()
        .filter(|image| image.level > reader.clearance())
        .map(|image| image.seq)
        .collect();
    let mut select = revision::Entity::find()
        .filter(R::RecordTable.eq(table))
        .filter(R::FirstId.lte(id))
        .filter(R::LastId.gte(id));
    if !hidden.is_empty() {
        select = select.filter(R::Seq.is_not_in(hidden));
    }
    if let Some((key, after)) = page.key() {
        select = select.filter(if after { R::Seq.lt(key.id) } else { R::Seq.gt(key.id) });
    }
    let direction = if page.backwards { Order::Asc } else { Order::Desc };
    let rows = select
        .order_by(R::Seq, direction)
        .limit(page.limit())
        .all(reader.connection())
        .await?;
    let entries = rows
        .into_iter()
        .map(|revision| Entry {
            before: images.get(&revision.seq).and_then(|image| image.body.clone()),
            revision,
        })
        .collect();
    Ok(Listed::of(entries, page))
}

/// How many entries the history of a record has, as [`of`] counts them.
pub async fn count(reader: &Reader, table: Table, id: i64) -> Result<u64> {
    use revision::Column as R;
    let images = image::Entity::find()
        .filter(image::Column::RecordTable.eq(table))
        .filter(image::Column::RecordId.eq(id));
    let hidden = images
        .filter(image::Column::Level.gt(reader.clearance()))
        .count(reader.connection())
        .await?;
    let all = revision::Entity::find()
        .filter(R::RecordTable.eq(table))
        .filter(R::FirstId.lte(id))
        .filter(R::LastId.gte(id));
    Ok(all.count(reader.connection()).await?.saturating_sub(hidden))
}

/// The sort key of an entry, for a cursor.
pub fn key(entry: &Entry) -> Key {
    Key {
        value: String::new(),
        id: entry.revision.seq.0,
    }
}

/// The newest entry of the log.
pub async fn newest(reader: &Reader) -> Result<Option<revision::Model>> {
    Ok(revision::Entity::find()
        .order_by_desc(revision::Column::Seq)
        .one(reader.connection())
        .await?)
}

/// The number of the newest entry made at or before this moment, in microseconds since 1970-01-01 UTC; none when the log begins later.
pub async fn seq_at(reader: &Reader, moment: i64) -> Result<Option<RevisionId>> {
    let row = revision::Entity::find()
        .filter(revision::Column::At.lte(moment))
        .order_by_desc(revision::Column::Seq)
        .one(reader.connection())
        .await?;
    Ok(row.map(|row| row.seq))
}
