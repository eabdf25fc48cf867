//! What follows from evidence for records that are new: worked out before they are written, since all that bears on them is at hand.
//!
//! Records that were there before are derived anew from the database after they are written.

use std::collections::HashMap;

use entities::id::ThingId;
use entities::vocabulary::{Confidence, Table, Visibility};
use entities::{evidence, figure, forum_rule, identifier, location, name, relationship, thing};

use super::Waiting;
use crate::derive::{Derived, Sources, Support, contested};

/// Sets the derived columns of new records.
pub struct Settler {
    support: HashMap<(Table, String), Vec<Support>>,
    /// Levels of things that are not public, and of other new subjects that are not.
    things: HashMap<ThingId, Visibility>,
    subjects: HashMap<(Table, String), Visibility>,
}

impl Settler {
    /// Gathers what the rules look at.
    pub fn new(waiting: &[Waiting], sources: &Sources, levels: HashMap<ThingId, Visibility>) -> Self {
        let mut support: HashMap<(Table, String), Vec<Support>> = HashMap::new();
        for piece in waiting {
            if let Some(seen) = sources.support(&piece.row) {
                support.entry((piece.table, piece.subject.clone())).or_default().push(seen);
            }
        }
        Self {
            support,
            things: levels,
            subjects: HashMap::new(),
        }
    }

    fn derived(&mut self, table: Table, subject: String, own: Visibility, cap: Option<Confidence>, contested: i16) -> Derived {
        let key = (table, subject);
        let mut derived = Derived::of(self.support.get(&key).map_or(&[], Vec::as_slice), cap, contested);
        derived.level = derived.level.max(own);
        if derived.level != Visibility::Public {
            self.subjects.insert(key, derived.level);
        }
        derived
    }

    fn of_thing(&self, thing: ThingId) -> Visibility {
        self.things.get(&thing).copied().unwrap_or(Visibility::Public)
    }

    /// A new thing.
    pub fn thing(&mut self, row: &mut thing::Model) {
        let derived = self.derived(Table::Thing, entities::id::to_text(row.public_id), row.visibility, None, 0);
        (row.level, row.confidence, row.disputed) = (derived.level, derived.confidence, derived.disputed);
        if row.level != Visibility::Public {
            self.things.insert(row.id, row.level);
        }
    }

    /// A new name: no more open than its thing.
    pub fn name(&self, row: &mut name::Model) {
        row.level = row.visibility.max(self.of_thing(row.thing_id));
    }

    /// A new identifier: no more open than its thing.
    pub fn identifier(&self, row: &mut identifier::Model) {
        row.level = row.visibility.max(self.of_thing(row.thing_id));
    }

    /// A new relationship: no more open than its ends.
    pub fn relationship(&mut self, row: &mut relationship::Model) {
        let own = row.visibility.max(self.of_thing(row.source_id)).max(self.of_thing(row.target_id));
        let derived = self.derived(
            Table::Relationship,
            entities::id::to_text(row.public_id),
            own,
            row.confidence_cap,
            contested(row.rank),
        );
        (row.level, row.confidence, row.disputed) = (derived.level, derived.confidence, derived.disputed);
    }

    /// A new figure. Whether others of its thing contradict it is settled with them, after it is written.
    pub fn figure(&mut self, row: &mut figure::Model) {
        let own = row.visibility.max(self.of_thing(row.thing_id));
        let derived = self.derived(
            Table::Figure,
            entities::id::to_text(row.public_id),
            own,
            row.confidence_cap,
            contested(row.rank),
        );
        (row.level, row.confidence, row.disputed) = (derived.level, derived.confidence, derived.disputed);
    }

    /// A new location.
    pub fn location(&mut self, row: &mut location::Model) {
        let own = row.visibility.max(self.of_thing(row.thing_id));
        let derived = self.derived(Table::Location, entities::id::to_text(row.public_id), own, None, 0);
        (row.level, row.confidence, row.disputed) = (derived.level, derived.confidence, derived.disputed);
    }

    /// A new rule of a forum.
    pub fn forum_rule(&mut self, row: &mut forum_rule::Model) {
        let own = row.visibility.max(self.of_thing(row.forum_id));
        let derived = self.derived(Table::ForumRule, entities::id::to_text(row.public_id), own, None, 0);
        (row.level, row.confidence, row.disputed) = (derived.level, derived.confidence, derived.disputed);
    }

    /// A new piece of evidence: no more open than its source, and than the new record that it speaks of.
    pub fn evidence(&self, row: &mut evidence::Model, sources: &Sources, subject: &str) {
        let source = sources.support(row).map_or(row.visibility, |seen| seen.level);
        let of_subject = self
            .subjects
            .get(&(row.subject_table, subject.to_owned()))
            .copied()
            .unwrap_or(Visibility::Public);
        row.level = row.visibility.max(source).max(of_subject);
    }
}
