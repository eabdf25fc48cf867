//! The keys of the loaders: one type for each question that is asked of many parents at once.

use entities::id::{FigureId, ForumRuleId, LocationId, PlaceId, RelationshipId, SourceId, ThingId};
use entities::vocabulary::{Table, ThingKind};
use store::Page;
use store::relationship::RelationshipFilter;

/// Declares keys over one id.
macro_rules! keys {
    ($($(#[$meta:meta])* $name:ident($id:ty);)+) => {
        $($(#[$meta])* #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)] pub struct $name(pub $id);)+
    };
}

keys! {
    /// A thing.
    ThingById(ThingId);
    /// A relationship.
    RelationshipById(RelationshipId);
    /// A source.
    SourceById(SourceId);
    /// A place.
    PlaceById(PlaceId);
    /// A figure.
    FigureById(FigureId);
    /// A location.
    LocationById(LocationId);
    /// A rule of a forum.
    ForumRuleById(ForumRuleId);
    /// The names of a thing.
    NamesOf(ThingId);
    /// The identifiers of a thing.
    IdentifiersOf(ThingId);
    /// The figures of a thing.
    FiguresOf(ThingId);
    /// The locations of a thing.
    LocationsOf(ThingId);
    /// The rules of a forum.
    RulesOf(ThingId);
}

/// The columns that only things of a kind have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DetailOf(pub ThingKind, pub ThingId);

/// The evidence of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EvidenceOf(pub Table, pub i64);

/// A page of the evidence that a source gives.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EvidenceOfSource(pub SourceId, pub Page);

/// A page of the relationships of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RelationshipsOf {
    /// The thing.
    pub thing: ThingId,
    /// Which of them.
    pub filter: RelationshipFilter,
    /// Which page.
    pub page: Page,
}

/// How many relationships of a thing there are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RelationshipCount {
    /// The thing.
    pub thing: ThingId,
    /// Which of them.
    pub filter: RelationshipFilter,
}
