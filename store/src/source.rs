//! Sources: the documents that state facts.

use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, SimpleExpr};
use sea_orm::{ColumnTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use entities::id::SourceId;
use entities::period::Bound;
use entities::source::{Column, Entity, Model};
use entities::vocabulary::SourceKind;

use crate::access::Reader;
use crate::error::Result;
use crate::page::{Key, Listed, Page};

/// Which sources a list holds. The default holds all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SourceFilter {
    /// Only these kinds; empty for all.
    pub kinds: Vec<SourceKind>,
    /// Only those whose title holds this text, whatever the case of ASCII letters.
    pub text: Option<String>,
    /// Only those of this publisher.
    pub publisher: Option<String>,
}

/// The source with this name in files.
pub async fn find_by_key(reader: &Reader, key: &str) -> Result<Option<Model>> {
    Ok(reader
        .select::<Entity>()
        .filter(Column::Key.eq(key))
        .one(reader.connection())
        .await?)
}

/// The sources with these keys, in no order.
pub async fn find_by_ids(reader: &Reader, ids: &[SourceId]) -> Result<Vec<Model>> {
    let mut rows = Vec::new();
    for ids in ids.chunks(crate::backend::VALUES) {
        rows.extend(
            reader
                .select::<Entity>()
                .filter(Column::Id.is_in(ids.iter().copied()))
                .all(reader.connection())
                .await?,
        );
    }
    Ok(rows)
}

/// The sources with these public ids, in no order.
pub async fn find_by_public_ids(reader: &Reader, ids: &[Uuid]) -> Result<Vec<Model>> {
    Ok(reader
        .select::<Entity>()
        .filter(Column::PublicId.is_in(ids.iter().copied()))
        .all(reader.connection())
        .await?)
}

/// One page of sources, by title.
pub async fn list(reader: &Reader, filter: &SourceFilter, page: &Page) -> Result<Listed<Model>> {
    let mut select = filtered(reader, filter);
    let title: SimpleExpr = Expr::col((Entity, Column::Title));
    if let Some((key, after)) = page.key() {
        let id = Expr::col((Entity, Column::Id));
        let (further, tie) = if after {
            (title.clone().gt(key.value.clone()), id.gt(key.id))
        } else {
            (title.clone().lt(key.value.clone()), id.lt(key.id))
        };
        select = select.filter(further.or(title.clone().eq(key.value.clone()).and(tie)));
    }
    let direction = if page.backwards { Order::Desc } else { Order::Asc };
    let rows = select
        .order_by(title, direction.clone())
        .order_by(Column::Id, direction)
        .limit(page.limit())
        .all(reader.connection())
        .await?;
    Ok(Listed::of(rows, page))
}

/// How many sources the filter lets through.
pub async fn count(reader: &Reader, filter: &SourceFilter) -> Result<u64> {
    Ok(filtered(reader, filter).count(reader.connection()).await?)
}

/// The sort key of a source, for a cursor.
pub fn key(row: &Model) -> Key {
    Key {
        value: row.title.clone(),
        id: row.id.0,
    }
}

/// When it was published, as far as known.
pub fn published(row: &Model) -> Option<Bound> {
    crate::thing::bound(row.published_earliest, row.published_latest, row.published_text.as_deref())
}

fn filtered(reader: &Reader, filter: &SourceFilter) -> Select<Entity> {
    let mut select = reader.select::<Entity>();
    if !filter.kinds.is_empty() {
        select = select.filter(Column::Kind.is_in(filter.kinds.iter().copied()));
    }
    if let Some(publisher) = &filter.publisher {
        select = select.filter(Column::Publisher.eq(publisher.as_str()));
    }
    if let Some(text) = &filter.text {
        let pattern = format!("%{}%", crate::search::escaped(&text.to_lowercase()));
        let title = sea_orm::sea_query::Func::lower(Expr::col((Entity, Column::Title)));
        select = select.filter(Expr::expr(title).like(LikeExpr::new(pattern).escape('\\')));
    }
    select
}
