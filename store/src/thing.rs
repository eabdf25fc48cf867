//! Things: finding them by slug or id, and lists of them by kind, text, country, place and date.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use entities::id::{PlaceId, ThingId};
use entities::partial_date::Day;
use entities::period::{Bound, Period};
use entities::thing::{Column, Entity, Model};
use entities::vocabulary::{Confidence, Measure, ThingKind, Visibility};
use entities::{figure, location, name};

use crate::access::Reader;
use crate::derive::{confidence_for, disputed_for};
use crate::error::Result;
use crate::page::{Key, Listed, Page};
use crate::search::fold;

/// Which things a list holds. The default holds all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ThingFilter {
    /// Only things of these kinds; empty for all.
    pub kinds: Vec<ThingKind>,
    /// Only things one of whose names holds this text, whatever the case, accents or script variant.
    pub text: Option<String>,
    /// Only things of these countries; empty for all.
    pub countries: Vec<String>,
    /// Only things with a location at this place.
    pub place: Option<PlaceId>,
    /// Only things with a figure of this measure.
    pub measure: Option<Measure>,
    /// Only things that can have existed on this day.
    pub valid_at: Option<Day>,
}

/// The order of a list of things; ties break by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThingOrder {
    /// By name, letter by letter.
    Name,
    /// By the earliest day of their start; those without one come last.
    Started,
    /// By slug.
    Slug,
}

/// What stands for a missing start, so that it sorts last.
const NO_START: i32 = i32::MAX;

/// The thing with this slug.
pub async fn find_by_slug(reader: &Reader, slug: &str) -> Result<Option<Model>> {
    Ok(reader
        .select::<Entity>()
        .filter(Column::Slug.eq(slug))
        .one(reader.connection())
        .await?)
}

/// The things with these public ids, in no order.
pub async fn find_by_public_ids(reader: &Reader, ids: &[Uuid]) -> Result<Vec<Model>> {
    Ok(reader
        .select::<Entity>()
        .filter(Column::PublicId.is_in(ids.iter().copied()))
        .all(reader.connection())
        .await?)
}

/// The things with these keys, in no order.
pub async fn find_by_ids(reader: &Reader, ids: &[ThingId]) -> Result<Vec<Model>> {
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

/// The things with these keys, by key.
pub async fn map_by_ids(reader: &Reader, ids: &[ThingId]) -> Result<HashMap<ThingId, Model>> {
    Ok(find_by_ids(reader, ids).await?.into_iter().map(|row| (row.id, row)).collect())
}

/// One page of things.
pub async fn list(reader: &Reader, filter: &ThingFilter, order: ThingOrder, page: &Page) -> Result<Listed<Model>> {
    let mut select = filtered(reader, filter);
    let value: SimpleExpr = match order {
        ThingOrder::Name => Expr::col((Entity, Column::Name)),
        ThingOrder::Slug => Expr::col((Entity, Column::Slug)),
        ThingOrder::Started => Func::coalesce([Expr::col((Entity, Column::StartedEarliest)), Expr::val(NO_START)]).into(),
    };
    if let Some((key, after)) = page.key() {
        let bound = match order {
            ThingOrder::Started => Expr::val(key.value.parse::<i32>().unwrap_or(NO_START)),
            ThingOrder::Name | ThingOrder::Slug => Expr::val(key.value.clone()),
        };
        let id = Expr::col((Entity, Column::Id));
        let beyond = if after {
            value.clone().gt(bound.clone())
        } else {
            value.clone().lt(bound.clone())
        };
        let tie = if after { id.gt(key.id) } else { id.lt(key.id) };
        select = select.filter(beyond.or(value.clone().eq(bound).and(tie)));
    }
    let direction = if page.backwards { Order::Desc } else { Order::Asc };
    let rows = select
        .order_by(value, direction.clone())
        .order_by(Column::Id, direction)
        .limit(page.limit())
        .all(reader.connection())
        .await?;
    Ok(Listed::of(rows, page))
}

/// The sort key of a thing, for a cursor.
pub fn key(order: ThingOrder, row: &Model) -> Key {
    let value = match order {
        ThingOrder::Name => row.name.clone(),
        ThingOrder::Slug => row.slug.clone(),
        ThingOrder::Started => row.started_earliest.unwrap_or(NO_START).to_string(),
    };
    Key { value, id: row.id.0 }
}

/// How many things the filter lets through.
pub async fn count(reader: &Reader, filter: &ThingFilter) -> Result<u64> {
    Ok(filtered(reader, filter).count(reader.connection()).await?)
}

fn filtered(reader: &Reader, filter: &ThingFilter) -> Select<Entity> {
    let mut select = reader.select::<Entity>();
    if !filter.kinds.is_empty() {
        select = select.filter(Column::Kind.is_in(filter.kinds.iter().copied()));
    }
    if !filter.countries.is_empty() {
        select = select.filter(Column::Country.is_in(filter.countries.iter().map(String::as_str)));
    }
    if let Some(day) = filter.valid_at {
        select = select
            .filter(
                Condition::any()
                    .add(Column::StartedEarliest.is_null())
                    .add(Column::StartedEarliest.lte(day)),
            )
            .filter(
                Condition::any()
                    .add(Column::EndedLatest.is_null())
                    .add(Column::EndedLatest.gte(day)),
            );
    }
    if let Some(text) = &filter.text {
        let pattern = format!("%{}%", crate::search::escaped(&fold(text)));
        let named = reader
            .select::<name::Entity>()
            .select_only()
            .column(name::Column::ThingId)
            .filter(Expr::col((name::Entity, name::Column::SearchKey)).like(sea_orm::sea_query::LikeExpr::new(pattern).escape('\\')));
        select = select.filter(Column::Id.in_subquery(named.into_query()));
    }
    if let Some(place) = filter.place {
        let there = reader
            .select::<location::Entity>()
            .select_only()
            .column(location::Column::ThingId)
            .filter(location::Column::PlaceId.eq(place));
        select = select.filter(Column::Id.in_subquery(there.into_query()));
    }
    if let Some(measure) = filter.measure {
        let measured = reader
            .select::<figure::Entity>()
            .select_only()
            .column(figure::Column::ThingId)
            .filter(figure::Column::Measure.eq(measure));
        select = select.filter(Column::Id.in_subquery(measured.into_query()));
    }
    select
}

/// When the thing was, as far as known.
pub fn period(row: &Model) -> Period {
    Period {
        from: bound(row.started_earliest, row.started_latest, row.started_text.as_deref()),
        until: bound(row.ended_earliest, row.ended_latest, row.ended_text.as_deref()),
    }
}

/// A bound of three columns; none when the source says nothing.
pub(crate) fn bound(earliest: Option<Day>, latest: Option<Day>, text: Option<&str>) -> Option<Bound> {
    text.map(|text| Bound {
        earliest,
        latest,
        text: text.to_owned(),
    })
}

/// How well its existence is supported, by what the clearance sees.
pub fn confidence(row: &Model, clearance: Visibility) -> Option<Confidence> {
    confidence_for(row.confidence, clearance)
}

/// Whether its existence is disputed, by what the clearance sees.
pub fn disputed(row: &Model, clearance: Visibility) -> bool {
    disputed_for(row.disputed, clearance)
}
