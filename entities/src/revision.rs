//! One entry of the log.

use sea_orm::entity::prelude::*;

use crate::id::RevisionId;
use crate::vocabulary::{Action, Table};

/// One entry of the log.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revisions")]
pub struct Model {
    /// Its number; there is no gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: RevisionId,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Who.
    pub account: String,
    /// Why.
    pub reason: String,
    /// The batch it belongs to, such as one import.
    pub batch: Option<Uuid>,
    /// What was done.
    pub action: Action,
    /// Which sort of record.
    pub record_table: Table,
    /// First key of the records.
    pub first_id: i64,
    /// Last key of the records; the first again for one.
    pub last_id: i64,
    /// SHA-256 over the entry before and this one, in hexadecimal: a changed or removed entry breaks the chain.
    pub digest: String,
}

impl ActiveModelBehavior for ActiveModel {}
