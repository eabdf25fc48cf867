//! Relationships: those of things (one statement for all of them), and lists by kind, role, date and confidence.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::{
    Alias, Expr, ExprTrait, Func, IntoCondition, Order, Query, SelectStatement, SimpleExpr, UnionType, WindowStatement,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use entities::id::{RelationshipId, ThingId};
use entities::partial_date::Day;
use entities::period::Period;
use entities::relationship::{Column, Entity, Model};
use entities::thing;
use entities::vocabulary::{Confidence, RelationshipKind, ThingKind, Visibility, Vocabulary};

use crate::access::Reader;
use crate::derive::{confidence_for, disputed_for};
use crate::error::Result;
use crate::page::{Key, Listed, Page};

pub use crate::sentence::sentence;

/// Which way a relationship runs, seen from a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the thing to others.
    Out,
    /// From others to the thing.
    In,
    /// Either way.
    #[default]
    Both,
}

/// Which relationships are wanted. The default wants all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RelationshipFilter {
    /// Only these kinds; empty for all.
    pub kinds: Vec<RelationshipKind>,
    /// Which way, seen from the thing. A symmetric kind runs both ways.
    pub direction: Direction,
    /// Only these roles; empty for all.
    pub roles: Vec<String>,
    /// Only those that can have held on this day.
    pub valid_at: Option<Day>,
    /// With `valid_at`: only those that certainly held.
    pub certainly: bool,
    /// Only those supported at least so well.
    pub min_confidence: Option<Confidence>,
    /// Only those whose other end is of these kinds; empty for all.
    pub other_kinds: Vec<ThingKind>,
}

/// What stands for a missing start, so that it sorts last.
const NO_START: i32 = i32::MAX;

