//! Places: the tree of countries, provinces, districts, communes and villages, and areas beside it. Never part of a path.

use std::sync::Arc;

use async_graphql::{ID, Object, Result};
use entities::place::Model;
use entities::vocabulary::{PlaceLevel, Vocabulary};

use super::id::IdKind;
use super::loaders::PlaceById;
use super::scalars::CountryCode;
use super::term::Term;
use super::world::World;

/// A place.
#[derive(Clone)]
pub struct Place {
    row: Arc<Model>,
    world: World,
}

impl Place {
    /// The place of a row.
    pub fn new(row: Arc<Model>, world: World) -> Self {
        Self { row, world }
    }
}

/// Millionths of a degree as degrees.
fn degrees(millionths: i32) -> f64 {
    f64::from(millionths) / 1_000_000.0
}

/// A place: a country, province, district, commune or village, or an area beside that tree. Places are no things: no path passes through one.
#[Object]
impl Place {
    /// Its global id, the same after export and import.
    pub async fn id(&self) -> ID {
        IdKind::Place.global(self.row.public_id)
    }

    /// Its name in files: lower-case letters, digits and hyphens.
    async fn key(&self) -> &str {
        &self.row.key
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Its name in Khmer; null when not recorded.
    async fn name_km(&self) -> Option<&str> {
        self.row.name_km.as_deref()
    }

    /// Its level.
    async fn level(&self) -> Term<PlaceLevel> {
        Term(self.row.level)
    }

    /// Its level, in English.
    async fn level_label(&self) -> &'static str {
        self.row.level.label()
    }

    /// Its level, in Khmer.
    async fn level_label_km(&self) -> &'static str {
        self.row.level.label_km()
    }

    /// The place it lies in; null for a country and for an area beside the tree.
    async fn parent(&self) -> Result<Option<Place>> {
        let Some(parent) = self.row.parent_id else {
            return Ok(None);
        };
        let row = self.world.loaders().one(PlaceById(parent)).await?;
        Ok(row.map(|row| Place::new(row, self.world.clone())))
    }

    /// Its country; null when it lies in none or in several.
    async fn country(&self) -> Option<CountryCode> {
        self.row.country.clone().map(CountryCode)
    }

    /// Its code in the national gazetteer; null when it has none.
    async fn pcode(&self) -> Option<&str> {
        self.row.pcode.as_deref()
    }

    /// Latitude of its centre in degrees north, WGS 84; null when not recorded.
    async fn latitude(&self) -> Option<f64> {
        self.row.latitude.map(degrees)
    }

    /// Longitude of its centre in degrees east, WGS 84; null when not recorded.
    async fn longitude(&self) -> Option<f64> {
        self.row.longitude.map(degrees)
    }
}
