//! What only a forum has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;
use crate::vocabulary::ForumKind;

/// What only a forum has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "forums")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// What sort of forum.
    pub category: Option<ForumKind>,
    /// What it can give.
    pub remedies: Option<String>,
    /// Whether its decisions bind.
    pub binding: Option<bool>,
    /// Its limits in time.
    pub time_limits: Option<String>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
