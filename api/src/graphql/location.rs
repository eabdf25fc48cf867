//! Locations: where a thing is or acts.

use std::sync::Arc;

use async_graphql::{ID, Object, Result};
use entities::location::Model;
use entities::vocabulary::{Confidence, LocationRole, Precision, Table, Visibility, Vocabulary};

use super::evidence::Evidence;
use super::id::IdKind;
use super::loaders::{PlaceById, ThingById};
use super::place::Place;
use super::term::Term;
use super::thing::ThingObject;
use super::value::Period;
use super::world::World;

/// Where a thing is or acts.
#[derive(Clone)]
pub struct Location {
    row: Arc<Model>,
    world: World,
}

impl Location {
    /// The location of a row.
    pub fn new(row: Arc<Model>, world: World) -> Self {
        Self { row, world }
    }
}

/// Where a thing is or acts, and how exactly that is known.
#[Object]
impl Location {
    /// Its global id, the same after export and import.
    pub async fn id(&self) -> ID {
        IdKind::Location.global(self.row.public_id)
    }

    /// The thing. Null only when it was taken back while this answer was made.
    async fn thing(&self) -> Result<Option<ThingObject>> {
        let row = self.world.loaders().one(ThingById(self.row.thing_id)).await?;
        Ok(row.map(|row| ThingObject::new(row, self.world.clone())))
    }

    /// The place. Null only when it was taken back while this answer was made.
    async fn place(&self) -> Result<Option<Place>> {
        let row = self.world.loaders().one(PlaceById(self.row.place_id)).await?;
        Ok(row.map(|row| Place::new(row, self.world.clone())))
    }

    /// What the thing does there.
    async fn role(&self) -> Term<LocationRole> {
        Term(self.row.role)
    }

    /// What the thing does there, in English.
    async fn role_label(&self) -> &'static str {
        self.row.role.label()
    }

    /// What the thing does there, in Khmer.
    async fn role_label_km(&self) -> &'static str {
        self.row.role.label_km()
    }

    /// How exactly it is known.
    async fn precision(&self) -> Term<Precision> {
        Term(self.row.precision)
    }

    /// When it held.
    async fn valid(&self) -> Period {
        Period::new(store::location::period(&self.row), self.world.clone())
    }

    /// What a reader should know beside it; null for nothing.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// How well it is supported by the evidence that the viewer may see; null without any.
    async fn confidence(&self) -> Option<Term<Confidence>> {
        store::location::confidence(&self.row, self.world.clearance()).map(Term)
    }

    /// Whether other evidence speaks against it.
    async fn disputed(&self) -> bool {
        store::location::disputed(&self.row, self.world.clearance())
    }

    /// Who may see it.
    async fn visibility(&self) -> Term<Visibility> {
        Term(self.row.visibility)
    }

    /// The passages of sources that it rests on.
    async fn evidence(&self) -> Result<Vec<Evidence>> {
        Evidence::of(&self.world, Table::Location, self.row.id.0).await
    }
}
