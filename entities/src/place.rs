//! A place: a unit of the tree of countries, provinces, districts, communes and villages, or an area beside it.

use sea_orm::entity::prelude::*;

use crate::id::{PlaceId, RevisionId};
use crate::vocabulary::PlaceLevel;

/// A place: a unit of the tree of countries, provinces, districts, communes and villages, or an area beside it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "places")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlaceId,
    /// Public id.
    #[sea_orm(unique)]
    pub public_id: Uuid,
    /// Its name in files.
    #[sea_orm(unique)]
    pub key: String,
    /// The place it lies in.
    pub parent_id: Option<PlaceId>,
    /// Its level.
    pub level: PlaceLevel,
    /// Its name.
    pub name: String,
    /// Its name in Khmer.
    pub name_km: Option<String>,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: Option<String>,
    /// Code of the national gazetteer.
    pub pcode: Option<String>,
    /// Latitude of its centre in millionths of a degree.
    pub latitude: Option<i32>,
    /// Longitude of its centre in millionths of a degree.
    pub longitude: Option<i32>,
    /// The revision since which it is as it stands.
    pub known_from: RevisionId,
}

impl ActiveModelBehavior for ActiveModel {}
