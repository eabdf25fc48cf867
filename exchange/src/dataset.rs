//! Everything that a folder states, one list for each file.
//! Apart from the reading and the writing because both speak of it, and so do those who make records of rows.

use crate::record::{
    EvidenceRecord, FigureRecord, ForumRuleRecord, IdentifierRecord, LeftOutRecord, LocationRecord, NameRecord, PlaceRecord,
    RelationshipRecord, SourceRecord, ThingRecord,
};

/// The records of one folder or of several read together, in the order of files and lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dataset {
    /// Documents.
    pub sources: Vec<SourceRecord>,
    /// Places.
    pub places: Vec<PlaceRecord>,
    /// Things.
    pub things: Vec<ThingRecord>,
    /// Further names.
    pub names: Vec<NameRecord>,
    /// Identifiers.
    pub identifiers: Vec<IdentifierRecord>,
    /// Relationships.
    pub relationships: Vec<RelationshipRecord>,
    /// Figures.
    pub figures: Vec<FigureRecord>,
    /// Locations.
    pub locations: Vec<LocationRecord>,
    /// Rules of forums.
    pub forum_rules: Vec<ForumRuleRecord>,
    /// Further evidence.
    pub evidence: Vec<EvidenceRecord>,
    /// Facts that were seen and not loaded.
    pub left_out: Vec<LeftOutRecord>,
}

impl Dataset {
    /// How many records there are in all.
    pub const fn len(&self) -> usize {
        self.sources.len()
            + self.places.len()
            + self.things.len()
            + self.names.len()
            + self.identifiers.len()
            + self.relationships.len()
            + self.figures.len()
            + self.locations.len()
            + self.forum_rules.len()
            + self.evidence.len()
            + self.left_out.len()
    }

    /// Whether there is no record.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
