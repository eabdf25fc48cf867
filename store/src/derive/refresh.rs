//! Brings the derived columns of rows in step with their evidence: level, confidence, dispute.
//!
//! Derived columns are no facts, so the log does not note them. Rows that get the same values are written in one statement.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use entities::id::ThingId;
use entities::vocabulary::{Measure, Rank, Table, Visibility, Vocabulary};
use entities::{evidence, figure, forum_rule, identifier, location, name, relationship, source, thing};

use super::Derived;
use super::settle::{Row, Wanted, settle};
use super::sources::Sources;
use crate::error::Result;
use crate::keys::{chunks, keys};

/// The records whose derived columns may have changed, by table.
#[derive(Debug, Default)]
pub struct Affected {
    /// Sources whose level may have changed.
    pub sources: BTreeSet<i64>,
    /// Things.
    pub things: BTreeSet<i64>,
    /// Relationships.
    pub relationships: BTreeSet<i64>,
    /// Figures.
    pub figures: BTreeSet<i64>,
    /// Locations.
    pub locations: BTreeSet<i64>,
    /// Forum rules.
    pub forum_rules: BTreeSet<i64>,
}

impl Affected {
    fn is_empty(&self) -> bool {
        [
            &self.sources,
            &self.things,
            &self.relationships,
            &self.figures,
            &self.locations,
            &self.forum_rules,
        ]
        .iter()
        .all(|ids| ids.is_empty())
    }

    /// Adds a record.
    pub fn add(&mut self, table: Table, id: i64) {
        match table {
            Table::Thing => self.things.insert(id),
            Table::Relationship => self.relationships.insert(id),
            Table::Figure => self.figures.insert(id),
            Table::Location => self.locations.insert(id),
            Table::ForumRule => self.forum_rules.insert(id),
            Table::Source => self.sources.insert(id),
            Table::Name | Table::Identifier | Table::Evidence | Table::Place => false,
        };
    }
}

/// Derives everything anew, as after a change of the rules.
///
/// # Errors
/// The database failed.
pub async fn refresh_all<C: ConnectionTrait>(connection: &C) -> Result<()> {
    let affected = Affected {
        sources: keys(connection, source::Entity::find(), source::Column::Id).await?,
        things: keys(connection, thing::Entity::find(), thing::Column::Id).await?,
        relationships: keys(connection, relationship::Entity::find(), relationship::Column::Id).await?,
        figures: keys(connection, figure::Entity::find(), figure::Column::Id).await?,
        locations: keys(connection, location::Entity::find(), location::Column::Id).await?,
        forum_rules: keys(connection, forum_rule::Entity::find(), forum_rule::Column::Id).await?,
    };
    refresh(connection, affected).await
}

/// Brings the derived columns of the affected records, and of all that hangs on them, in step.
pub async fn refresh<C: ConnectionTrait>(connection: &C, mut affected: Affected) -> Result<()> {
    if affected.is_empty() {
        return Ok(());
    }
    refresh_sources(connection, &mut affected).await?;
    let sources = Sources::load(connection).await?;
    let changed = refresh_things(connection, &sources, &affected.things).await?;
    follow_things(connection, &changed, &mut affected).await?;
    let levels = thing_levels(connection).await?;
    refresh_relationships(connection, &sources, &levels, &affected.relationships).await?;
    refresh_figures(connection, &sources, &levels, &affected.figures).await?;
    refresh_locations(connection, &sources, &levels, &affected.locations).await?;
    refresh_forum_rules(connection, &sources, &levels, &affected.forum_rules).await
}

/// A source that changed affects every fact that it carries: its level, its kind, its publisher and whether a party wrote it all bear on
/// them. So does the original of a reprint.
async fn refresh_sources<C: ConnectionTrait>(connection: &C, affected: &mut Affected) -> Result<()> {
    let mut wanted = Wanted::default();
    let mut changed = affected.sources.clone();
    for ids in chunks(&affected.sources) {
        for row in source::Entity::find()
            .filter(source::Column::Id.is_in(ids.clone()))
            .all(connection)
            .await?
        {
            if row.level != row.visibility {
                let level = row.visibility;
                wanted.set(
                    row.id.0,
                    Derived {
                        level,
                        confidence: 0,
                        disputed: 0,
                    },
                );
            }
        }
        let reprints = source::Entity::find().filter(source::Column::OriginalId.is_in(ids));
        changed.extend(keys(connection, reprints, source::Column::Id).await?);
    }
    wanted.write(connection, "sources", false).await?;
    for ids in chunks(&changed) {
        for row in evidence::Entity::find()
            .filter(evidence::Column::SourceId.is_in(ids))
            .all(connection)
            .await?
        {
            affected.add(row.subject_table, row.subject_id);
        }
    }
    Ok(())
}

