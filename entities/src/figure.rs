//! A value that a source states of a thing.

use sea_orm::entity::prelude::*;

use crate::decimal::Thousandths;
use crate::id::{FigureId, RevisionId, ThingId};
use crate::partial_date::Day;
use crate::vocabulary::{Confidence, Measure, Rank, Visibility};

/// A value that a source states of a thing.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figures")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FigureId,
    /// Public id.
    #[sea_orm(unique)]
    pub public_id: Uuid,
    /// The thing.
    pub thing_id: ThingId,
    /// The name that its file gives it, where it gives one; what `evidence.csv` refers to.
    pub key: Option<String>,
    /// What it measures.
    pub measure: Measure,
    /// What is counted, where the measure does not say it all.
    pub group_counted: Option<String>,
    /// Least value.
    pub value_min: Option<Thousandths>,
    /// Greatest value.
    pub value_max: Option<Thousandths>,
    /// The value in the source's terms, where a number does not say it.
    pub text: Option<String>,
    /// Unit.
    pub unit: Option<String>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// First day that the day it speaks of may be; none when no day is ruled out.
    pub as_of_earliest: Option<Day>,
    /// Last day that the day it speaks of may be; none when no day is ruled out.
    pub as_of_latest: Option<Day>,
    /// The day it speaks of as the source puts it.
    pub as_of_text: Option<String>,
    /// What a reader should know beside it.
    pub note: Option<String>,
    /// Which value sums and searches use, where several stand.
    pub rank: Option<Rank>,
    /// Why the rank.
    pub rank_reason: Option<String>,
    /// The most that its confidence may be, where curators cap it.
    pub confidence_cap: Option<Confidence>,
    /// Why the cap.
    pub cap_reason: Option<String>,
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
    /// The thing.
    #[sea_orm(belongs_to, from = "thing_id", to = "id")]
    pub thing: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
