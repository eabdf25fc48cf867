//! A thing: anything a path can pass through.

use sea_orm::entity::prelude::*;

use crate::id::{RevisionId, ThingId};
use crate::partial_date::Day;
use crate::vocabulary::{Naming, ThingKind, Visibility};

/// A thing: anything a path can pass through.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "things")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ThingId,
    /// Public id.
    #[sea_orm(unique)]
    pub public_id: Uuid,
    /// Its kind.
    pub kind: ThingKind,
    /// Its name in addresses: lower-case letters, digits and hyphens.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its main name.
    pub name: String,
    /// Its name in Khmer, where a source gives one.
    pub name_km: Option<String>,
    /// What it is, in one or two neutral sentences.
    pub summary: Option<String>,
    /// The same in Khmer.
    pub summary_km: Option<String>,
    /// Whether sources name it.
    pub naming: Naming,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: Option<String>,
    /// First day that its start may be; none when no day is ruled out.
    pub started_earliest: Option<Day>,
    /// Last day that its start may be; none when no day is ruled out.
    pub started_latest: Option<Day>,
    /// Its start as the source puts it.
    pub started_text: Option<String>,
    /// First day that its end may be; none when no day is ruled out.
    pub ended_earliest: Option<Day>,
    /// Last day that its end may be; none when no day is ruled out.
    pub ended_latest: Option<Day>,
    /// Its end as the source puts it.
    pub ended_text: Option<String>,
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
    /// Its names.
    #[sea_orm(has_many)]
    pub names: HasMany<super::name::Entity>,
    /// Its figures.
    #[sea_orm(has_many)]
    pub figures: HasMany<super::figure::Entity>,
    /// Its identifiers.
    #[sea_orm(has_many)]
    pub identifiers: HasMany<super::identifier::Entity>,
    /// Its locations.
    #[sea_orm(has_many)]
    pub locations: HasMany<super::location::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
