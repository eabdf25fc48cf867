//! Evidence: the passage of a source that supports, disputes or mentions a fact.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use entities::evidence::Model;
use entities::id::{FigureId, ForumRuleId, LocationId, PlaceId, RelationshipId, SourceId, ThingId};
use entities::vocabulary::{Claim, Stance, Table, Visibility};

use super::error::of_store;
use super::id::IdKind;
use super::loaders::{EvidenceOf, FigureById, ForumRuleById, LocationById, PlaceById, RelationshipById, SourceById, ThingById};
use super::node::NodeObject;
use super::source::Source;
use super::term::Term;
use super::value::Bound;
use super::world::World;

/// A piece of evidence.
#[derive(Clone)]
pub struct Evidence {
    row: Arc<Model>,
    world: World,
}

impl Evidence {
    /// The evidence of a row.
    pub fn new(row: Arc<Model>, world: World) -> Self {
        Self { row, world }
    }

    /// The evidence of a record, in the order in which it was given.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(world: &World, table: Table, id: i64) -> Result<Vec<Self>> {
        let rows = world.loaders().one(EvidenceOf(table, id)).await?.unwrap_or_default();
        Ok(rows.iter().map(|row| Self::new(Arc::clone(row), world.clone())).collect())
    }
}

/// A passage of a source that supports, disputes or mentions a fact.
#[Object]
impl Evidence {
    /// Its global id, the same after export and import.
    pub async fn id(&self) -> ID {
        IdKind::Evidence.global(self.row.public_id)
    }

    /// The document it stands in. Null only when it was taken back while this answer was made.
    async fn source(&self) -> Result<Option<Source>> {
        let row = self.world.loaders().one(SourceById(self.row.source_id)).await?;
        Ok(row.map(|row| Source::new(row, self.world.clone())))
    }

    /// Where in the source: page, paragraph, heading. Null when not recorded.
    async fn locator(&self) -> Option<&str> {
        self.row.locator.as_deref()
    }

    /// What it does for its fact.
    async fn stance(&self) -> Term<Stance> {
        Term(self.row.stance)
    }

    /// How the source puts it: stated, alleged, denied or inferred.
    async fn claim(&self) -> Term<Claim> {
        Term(self.row.claim)
    }

    /// Who says so, when it is not the source itself; null otherwise.
    async fn attributed_to(&self) -> Option<&str> {
        self.row.attributed_to.as_deref()
    }

    /// What it says, in our words. Null when not recorded.
    async fn paraphrase(&self) -> Option<&str> {
        self.row.paraphrase.as_deref()
    }

    /// The day on which the source observes it. It bounds nothing: what is so on a day may have been so before. Null when not stated.
    async fn as_of(&self) -> Option<Bound> {
        store::evidence::as_of(&self.row).map(Bound)
    }

    /// Ids of the curated facts that it stands for, such as `KK07`; empty for none.
    async fn facts(&self) -> Vec<&str> {
        self.row.facts.as_deref().unwrap_or_default().split_whitespace().collect()
    }

    /// Who may see it.
    async fn visibility(&self) -> Term<Visibility> {
        Term(self.row.visibility)
    }

    /// The record that it speaks of; for a name or an identifier, which have no id, null.
    async fn subject(&self) -> Result<Option<NodeObject>> {
        subject(&self.world, self.row.subject_table, self.row.subject_id).await
    }
}

/// The record under a key of a table.
async fn subject(world: &World, table: Table, id: i64) -> Result<Option<NodeObject>> {
    let loaders = world.loaders();
    let world = world.clone();
    Ok(match table {
        Table::Thing => loaders.one(ThingById(ThingId(id))).await?.map(|row| NodeObject::thing(row, world)),
        Table::Relationship => loaders
            .one(RelationshipById(RelationshipId(id)))
            .await?
            .map(|row| NodeObject::relationship(row, world)),
        Table::Figure => loaders
            .one(FigureById(FigureId(id)))
            .await?
            .map(|row| NodeObject::figure(row, world)),
        Table::Location => loaders
            .one(LocationById(LocationId(id)))
            .await?
            .map(|row| NodeObject::location(row, world)),
        Table::ForumRule => loaders
            .one(ForumRuleById(ForumRuleId(id)))
            .await?
            .map(|row| NodeObject::forum_rule(row, world)),
        Table::Source => loaders
            .one(SourceById(SourceId(id)))
            .await?
            .map(|row| NodeObject::source(row, world)),
        Table::Place => loaders.one(PlaceById(PlaceId(id))).await?.map(|row| NodeObject::place(row, world)),
        Table::Name | Table::Identifier | Table::Evidence => None,
    })
}

/// The root field about evidence.
#[derive(Default)]
pub struct EvidenceQuery;

/// The root field about evidence.
#[Object]
impl EvidenceQuery {
    /// The evidence that carries the id of a curated fact, such as `KK07`. An unknown id answers with an empty list.
    async fn evidence_of_fact(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of the fact as the curated files write it: letters and digits.")] fact: String,
    ) -> Result<Vec<Evidence>> {
        let world = World::of(ctx)?;
        let fact = fact.trim();
        if fact.is_empty() || fact.len() > 64 || fact.contains(char::is_whitespace) {
            return Ok(Vec::new());
        }
        let rows = store::evidence::find_by_fact(&world.reader, fact).await.map_err(of_store)?;
        Ok(rows.into_iter().map(|row| Evidence::new(Arc::new(row), world.clone())).collect())
    }
}
