//! Rows made of records, with their evidence waiting for the keys of what it speaks of.

mod derived;
mod evidence;
mod hanging;
mod things;
mod ties;
mod write;

pub(crate) use ties::identity;

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use entities::detail::Detail;
use entities::id::ThingId;
use entities::vocabulary::{Table, Visibility};
use entities::{evidence as evidence_row, figure, forum_rule, identifier, location, name, place, relationship, source, thing};
use exchange::Dataset;
use exchange::record::Place;

use super::catalogue::Catalogue;
use super::judge::Judge;
use crate::error::Result;
use crate::problem::ProblemCode;

/// A piece of evidence whose subject has no key yet.
struct Waiting {
    table: Table,
    /// The identity of the subject, as [`crate::row::Row::identity`] gives it.
    subject: String,
    row: evidence_row::Model,
}

/// A record that must have evidence.
struct Claimed {
    table: Table,
    subject: String,
    at: Place,
    what: String,
}

/// All rows that a dataset asks for.
#[derive(Default)]
pub struct Facts {
    sources: Vec<source::Model>,
    places: Vec<place::Model>,
    things: Vec<thing::Model>,
    details: HashMap<i64, Detail>,
    names: Vec<name::Model>,
    identifiers: Vec<identifier::Model>,
    relationships: Vec<relationship::Model>,
    figures: Vec<figure::Model>,
    locations: Vec<location::Model>,
    forum_rules: Vec<forum_rule::Model>,
    evidence: Vec<Waiting>,
    evidence_at: HashMap<Uuid, usize>,
    claimed: Vec<Claimed>,
    levels: HashMap<ThingId, Visibility>,
}

impl Facts {
    /// Makes rows of all records; what is wrong with them goes to the judge.
    pub fn of(dataset: &Dataset, catalogue: Catalogue, judge: &mut Judge) -> Self {
        let mut facts = Self::default();
        facts.add_sources(dataset, &catalogue, judge);
        facts.add_places(dataset, &catalogue, judge);
        facts.add_things(dataset, &catalogue, judge);
        facts.add_names(dataset, &catalogue, judge);
        facts.add_relationships(dataset, &catalogue, judge);
        facts.add_figures(dataset, &catalogue, judge);
        facts.add_locations(dataset, &catalogue, judge);
        facts.add_forum_rules(dataset, &catalogue, judge);
        facts.add_evidence(dataset, &catalogue, judge);
        facts.levels = catalogue.into_levels();
        facts
    }

    /// Notes every fact that has evidence neither in the files nor in the database, and evidence that speaks of nothing.
    pub async fn require_evidence<C: ConnectionTrait>(&self, connection: &C, judge: &mut Judge) -> Result<()> {
        let given: HashSet<(Table, &str)> = self.evidence.iter().map(|piece| (piece.table, piece.subject.as_str())).collect();
        let without: Vec<&Claimed> = self
            .claimed
            .iter()
            .filter(|claimed| !given.contains(&(claimed.table, claimed.subject.as_str())))
            .collect();
        let known = supported(connection, &without).await?;
        for claimed in without {
            if !known.contains(&(claimed.table, claimed.subject.clone())) {
                let message = format!(
                    "{} has no evidence. Fill the column `evidence` with the key of a source, and where in it.",
                    claimed.what
                );
                judge.problem(ProblemCode::NoEvidence, &claimed.at, "evidence", message);
            }
        }
        Ok(())
    }
}

/// Those of the facts that have evidence in the database.
async fn supported<C: ConnectionTrait>(connection: &C, facts: &[&Claimed]) -> Result<HashSet<(Table, String)>> {
    let mut found = HashSet::new();
    for table in [Table::Thing, Table::Relationship, Table::Figure, Table::Location, Table::ForumRule] {
        let ids: Vec<Uuid> = facts
            .iter()
            .filter(|fact| fact.table == table)
            .filter_map(|fact| entities::id::from_text(&fact.subject))
            .collect();
        for ids in ids.chunks(1_000) {
            let keys = keys_of(connection, table, ids).await?;
            let subjects: Vec<i64> = keys.values().copied().collect();
            let rows: HashSet<i64> = evidence_row::Entity::find()
                .select_only()
                .column(evidence_row::Column::SubjectId)
                .filter(evidence_row::Column::SubjectTable.eq(table))
                .filter(evidence_row::Column::SubjectId.is_in(subjects))
                .into_tuple::<i64>()
                .all(connection)
                .await?
                .into_iter()
                .collect();
            found.extend(
                keys.into_iter()
                    .filter(|(_, key)| rows.contains(key))
                    .map(|(id, _)| (table, entities::id::to_text(id))),
            );
        }
    }
    Ok(found)
}

/// The keys of the records with these public ids.
async fn keys_of<C: ConnectionTrait>(connection: &C, table: Table, ids: &[Uuid]) -> Result<HashMap<Uuid, i64>> {
    async fn find<E: EntityTrait, C: ConnectionTrait>(
        connection: &C,
        id: E::Column,
        public: E::Column,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, i64>> {
        let rows = E::find()
            .select_only()
            .columns([public, id])
            .filter(public.is_in(ids.iter().copied()))
            .into_tuple::<(Uuid, i64)>();
        Ok(rows.all(connection).await?.into_iter().collect())
    }
    match table {
        Table::Thing => find::<thing::Entity, C>(connection, thing::Column::Id, thing::Column::PublicId, ids).await,
        Table::Relationship => {
            find::<relationship::Entity, C>(connection, relationship::Column::Id, relationship::Column::PublicId, ids).await
        }
        Table::Figure => find::<figure::Entity, C>(connection, figure::Column::Id, figure::Column::PublicId, ids).await,
        Table::Location => find::<location::Entity, C>(connection, location::Column::Id, location::Column::PublicId, ids).await,
        Table::ForumRule => find::<forum_rule::Entity, C>(connection, forum_rule::Column::Id, forum_rule::Column::PublicId, ids).await,
        Table::Name | Table::Identifier | Table::Source | Table::Evidence | Table::Place => Ok(HashMap::new()),
    }
}
