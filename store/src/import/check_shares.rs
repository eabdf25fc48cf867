//! Whether the shares in one thing add up to no more than the whole, on every day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use entities::decimal::WHOLE;
use entities::id::ThingId;
use entities::partial_date::{Day, day_text};
use entities::relationship::{self, Column, Model};
use entities::thing;
use entities::vocabulary::{OwnershipBasis, Rank, RelationshipKind, Vocabulary};
use exchange::Dataset;
use exchange::record::RelationshipRecord;

use crate::error::Result;
use crate::problem::{Problem, ProblemCode};

/// What rounding may add to one share, in parts per million: registers give shares to a hundredth of a per cent.
const ROUNDING: i64 = 100;

/// A thing whose shares exceed the whole on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    /// The thing that is owned.
    pub owned: ThingId,
    /// What the shares are of.
    pub basis: OwnershipBasis,
    /// The first day on which they exceed.
    pub day: Day,
    /// Their sum on that day, in parts per million.
    pub sum: i64,
}

/// The slugs of the things that these records say are owned.
pub fn owned(dataset: &Dataset) -> BTreeSet<String> {
    let owns = |record: &&RelationshipRecord| RelationshipKind::from_name(&record.kind) == Some(RelationshipKind::Owns);
    dataset
        .relationships
        .iter()
        .filter(owns)
        .map(|record| record.target_thing.clone())
        .collect()
}

/// The problems with the shares in these things.
pub async fn problems<C: ConnectionTrait>(connection: &C, slugs: &BTreeSet<String>) -> Result<Vec<Problem>> {
    let slugs: Vec<&str> = slugs.iter().map(String::as_str).collect();
    let mut owned: Vec<ThingId> = Vec::new();
    for slugs in slugs.chunks(5_000) {
        let rows = thing::Entity::find()
            .select_only()
            .column(thing::Column::Id)
            .filter(thing::Column::Slug.is_in(slugs.iter().copied()));
        owned.extend(rows.into_tuple::<ThingId>().all(connection).await?);
    }
    let mut found = Vec::new();
    for owned in owned.chunks(5_000) {
        let rows = relationship::Entity::find()
            .filter(Column::TargetId.is_in(owned.iter().copied()))
            .filter(Column::Kind.eq(RelationshipKind::Owns));
        found.extend(excesses(&rows.all(connection).await?));
    }
    let names = thing::Entity::find()
        .filter(thing::Column::Id.is_in(found.iter().map(|excess| excess.owned)))
        .all(connection)
        .await?;
    let names: HashMap<ThingId, String> = names.into_iter().map(|row| (row.id, row.slug)).collect();
    Ok(found
        .iter()
        .map(|excess| problem(excess, names.get(&excess.owned).map_or("", String::as_str)))
        .collect())
}

fn problem(excess: &Excess, slug: &str) -> Problem {
    let sum = entities::decimal::Thousandths(excess.sum / 10);
    Problem {
        code: ProblemCode::SharesOverWhole,
        file: None,
        line: None,
        column: Some("share".into()),
        message: format!(
            "The shares in “{slug}” add up to {sum} per cent on {}. Give the share that had ended its end, or the one that is disputed the rank OTHER.",
            day_text(excess.day)
        ),
    }
}

/// Every thing and basis whose shares exceed the whole on some day.
///
/// Negated holdings and those of rank OTHER do not count; of two holdings between the same ends the later state ends the earlier; of a
/// range the least counts.
pub fn excesses(rows: &[Model]) -> Vec<Excess> {
    let mut holdings: BTreeMap<(ThingId, i16), Vec<&Model>> = BTreeMap::new();
    for row in rows
        .iter()
        .filter(|row| row.kind == RelationshipKind::Owns && !row.negated && row.rank != Some(Rank::Other) && row.share_min.is_some())
    {
        let basis = row.basis.unwrap_or(OwnershipBasis::Unstated);
        holdings.entry((row.target_id, basis.code())).or_default().push(row);
    }
    holdings
        .into_iter()
        .filter_map(|((owned, basis), rows)| excess(owned, basis, &rows))
        .collect()
}

/// Whether the holding had to be held on the day: it was sure to have begun, and no end is known or the earliest that it can have is not past.
///
/// Inside an uncertain end another holder may have followed already, so no sum there can be too large.
fn must_hold(row: &Model, day: Day) -> bool {
    let begun = row.from_text.is_none() || row.from_latest.is_some_and(|latest| latest <= day);
    let lasts = row.until_text.is_none() || row.until_earliest.is_some_and(|earliest| day <= earliest);
    begun && lasts
}

fn excess(owned: ThingId, basis: i16, rows: &[&Model]) -> Option<Excess> {
    let basis = OwnershipBasis::from_code(basis)?;
    // The sum can only rise on a day on which some holding is sure to have begun.
    let days: BTreeSet<Day> = rows.iter().map(|row| row.from_latest.unwrap_or(Day::MIN)).collect();
    days.into_iter().find_map(|day| {
        let mut of_owner: HashMap<ThingId, &Model> = HashMap::new();
        for row in rows.iter().filter(|row| must_hold(row, day)) {
            let latest = of_owner.entry(row.source_id).or_insert(row);
            if row.from_earliest > latest.from_earliest {
                *latest = row;
            }
        }
        let sum: i64 = of_owner
            .values()
            .filter_map(|row| row.share_min)
            .map(|share| i64::from(share.0))
            .sum();
        (sum > i64::from(WHOLE) + ROUNDING * of_owner.len() as i64).then_some(Excess { owned, basis, day, sum })
    })
}
