//! Things: the interfaces `Thing` and `Actor`, and one object type for each kind.

mod container;
pub(super) mod detail;
mod fields;
mod input;
mod kinds;
mod name;
mod query;

use std::sync::Arc;

use async_graphql::Result;
use entities::detail::Detail;
use entities::id::ThingId;
use entities::thing::Model;

use super::loaders::{DetailOf, ThingById};
use super::world::World;

pub use container::{ActorObject, ThingObject};
pub use fields::ThingFields;
pub use input::{ThingBy, ThingFilter, ThingOrder};
pub use kinds::{
    Case, Community, Company, Concession, Event, Forum, InternationalBody, Law, Ministry, Ngo, Organization, Person, Proceeding, Project,
    PublicBody, Statement,
};
pub use name::{Identifier, NameOf};
pub use query::ThingQuery;

/// What every object of a thing holds: its row, and the world in which it is answered.
#[derive(Clone)]
pub struct ThingData {
    /// Its row.
    pub row: Arc<Model>,
    /// The world that what hangs on it is answered in.
    pub world: World,
}

impl ThingData {
    /// The columns that only its kind has; none when none were recorded.
    ///
    /// # Errors
    /// The database failed.
    pub async fn detail(&self) -> Result<Option<Arc<Detail>>> {
        self.world.loaders().one(DetailOf(self.row.kind, self.row.id)).await
    }
}

/// The visible thing with a key.
///
/// # Errors
/// The database failed.
pub async fn find(world: &World, id: ThingId) -> Result<Option<ThingObject>> {
    let row = world.loaders().one(ThingById(id)).await?;
    Ok(row.map(|row| ThingObject::new(row, world.clone())))
}
