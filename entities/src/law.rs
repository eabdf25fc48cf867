//! What only a norm has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;
use crate::vocabulary::{LawKind, LawStatus};

/// What only a norm has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "laws")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// What sort of norm.
    pub category: Option<LawKind>,
    /// Where it stood.
    pub status: Option<LawStatus>,
    /// The day it was adopted, as the source puts it.
    pub adopted_on: Option<String>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
