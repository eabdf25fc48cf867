//! Figures: the values that sources state of things, side by side.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use crate::sentence::grouped;
use entities::decimal::range_words;
use entities::figure::{Column, Entity, Model};
use entities::id::{FigureId, ThingId};
use entities::period::Bound;
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
    rows.sort_by_cached_key(|row| {
        (
            row.thing_id,
            row.measure,
            row.as_of_earliest.unwrap_or(i32::MAX),
            row.group_counted.clone(),
            row.value_min,
            row.id,
        )
    });
    for row in rows {
        found.entry(row.thing_id).or_default().push(row);
    }
    Ok(found)
}

/// Those with these keys, in no order.
pub async fn find_by_ids(reader: &Reader, ids: &[FigureId]) -> Result<Vec<Model>> {
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

/// The day it speaks of, as far as known.
pub fn as_of(row: &Model) -> Option<Bound> {
    crate::thing::bound(row.as_of_earliest, row.as_of_latest, row.as_of_text.as_deref())
}

/// The value in words, with its unit or currency: `1,963`, `at least 2,000,000 ha`, or the source's own terms.
pub fn words(row: &Model) -> String {
    let range = range_words(row.value_min.map(grouped), row.value_max.map(grouped));
    let value = match (range, &row.text) {
        (_, Some(text)) => return text.clone(),
        (Some(range), None) => range,
        (None, None) => return String::new(),
    };
    let unit = row.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let currency = row.currency.as_deref().map(|currency| format!("{currency} ")).unwrap_or_default();
    format!("{currency}{value}{unit}")
}

/// How well it is supported, by what the clearance sees.
pub fn confidence(row: &Model, clearance: Visibility) -> Option<Confidence> {
    confidence_for(row.confidence, clearance)
}

/// Whether it is disputed, by what the clearance sees.
pub fn disputed(row: &Model, clearance: Visibility) -> bool {
    disputed_for(row.disputed, clearance)
}
