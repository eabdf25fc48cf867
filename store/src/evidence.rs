//! Evidence: what ties facts to sources.

use std::collections::HashMap;

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, LikeExpr, Order, Query, WindowStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use entities::evidence::{Column, Entity, Model};
use entities::id::SourceId;
use entities::period::Bound;
use entities::vocabulary::Table;

use crate::access::Reader;
use crate::error::Result;
use crate::page::{Key, Listed, Page};

/// The evidence of each of these records of one table: one statement, however many records. A record without any has no entry.
///
/// What supports comes first, then what disputes, then what mentions.
pub async fn of(reader: &Reader, table: Table, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>> {
    let mut found: HashMap<i64, Vec<Model>> = HashMap::new();
    for ids in ids.chunks(crate::backend::VALUES) {
        let rows = reader
            .select::<Entity>()
            .filter(Column::SubjectTable.eq(table))
            .filter(Column::SubjectId.is_in(ids.iter().copied()))
            .order_by_asc(Column::Stance)
            .order_by_asc(Column::Id)
            .all(reader.connection())
            .await?;
        for row in rows {
            found.entry(row.subject_id).or_default().push(row);
        }
    }
    Ok(found)
}

/// Those with these public ids, in no order.
pub async fn find_by_public_ids(reader: &Reader, ids: &[Uuid]) -> Result<Vec<Model>> {
    Ok(reader
        .select::<Entity>()
        .filter(Column::PublicId.is_in(ids.iter().copied()))
        .all(reader.connection())
        .await?)
}

/// The evidence that carries this id of a curated fact, such as `KK07`.
pub async fn find_by_fact(reader: &Reader, fact: &str) -> Result<Vec<Model>> {
    // The ids stand parted by spaces, so a space before and after keeps `KK1` from finding `KK10`.
    let padded = Expr::cust("' ' || facts || ' '");
    let pattern = format!("% {} %", crate::search::escaped(fact));
    let found = reader
        .select::<Entity>()
        .filter(padded.like(LikeExpr::new(pattern).escape('\\')))
        .order_by_asc(Column::Id);
    Ok(found.all(reader.connection()).await?)
}

/// Some evidence of each of these sources, in the order it was recorded: one statement, however many sources.
pub async fn of_sources(reader: &Reader, sources: &[SourceId], page: &Page) -> Result<HashMap<SourceId, Listed<Model>>> {
    if sources.is_empty() {
        return Ok(HashMap::new());
    }
    let order = if page.backwards { Order::Desc } else { Order::Asc };
    let mut select = reader.select::<Entity>().filter(Column::SourceId.is_in(sources.iter().copied()));
    if let Some((key, after)) = page.key() {
        select = select.filter(if after { Column::Id.gt(key.id) } else { Column::Id.lt(key.id) });
    }
    let numbered = Query::select()
        .column(sea_orm::sea_query::Asterisk)
        .expr_window_as(
            Func::cust("ROW_NUMBER"),
            WindowStatement::partition_by(Alias::new("source_id"))
                .order_by(Alias::new("id"), order.clone())
                .take(),
            Alias::new("number"),
        )
        .from_subquery(select.into_query(), Alias::new("pieces"))
        .take();
    let statement = Query::select()
        .column(sea_orm::sea_query::Asterisk)
        .from_subquery(numbered, Alias::new("numbered"))
        .and_where(Expr::col(Alias::new("number")).lte(page.limit()))
        .order_by(Alias::new("source_id"), Order::Asc)
        .order_by(Alias::new("number"), Order::Asc)
        .take();
    let mut found: HashMap<SourceId, Vec<Model>> = HashMap::new();
    for row in reader.connection().query_all(&statement).await? {
        let row = Model::from_query_result(&row, "")?;
        found.entry(row.source_id).or_default().push(row);
    }
    Ok(found.into_iter().map(|(source, rows)| (source, Listed::of(rows, page))).collect())
}

/// How many pieces of evidence each of these sources has: one statement, however many sources. A source without any has no entry.
pub async fn count_of_sources(reader: &Reader, sources: &[SourceId]) -> Result<HashMap<SourceId, u64>> {
    let counted = reader
        .select::<Entity>()
        .select_only()
        .column(Column::SourceId)
        .column_as(Column::Id.count(), "total")
        .filter(Column::SourceId.is_in(sources.iter().copied()))
        .group_by(Column::SourceId);
    let rows = counted.into_tuple::<(SourceId, i64)>().all(reader.connection()).await?;
    Ok(rows
        .into_iter()
        .map(|(source, total)| (source, u64::try_from(total).unwrap_or(0)))
        .collect())
}

/// The sort key of a piece of evidence, for a cursor.
pub fn key(row: &Model) -> Key {
    Key {
        value: String::new(),
        id: row.id.0,
    }
}

/// The day it speaks of, as far as known.
pub fn as_of(row: &Model) -> Option<Bound> {
    crate::thing::bound(row.as_of_earliest, row.as_of_latest, row.as_of_text.as_deref())
}
