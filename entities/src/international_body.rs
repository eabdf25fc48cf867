//! What only an international body has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;
use crate::vocabulary::InternationalBodyKind;

/// What only an international body has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "international_bodies")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// What sort of body.
    pub category: Option<InternationalBodyKind>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
