//! A record as it was before a revision changed or deleted it. Images lie apart from the log so that they can be erased.

use sea_orm::entity::prelude::*;

use crate::id::RevisionId;
use crate::vocabulary::{Table, Visibility};

/// A record as it was before a revision changed or deleted it. Images lie apart from the log so that they can be erased.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "images")]
pub struct Model {
    /// The revision that changed it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: RevisionId,
    /// Which sort of record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_table: Table,
    /// The record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: i64,
    /// The revision since which it had been so.
    pub known_from: RevisionId,
    /// Who could see it.
    pub level: Visibility,
    /// The record as JSON; none once erased.
    pub body: Option<Json>,
}

impl ActiveModelBehavior for ActiveModel {}
