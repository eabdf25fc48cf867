//! What lists of relationships take.

use async_graphql::{Enum, InputObject};
use entities::vocabulary::{Confidence, Family, RelationshipKind, ThingKind, Vocabulary};

use crate::graphql::term::{Term, words};
use crate::graphql::world::World;

/// Which way a relationship runs, seen from the thing that it is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Direction {
    /// From the thing to others.
    Out,
    /// From others to the thing.
    In,
    /// Either way. A symmetric relationship always runs either way.
    Both,
}

impl From<Direction> for store::relationship::Direction {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Out => Self::Out,
            Direction::In => Self::In,
            Direction::Both => Self::Both,
        }
    }
}

/// Which relationships a list holds. An omitted field lets all through; all given ones must be met.
#[derive(Clone, Debug, Default, InputObject)]
pub struct RelationshipFilter {
    /// Only relationships of these kinds; with `families`, of either. Empty for all.
    #[graphql(default)]
    pub kinds: Option<Vec<Term<RelationshipKind>>>,
    /// Only relationships of kinds of these families; with `kinds`, of either. Empty for all.
    #[graphql(default)]
    pub families: Option<Vec<Term<Family>>>,
    /// Which way they run, seen from the thing that is asked; both ways when omitted. In a list of all relationships it means nothing.
    #[graphql(default)]
    pub direction: Option<Direction>,
    /// Only relationships with one of these roles, by the role as it is written: `RESPONDENT`. Empty for all.
    #[graphql(default)]
    pub roles: Option<Vec<String>>,
    /// Only relationships supported at least so well.
    #[graphql(default)]
    pub min_confidence: Option<Term<Confidence>>,
    /// Only relationships whose other end is of one of these kinds. Empty for all.
    #[graphql(default)]
    pub other_kinds: Option<Vec<Term<ThingKind>>>,
}

impl RelationshipFilter {
    /// The filter as the store reads it, on the day of the world.
    pub fn of(&self, world: &World) -> store::relationship::RelationshipFilter {
        store::relationship::RelationshipFilter {
            kinds: kinds_of(self.kinds.as_ref(), self.families.as_ref()),
            direction: self.direction.unwrap_or(Direction::Both).into(),
            roles: self.roles.clone().unwrap_or_default(),
            valid_at: world.valid_at,
            certainly: world.certainly,
            min_confidence: self.min_confidence.map(|term| term.0),
            other_kinds: words(self.other_kinds.as_ref()),
        }
    }
}

/// The kinds that are named, and those of the families that are named; empty for all.
pub fn kinds_of(kinds: Option<&Vec<Term<RelationshipKind>>>, families: Option<&Vec<Term<Family>>>) -> Vec<RelationshipKind> {
    let (kinds, families) = (words(kinds), words(families));
    if kinds.is_empty() && families.is_empty() {
        return Vec::new();
    }
    let named = |kind: &RelationshipKind| kinds.contains(kind) || families.contains(&kind.spec().family);
    RelationshipKind::ALL.iter().copied().filter(named).collect()
}
