//! A passage of a source that supports, disputes or mentions a fact.

use sea_orm::entity::prelude::*;

use crate::id::{EvidenceId, RevisionId, SourceId};
use crate::partial_date::Day;
use crate::vocabulary::{Claim, Stance, Table, Visibility};

/// A passage of a source that supports, disputes or mentions a fact.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceId,
    /// Public id.
    #[sea_orm(unique)]
    pub public_id: Uuid,
    /// Which sort of record it speaks of.
    pub subject_table: Table,
    /// The record it speaks of.
    pub subject_id: i64,
    /// The source.
    pub source_id: SourceId,
    /// Ids of the fact in the files that were curated, parted by spaces.
    pub facts: Option<String>,
    /// Where in the source; none when not recorded.
    pub locator: Option<String>,
    /// First day that the day it speaks of may be; none when no day is ruled out.
    pub as_of_earliest: Option<Day>,
    /// Last day that the day it speaks of may be; none when no day is ruled out.
    pub as_of_latest: Option<Day>,
    /// The day it speaks of as the source puts it.
    pub as_of_text: Option<String>,
    /// What it does for its fact.
    pub stance: Stance,
    /// How the source puts it.
    pub claim: Claim,
    /// Who says so, when it is not the source itself.
    pub attributed_to: Option<String>,
    /// What it says, in our words.
    pub paraphrase: Option<String>,
    /// Who may see it, as it was set.
    pub visibility: Visibility,
    /// The stricter of its own level and that of its source.
    pub level: Visibility,
    /// The revision since which it is as it stands.
    pub known_from: RevisionId,
    /// The source.
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
