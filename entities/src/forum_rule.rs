//! One rule of a forum.

use sea_orm::entity::prelude::*;

use crate::id::{ForumRuleId, RevisionId, ThingId};
use crate::partial_date::Day;
use crate::vocabulary::{RulePart, Visibility};

/// One rule of a forum.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "forum_rules")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ForumRuleId,
    /// Public id.
    #[sea_orm(unique)]
    pub public_id: Uuid,
    /// The forum.
    pub forum_id: ThingId,
    /// The name that its file gives it, where it gives one; what `evidence.csv` refers to.
    pub key: Option<String>,
    /// Which part of its rules.
    pub part: RulePart,
    /// The condition as data: a code of the trigger vocabulary.
    pub condition: Option<String>,
    /// The rule in words.
    pub text: String,
    /// First day that its start may be; none when no day is ruled out.
    pub from_earliest: Option<Day>,
    /// Last day that its start may be; none when no day is ruled out.
    pub from_latest: Option<Day>,
    /// Its start as the source puts it.
    pub from_text: Option<String>,
    /// First day that its end may be; none when no day is ruled out.
    pub until_earliest: Option<Day>,
    /// Last day that its end may be; none when no day is ruled out.
    pub until_latest: Option<Day>,
    /// Its end as the source puts it.
    pub until_text: Option<String>,
    /// Who may see it, as it was set.
    pub visibility: Visibility,
    /// Who can see it in fact: the strictest of its own level, that of what it hangs on, and that of its most open evidence.
    pub level: Visibility,
    /// Confidence for each clearance, two bits each, PUBLIC lowest; derived from its evidence.
    pub confidence: i16,
    /// Whether it is disputed, one bit for each clearance; derived.
    pub disputed: i16,
    /// The revision since which it is as it stands.
    pub known_from: RevisionId,
    /// The forum.
    #[sea_orm(belongs_to, from = "forum_id", to = "id")]
    pub forum: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
