//! What only a civil society organisation has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;
use crate::vocabulary::NgoKind;

/// What only a civil society organisation has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ngos")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// What sort of organisation.
    pub category: Option<NgoKind>,
    /// The day it was registered, as the source puts it.
    pub registered_on: Option<String>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
