//! Details of things: the columns that only their kind has.

use std::collections::HashMap;

use entities::detail::Detail;
use entities::id::ThingId;
use entities::vocabulary::ThingKind;

use crate::access::Reader;
use crate::error::Result;

/// The details of these things of one kind: one statement, however many things.
///
/// The keys must be of things that the viewer was shown: details carry no level of their own, they are as open as their thing.
pub async fn of_things(reader: &Reader, kind: ThingKind, things: &[ThingId]) -> Result<HashMap<ThingId, Detail>> {
    let rows = Detail::find(reader.connection(), kind, things.to_vec()).await?;
    Ok(rows.into_iter().map(|row| (row.thing_id(), row)).collect())
}
