//! Keys of rows: reading them from a table, and parting them so that each statement binds a bounded number.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, Select};

use crate::error::Result;

/// How many keys or words go into one statement.
pub const CHUNK: usize = 5_000;

/// One column of keys of the selected rows, as a set.
pub async fn keys<E: EntityTrait, C: ConnectionTrait>(connection: &C, select: Select<E>, column: E::Column) -> Result<BTreeSet<i64>> {
    let rows = select.select_only().column(column).into_tuple::<i64>();
    Ok(rows.all(connection).await?.into_iter().collect())
}

/// The keys in parts that one statement can bind.
pub fn chunks(keys: &BTreeSet<i64>) -> Vec<Vec<i64>> {
    let keys: Vec<i64> = keys.iter().copied().collect();
    keys.chunks(CHUNK).map(<[i64]>::to_vec).collect()
}
