//! A name of a thing.

use sea_orm::entity::prelude::*;

use crate::id::{NameId, RevisionId, ThingId};
use crate::vocabulary::{NameKind, Script, Visibility};

/// A name of a thing.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "names")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NameId,
    /// The thing.
    pub thing_id: ThingId,
    /// The name.
    pub text: String,
    /// BCP 47 tag of its language.
    pub lang: Option<String>,
    /// Its script.
    pub script: Script,
    /// Its kind.
    pub kind: NameKind,
    /// What searches compare: normalised, folded and transliterated.
    pub search_key: String,
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
