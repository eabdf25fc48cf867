//! What only a proceeding has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;
use crate::vocabulary::OutcomeKind;

/// What only a proceeding has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proceedings")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// The day it was filed, as the source puts it.
    pub filed_on: Option<String>,
    /// How it ended, in general terms.
    pub outcome: Option<OutcomeKind>,
    /// How it ended, as the forum names it.
    pub outcome_text: Option<String>,
    /// The day it ended, as the source puts it.
    pub outcome_on: Option<String>,
    /// What was given.
    pub remedy: Option<String>,
    /// Whether it was delivered.
    pub delivered: Option<bool>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
