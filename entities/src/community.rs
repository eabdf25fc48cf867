//! What only a community has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;

/// What only a community has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "communities")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// Who they are.
    pub people: Option<String>,
    /// What they live from.
    pub livelihood: Option<String>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