/// What hangs on things whose level changed must be looked at again.
async fn follow_things<C: ConnectionTrait>(connection: &C, changed: &BTreeSet<i64>, affected: &mut Affected) -> Result<()> {
    for ids in chunks(changed) {
        let ids: Vec<ThingId> = ids.into_iter().map(ThingId).collect();
        let ties = relationship::Entity::find()
            .filter(
                Condition::any()
                    .add(relationship::Column::SourceId.is_in(ids.clone()))
                    .add(relationship::Column::TargetId.is_in(ids.clone())),
            )
            .all(connection)
            .await?;
        affected.relationships.extend(ties.iter().map(|row| row.id.0));
        affected.figures.extend(
            figure::Entity::find()
                .filter(figure::Column::ThingId.is_in(ids.clone()))
                .all(connection)
                .await?
                .iter()
                .map(|row| row.id.0),
        );
        affected.locations.extend(
            location::Entity::find()
                .filter(location::Column::ThingId.is_in(ids.clone()))
                .all(connection)
                .await?
                .iter()
                .map(|row| row.id.0),
        );
        affected.forum_rules.extend(
            forum_rule::Entity::find()
                .filter(forum_rule::Column::ForumId.is_in(ids))
                .all(connection)
                .await?
                .iter()
                .map(|row| row.id.0),
        );
    }
    Ok(())
}

/// The levels of the things that are not public: everything else is, and need not be remembered.
async fn thing_levels<C: ConnectionTrait>(connection: &C) -> Result<HashMap<ThingId, Visibility>> {
    use thing::Column as T;
    let hidden = thing::Entity::find()
        .select_only()
        .columns([T::Id, T::Level])
        .filter(T::Level.ne(Visibility::Public));
    Ok(hidden
        .into_tuple::<(ThingId, Visibility)>()
        .all(connection)
        .await?
        .into_iter()
        .collect())
}

fn level_of(levels: &HashMap<ThingId, Visibility>, id: ThingId) -> Visibility {
    levels.get(&id).copied().unwrap_or(Visibility::Public)
}

async fn refresh_things<C: ConnectionTrait>(connection: &C, sources: &Sources, ids: &BTreeSet<i64>) -> Result<BTreeSet<i64>> {
    let mut changed = BTreeSet::new();
    for ids in chunks(ids) {
        let found = thing::Entity::find()
            .filter(thing::Column::Id.is_in(ids.clone()))
            .all(connection)
            .await?;
        let rows = found.iter().map(|row| Row {
            id: row.id.0,
            own: row.visibility,
            floor: Visibility::Public,
            cap: None,
            contested: 0,
            now: Derived {
                level: row.level,
                confidence: row.confidence,
                disputed: row.disputed,
            },
        });
        changed.extend(settle(connection, sources, Table::Thing, "things", rows.collect()).await?);
        refresh_names(connection, &ids).await?;
    }
    Ok(changed)
}

/// Names and identifiers are no more open than their thing.
async fn refresh_names<C: ConnectionTrait>(connection: &C, ids: &[i64]) -> Result<()> {
    let ids: Vec<ThingId> = ids.iter().copied().map(ThingId).collect();
    let levels: HashMap<ThingId, Visibility> = thing::Entity::find()
        .filter(thing::Column::Id.is_in(ids.clone()))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.id, row.level))
        .collect();
    let (mut names, mut identifiers) = (Wanted::default(), Wanted::default());
    for row in name::Entity::find()
        .filter(name::Column::ThingId.is_in(ids.clone()))
        .all(connection)
        .await?
    {
        let level = row.visibility.max(level_of(&levels, row.thing_id));
        if level != row.level {
            names.set(
                row.id.0,
                Derived {
                    level,
                    confidence: 0,
                    disputed: 0,
                },
            );
        }
    }
    for row in identifier::Entity::find()
        .filter(identifier::Column::ThingId.is_in(ids))
        .all(connection)
        .await?
    {
        let level = row.visibility.max(level_of(&levels, row.thing_id));
        if level != row.level {
            identifiers.set(
                row.id,
                Derived {
                    level,
                    confidence: 0,
                    disputed: 0,
                },
            );
        }
    }
    names.write(connection, "names", false).await?;
    identifiers.write(connection, "identifiers", false).await
}