/// The relationships with these keys, in no order.
pub async fn find_by_ids(reader: &Reader, ids: &[RelationshipId]) -> Result<Vec<Model>> {
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

/// The relationships with these public ids, in no order.
pub async fn find_by_public_ids(reader: &Reader, ids: &[Uuid]) -> Result<Vec<Model>> {
    Ok(reader
        .select::<Entity>()
        .filter(Column::PublicId.is_in(ids.iter().copied()))
        .all(reader.connection())
        .await?)
}

/// One page of relationships of all things, by start.
pub async fn list(reader: &Reader, filter: &RelationshipFilter, page: &Page) -> Result<Listed<Model>> {
    let mut select = filtered(reader, filter);
    let start = start();
    if let Some(condition) = beyond(page, &start, Expr::col((Entity, Column::Id))) {
        select = select.filter(condition);
    }
    let direction = if page.backwards { Order::Desc } else { Order::Asc };
    let rows = select
        .order_by(start, direction.clone())
        .order_by(Column::Id, direction)
        .limit(page.limit())
        .all(reader.connection())
        .await?;
    Ok(Listed::of(rows, page))
}

/// How many relationships the filter lets through, over all things.
pub async fn count(reader: &Reader, filter: &RelationshipFilter) -> Result<u64> {
    Ok(filtered(reader, filter).count(reader.connection()).await?)
}

/// The sort key of a relationship, for a cursor.
pub fn key(row: &Model) -> Key {
    Key {
        value: row.from_earliest.unwrap_or(NO_START).to_string(),
        id: row.id.0,
    }
}

fn start() -> SimpleExpr {
    Func::coalesce([Expr::col((Entity, Column::FromEarliest)), Expr::val(NO_START)]).into()
}

/// The condition that a row lies beyond the start of the page.
fn beyond(page: &Page, start: &SimpleExpr, id: SimpleExpr) -> Option<Condition> {
    let (key, after) = page.key()?;
    let bound = Expr::val(key.value.parse::<i32>().unwrap_or(NO_START));
    let (further, tie) = if after {
        (start.clone().gt(bound.clone()), id.gt(key.id))
    } else {
        (start.clone().lt(bound.clone()), id.lt(key.id))
    };
    Some(further.or(start.clone().eq(bound).and(tie)).into_condition())
}

/// The first relationships of each of these things, by start: one statement, however many things.
///
/// A thing without any has no entry. A page that starts from a cursor starts from it for each of the things.
pub async fn of_things(
    reader: &Reader,
    things: &[ThingId],
    filter: &RelationshipFilter,
    page: &Page,
) -> Result<HashMap<ThingId, Listed<Model>>> {
    if things.is_empty() {
        return Ok(HashMap::new());
    }
    let order = if page.backwards { Order::Desc } else { Order::Asc };
    let ends = ends(reader, things, filter, page);
    let numbered = Query::select()
        .column(sea_orm::sea_query::Asterisk)
        .expr_window_as(
            Func::cust("ROW_NUMBER"),
            WindowStatement::partition_by(Alias::new("of_thing"))
                .order_by(Alias::new("sort_start"), order.clone())
                .order_by(Alias::new("id"), order.clone())
                .take(),
            Alias::new("number"),
        )
        .from_subquery(ends, Alias::new("ends"))
        .take();
    let statement = Query::select()
        .column(sea_orm::sea_query::Asterisk)
        .from_subquery(numbered, Alias::new("numbered"))
        .and_where(Expr::col(Alias::new("number")).lte(page.limit()))
        .order_by(Alias::new("of_thing"), Order::Asc)
        .order_by(Alias::new("number"), Order::Asc)
        .take();
    let mut found: HashMap<ThingId, Vec<Model>> = HashMap::new();
    for row in reader.connection().query_all(&statement).await? {
        let thing = ThingId(row.try_get::<i64>("", "of_thing")?);
        found.entry(thing).or_default().push(Model::from_query_result(&row, "")?);
    }
    Ok(found.into_iter().map(|(thing, rows)| (thing, Listed::of(rows, page))).collect())
}

/// How many relationships each of these things has: one statement, however many things. A thing without any has no entry.
pub async fn count_of_things(reader: &Reader, things: &[ThingId], filter: &RelationshipFilter) -> Result<HashMap<ThingId, u64>> {
    if things.is_empty() {
        return Ok(HashMap::new());
    }
    let statement = Query::select()
        .column(Alias::new("of_thing"))
        .expr_as(Func::count(Expr::col(Alias::new("id"))), Alias::new("total"))
        .from_subquery(ends(reader, things, filter, &Page::first(0)), Alias::new("ends"))
        .group_by_col(Alias::new("of_thing"))
        .take();
    let mut found = HashMap::new();
    for row in reader.connection().query_all(&statement).await? {
        found.insert(
            ThingId(row.try_get::<i64>("", "of_thing")?),
            u64::try_from(row.try_get::<i64>("", "total")?).unwrap_or(0),
        );
    }
    Ok(found)
}

/// The relationships that touch the things, once for each end that does, with the end as `of_thing`.
fn ends(reader: &Reader, things: &[ThingId], filter: &RelationshipFilter, page: &Page) -> SelectStatement {
    let side = |near: Column, far: Column, wanted: bool| {
        let mut select = filtered(reader, filter)
            .filter(near.is_in(things.iter().copied()))
            .expr_as(Expr::col((Entity, near)), "of_thing")
            .expr_as(start(), "sort_start");
        if !wanted {
            // Seen from this end only symmetric kinds run the way that is wanted.
            select = select.filter(Column::Kind.is_in(symmetric()));
        }
        if !filter.other_kinds.is_empty() {
            let others = reader
                .select::<thing::Entity>()
                .select_only()
                .column(thing::Column::Id)
                .filter(thing::Column::Kind.is_in(filter.other_kinds.iter().copied()));
            select = select.filter(far.in_subquery(others.into_query()));
        }
        if let Some(condition) = beyond(page, &start(), Expr::col((Entity, Column::Id))) {
            select = select.filter(condition);
        }
        select.into_query()
    };
    let mut out = side(Column::SourceId, Column::TargetId, filter.direction != Direction::In);
    out.union(
        UnionType::All,
        side(Column::TargetId, Column::SourceId, filter.direction != Direction::Out),
    );
    out
}

fn symmetric() -> Vec<RelationshipKind> {
    RelationshipKind::ALL.iter().copied().filter(|kind| kind.spec().symmetric).collect()
}

fn filtered(reader: &Reader, filter: &RelationshipFilter) -> Select<Entity> {
    let mut select = reader.select::<Entity>();
    if !filter.kinds.is_empty() {
        select = select.filter(Column::Kind.is_in(filter.kinds.iter().copied()));
    }
    if !filter.roles.is_empty() {
        select = select.filter(Column::Role.is_in(filter.roles.iter().map(String::as_str)));
    }
    if let Some(day) = filter.valid_at {
        if filter.certainly {
            select = select.filter(Column::FromLatest.lte(day)).filter(Column::UntilEarliest.gte(day));
        }
        select = select
            .filter(
                Condition::any()
                    .add(Column::FromEarliest.is_null())
                    .add(Column::FromEarliest.lte(day)),
            )
            .filter(
                Condition::any()
                    .add(Column::UntilLatest.is_null())
                    .add(Column::UntilLatest.gte(day)),
            );
    }
    if let Some(least) = filter.min_confidence {
        let shift = 1i16 << (2 * reader.clearance().code());
        let of_viewer = Expr::col((Entity, Column::Confidence)).div(shift).modulo(4);
        select = select.filter(of_viewer.gte(least.code()));
    }
    select
}

/// When the relationship held, as far as known.
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

/// The things at the ends of relationships, each once.
pub fn ends_of(rows: &[Model]) -> Vec<ThingId> {
    let ends: HashSet<ThingId> = rows.iter().flat_map(|row| [row.source_id, row.target_id]).collect();
    let mut ends: Vec<ThingId> = ends.into_iter().collect();
    ends.sort_unstable();
    ends
}
