//! Where a thing is or acts.

use sea_orm::entity::prelude::*;

use crate::id::{LocationId, PlaceId, RevisionId, ThingId};
use crate::partial_date::Day;
use crate::vocabulary::{LocationRole, Precision, Visibility};

/// Where a thing is or acts.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "locations")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LocationId,
    /// Public id.
    #[sea_orm(unique)]
    pub public_id: Uuid,
    /// The thing.
    pub thing_id: ThingId,
    /// The name that its file gives it, where it gives one; what `evidence.csv` refers to.
    pub key: Option<String>,
    /// The place.
    pub place_id: PlaceId,
    /// What the thing does there.
    pub role: LocationRole,
    /// How exactly it is known.
    pub precision: Precision,
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
    /// What a reader should know beside it.
    pub note: Option<String>,
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
    /// The place.
    #[sea_orm(belongs_to, from = "place_id", to = "id")]
    pub place: BelongsTo<super::place::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
