//! Names of things.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, QueryFilter};

use entities::id::ThingId;
use entities::name::{Column, Entity, Model};

use crate::access::Reader;
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
    rows.sort_by_cached_key(|row| (row.thing_id, row.kind, row.text.clone(), row.id));
    for row in rows {
        found.entry(row.thing_id).or_default().push(row);
    }
    Ok(found)
}
