//! Where things are and act.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use entities::id::{LocationId, ThingId};
use entities::location::{Column, Entity, Model};
use entities::period::Period;
use entities::vocabulary::{Confidence, Visibility};

use crate::access::Reader;
use crate::derive::{confidence_for, disputed_for};
use crate::error::Result;

/// Those of each of these things, in a steady order: one statement, however many things. A thing without any has no entry.
pub async fn of_things(reader: &Reader, things: &[ThingId]) -> Result<HashMap<ThingId, Vec<Model>>> {
    let mut found: HashMap<ThingId, Vec<Model>> = HashMap::new();
    let mut rows = reader
        .select::<Entity>()
        .filter(Column::ThingId.is_in(things.iter().copied()))
        .all(reader.connection())
        .await?;
    // Sorted here, since the two databases disagree on where missing values and letters of other scripts stand.
    rows.sort_by_cached_key(|row| (row.thing_id, row.role, row.from_earliest.unwrap_or(i32::MAX), row.id));
    for row in rows {
        found.entry(row.thing_id).or_default().push(row);
    }
    Ok(found)
}

/// Those with these keys, in no order.
pub async fn find_by_ids(reader: &Reader, ids: &[LocationId]) -> Result<Vec<Model>> {
    Ok(reader
        .select::<Entity>()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(reader.connection())
        .await?)
}

/// Those with these public ids, in no order.
pub async fn find_by_public_ids(reader: &Reader, ids: &[Uuid]) -> Result<Vec<Model>> {
    Ok(reader
        .select::<Entity>()
        .filter(Column::PublicId.is_in(ids.iter().copied()))
        .all(reader.connection())
        .await?)
}

/// When it held, as far as known.
pub fn period(row: &Model) -> Period {
    Period {
        from: crate::thing::bound(row.from_earliest, row.from_latest, row.from_text.as_deref()),
        until: crate::thing::bound(row.until_earliest, row.until_latest, row.until_text.as_deref()),
    }
}

/// How well it is supported, by what the clearance sees.
pub fn confidence(row: &Model, clearance: Visibility) -> Option<Confidence> {
    confidence_for(row.confidence, clearance)
}

/// Whether it is disputed, by what the clearance sees.
pub fn disputed(row: &Model, clearance: Visibility) -> bool {
    disputed_for(row.disputed, clearance)
}