async fn refresh_relationships<C: ConnectionTrait>(
    connection: &C,
    sources: &Sources,
    levels: &HashMap<ThingId, Visibility>,
    ids: &BTreeSet<i64>,
) -> Result<()> {
    for ids in chunks(ids) {
        let found = relationship::Entity::find()
            .filter(relationship::Column::Id.is_in(ids))
            .all(connection)
            .await?;
        let rows = found.iter().map(|row| Row {
            id: row.id.0,
            own: row.visibility,
            floor: level_of(levels, row.source_id).max(level_of(levels, row.target_id)),
            cap: row.confidence_cap,
            contested: contested(row.rank),
            now: Derived {
                level: row.level,
                confidence: row.confidence,
                disputed: row.disputed,
            },
        });
        settle(connection, sources, Table::Relationship, "relationships", rows.collect()).await?;
    }
    Ok(())
}

/// A rank says that another value stands beside it, for everyone who sees it.
pub(crate) fn contested(rank: Option<Rank>) -> i16 {
    if rank.is_some() { 0b1111 } else { 0 }
}

async fn refresh_figures<C: ConnectionTrait>(
    connection: &C,
    sources: &Sources,
    levels: &HashMap<ThingId, Visibility>,
    ids: &BTreeSet<i64>,
) -> Result<()> {
    let mut things = BTreeSet::new();
    for ids in chunks(ids) {
        things.extend(
            figure::Entity::find()
                .filter(figure::Column::Id.is_in(ids))
                .all(connection)
                .await?
                .iter()
                .map(|row| row.thing_id.0),
        );
    }
    // A figure is disputed by the other figures of its thing, so all figures of a thing are settled together.
    for ids in chunks(&things) {
        let found = figure::Entity::find()
            .filter(figure::Column::ThingId.is_in(ids))
            .all(connection)
            .await?;
        let rows: Vec<Row> = found
            .iter()
            .map(|row| Row {
                id: row.id.0,
                own: row.visibility,
                floor: level_of(levels, row.thing_id),
                cap: row.confidence_cap,
                contested: contested(row.rank) | contradicted(row, &found),
                now: Derived {
                    level: row.level,
                    confidence: row.confidence,
                    disputed: row.disputed,
                },
            })
            .collect();
        settle(connection, sources, Table::Figure, "figures", rows).await?;
    }
    Ok(())
}

/// For which clearances another figure of the same thing, measure, group and day states another value.
fn contradicted(row: &figure::Model, all: &[figure::Model]) -> i16 {
    let same = |other: &figure::Model| {
        other.id != row.id
            && other.thing_id == row.thing_id
            && other.measure == row.measure
            && other.group_counted == row.group_counted
            && (&other.as_of_text, &other.unit, &other.currency) == (&row.as_of_text, &row.unit, &row.currency)
            && (other.value_min, other.value_max, &other.text) != (row.value_min, row.value_max, &row.text)
            && !matches!(row.measure, Measure::Other | Measure::Status | Measure::UnknownOwner)
    };
    let lowest = all
        .iter()
        .filter(|other| same(other))
        .map(|other| other.level.max(other.visibility))
        .min();
    lowest.map_or(0, |lowest| {
        Visibility::ALL
            .iter()
            .filter(|clearance| **clearance >= lowest)
            .fold(0, |bits, clearance| bits | 1 << clearance.code())
    })
}

async fn refresh_locations<C: ConnectionTrait>(
    connection: &C,
    sources: &Sources,
    levels: &HashMap<ThingId, Visibility>,
    ids: &BTreeSet<i64>,
) -> Result<()> {
    for ids in chunks(ids) {
        let found = location::Entity::find()
            .filter(location::Column::Id.is_in(ids))
            .all(connection)
            .await?;
        let rows = found.iter().map(|row| Row {
            id: row.id.0,
            own: row.visibility,
            floor: level_of(levels, row.thing_id),
            cap: None,
            contested: 0,
            now: Derived {
                level: row.level,
                confidence: row.confidence,
                disputed: row.disputed,
            },
        });
        settle(connection, sources, Table::Location, "locations", rows.collect()).await?;
    }
    Ok(())
}

async fn refresh_forum_rules<C: ConnectionTrait>(
    connection: &C,
    sources: &Sources,
    levels: &HashMap<ThingId, Visibility>,
    ids: &BTreeSet<i64>,
) -> Result<()> {
    for ids in chunks(ids) {
        let found = forum_rule::Entity::find()
            .filter(forum_rule::Column::Id.is_in(ids))
            .all(connection)
            .await?;
        let rows = found.iter().map(|row| Row {
            id: row.id.0,
            own: row.visibility,
            floor: level_of(levels, row.forum_id),
            cap: None,
            contested: 0,
            now: Derived {
                level: row.level,
                confidence: row.confidence,
                disputed: row.disputed,
            },
        });
        settle(connection, sources, Table::ForumRule, "forum_rules", rows.collect()).await?;
    }
    Ok(())
}
