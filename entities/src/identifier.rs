//! An identifier of a thing in a scheme of others.

use sea_orm::entity::prelude::*;

use crate::id::{RevisionId, ThingId};
use crate::vocabulary::Visibility;

/// An identifier of a thing in a scheme of others.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identifiers")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The thing.
    pub thing_id: ThingId,
    /// The scheme: `lei`, `wikidata`, `url` …
    pub scheme: String,
    /// The value.
    pub value: String,
    /// Who may see it, as it was set.
    pub visibility: Visibility,
    /// Who can see it in fact: the strictest of its own level, that of what it hangs on, and that of its most open evidence.
    pub level: Visibility,
    /// The revision since which it is as it stands.
    pub known_from: RevisionId,
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
