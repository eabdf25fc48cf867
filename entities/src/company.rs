//! What only a company has.

use sea_orm::entity::prelude::*;

use crate::id::ThingId;
use crate::vocabulary::CompanyKind;

/// What only a company has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "companies")]
pub struct Model {
    /// The thing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: ThingId,
    /// What sort of company.
    pub category: Option<CompanyKind>,
    /// ISO 3166-1 alpha-2 code of where it is incorporated.
    pub jurisdiction: Option<String>,
    /// Its number in the register.
    pub registration_number: Option<String>,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
