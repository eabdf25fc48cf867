//! What only a project has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;
use crate::vocabulary::ProjectKind;

/// What only a project has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "projects")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// What sort of project.
    pub category: Option<ProjectKind>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
