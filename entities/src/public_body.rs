//! What only a public body has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;
use crate::vocabulary::PublicBodyKind;

/// What only a public body has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "public_bodies")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// What sort of authority.
    pub category: Option<PublicBodyKind>,
    /// Its level in the administration.
    pub administrative_level: Option<String>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
