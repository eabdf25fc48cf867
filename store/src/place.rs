//! Places: the tree of countries, provinces, districts, communes and villages, and areas beside it.
//!
//! Places carry no level: they are a public gazetteer, and nothing lists them but the locations that a viewer may see.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use entities::id::PlaceId;
use entities::place::{Column, Entity, Model};

use crate::access::Reader;
use crate::error::Result;

/// How deep the tree of places may be; a chain of parents longer than this is a fault in the data.
const DEPTH: usize = 10;

/// The places with these keys, in no order.
pub async fn find_by_ids(reader: &Reader, ids: &[PlaceId]) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(reader.connection())
        .await?)
}

/// The places with these public ids, in no order.
pub async fn find_by_public_ids(reader: &Reader, ids: &[Uuid]) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::PublicId.is_in(ids.iter().copied()))
        .all(reader.connection())
        .await?)
}

/// The place with this name in files.
pub async fn find_by_key(reader: &Reader, key: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Key.eq(key)).one(reader.connection()).await?)
}

/// These places and all that they lie in, by key: one statement a level of the tree.
pub async fn with_parents(reader: &Reader, ids: &[PlaceId]) -> Result<HashMap<PlaceId, Model>> {
    let mut found: HashMap<PlaceId, Model> = HashMap::new();
    let mut wanted: Vec<PlaceId> = ids.to_vec();
    for _ in 0..DEPTH {
        wanted.retain(|id| !found.contains_key(id));
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            break;
        }
        let rows = find_by_ids(reader, &wanted).await?;
        wanted = rows.iter().filter_map(|row| row.parent_id).collect();
        found.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    Ok(found)
}
