//! A dated, sourced tie between two things.

use sea_orm::entity::prelude::*;

use crate::decimal::{Share, Thousandths};
use crate::id::{RelationshipId, RevisionId, ThingId};
use crate::partial_date::Day;
use crate::vocabulary::{Confidence, OwnershipBasis, Rank, RelationshipKind, Visibility};

/// A dated, sourced tie between two things.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "relationships")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RelationshipId,
    /// Public id.
    #[sea_orm(unique)]
    pub public_id: Uuid,
    /// The name that its file gives it, where it gives one; what `evidence.csv` refers to.
    pub key: Option<String>,
    /// Its kind.
    pub kind: RelationshipKind,
    /// The thing it goes out from.
    pub source_id: ThingId,
    /// The thing it goes to.
    pub target_id: ThingId,
    /// Party role, title, instrument or what else its kind asks for.
    pub role: Option<String>,
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
    /// Least share of the whole.
    pub share_min: Option<Share>,
    /// Greatest share of the whole.
    pub share_max: Option<Share>,
    /// What the share is of.
    pub basis: Option<OwnershipBasis>,
    /// Least amount of money.
    pub amount_min: Option<Thousandths>,
    /// Greatest amount of money.
    pub amount_max: Option<Thousandths>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// What the amount recurs for: `YEAR`, `FAMILY`.
    pub per: Option<String>,
    /// Least quantity.
    pub quantity_min: Option<Thousandths>,
    /// Greatest quantity.
    pub quantity_max: Option<Thousandths>,
    /// Unit of the quantity.
    pub unit: Option<String>,
    /// The goods.
    pub commodity: Option<String>,
    /// An imported number that cheapest-path searches may walk by; never our confidence.
    pub weight: Option<i32>,
    /// What a reader should know beside it.
    pub note: Option<String>,
    /// Whether the source says that it is not so.
    pub negated: bool,
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
    /// The thing it goes out from.
    #[sea_orm(belongs_to, from = "source_id", to = "id", relation_enum = "Source")]
    pub source: BelongsTo<super::thing::Entity>,
    /// The thing it goes to.
    #[sea_orm(belongs_to, from = "target_id", to = "id", relation_enum = "Target")]
    pub target: BelongsTo<super::thing::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
