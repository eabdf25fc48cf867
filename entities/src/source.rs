//! A document that states facts.

use sea_orm::entity::prelude::*;

use crate::id::{RevisionId, SourceId};
use crate::partial_date::Day;
use crate::vocabulary::{SourceKind, Visibility};

/// A document that states facts.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sources")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SourceId,
    /// Public id.
    #[sea_orm(unique)]
    pub public_id: Uuid,
    /// Its name in files.
    #[sea_orm(unique)]
    pub key: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its kind.
    pub kind: SourceKind,
    /// Its address.
    pub url: Option<String>,
    /// Address of an archived copy.
    pub archive_url: Option<String>,
    /// First day that its day of publication may be; none when no day is ruled out.
    pub published_earliest: Option<Day>,
    /// Last day that its day of publication may be; none when no day is ruled out.
    pub published_latest: Option<Day>,
    /// Its day of publication as the source puts it.
    pub published_text: Option<String>,
    /// The day it was read.
    pub accessed_on: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Whether a party to the matter wrote it.
    pub is_party: bool,
    /// The source that this one reprints.
    pub original_id: Option<SourceId>,
    /// What a reader should know beside it.
    pub note: Option<String>,
    /// SHA-256 of the copy that was read, in hexadecimal.
    pub sha256: Option<String>,
    /// Who may see it, as it was set.
    pub visibility: Visibility,
    /// Who can see it in fact: the strictest of its own level, that of what it hangs on, and that of its most open evidence.
    pub level: Visibility,
    /// The revision since which it is as it stands.
    pub known_from: RevisionId,
}

impl ActiveModelBehavior for ActiveModel {}
