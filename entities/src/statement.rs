//! What only a statement has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;
use crate::vocabulary::StatementKind;

/// What only a statement has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statements")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// What sort of statement.
    pub category: Option<StatementKind>,
    /// The day it was issued, as the source puts it.
    pub issued_on: Option<String>,
    /// What it is about.
    pub topic: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Who signed, as far as it says without naming.
    pub signers_stated: Option<String>,
    /// Whether the named signers are all.
    pub signers_complete: Option<bool>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
