//! What only an event has.

use sea_orm::entity::prelude::*;

use crate::decimal::Thousandths;
use crate::id::ThingId;
use crate::vocabulary::EventKind;

/// What only an event has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// What sort of event.
    pub category: Option<EventKind>,
    /// When, as the source puts it.
    pub happened_on: Option<String>,
    /// Least amount of money that changed or was to change hands.
    pub amount_min: Option<Thousandths>,
    /// Greatest amount of money.
    pub amount_max: Option<Thousandths>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
