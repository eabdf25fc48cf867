//! The small words of the crate: nodes, edges, days and sets of kinds.
//!
//! Separate because every other file speaks them and none of them needs an index.

use std::fmt;

/// A node of one [`crate::Index`]: dense from 0, in the order of the store's keys.
///
/// Two indexes number their nodes independently, so a node must not outlive the index it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Node(pub u32);

/// An edge of one [`crate::Index`]: dense from 0, in the order of the store's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Edge(pub u32);

impl Node {
    /// The position of this node in a table with one entry per node.
    #[inline]
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

impl Edge {
    /// The position of this edge in a table with one entry per edge.
    #[inline]
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// A day, counted from 1970-01-01 (day 0); days before it are negative.
pub type Day = i32;

/// The lower bound of a period whose start is not known or does not exist.
pub const OPEN_START: Day = Day::MIN;

/// The upper bound of a period whose end is not known or has not come.
pub const OPEN_END: Day = Day::MAX;

/// How many clearances there are: 0 public, 1 partner, 2 restricted, 3 sealed.
pub const CLEARANCES: u8 = 4;

/// Kinds of edges are numbered below this, so that a set of them is one machine word.
pub const MAX_EDGE_KINDS: u8 = 64;

/// Kinds of nodes are numbered below this, so that a set of them is a `u32` mask.
pub const MAX_NODE_KINDS: u8 = 32;

/// A set of kinds of edges.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct KindSet(pub u64);

impl KindSet {
    /// No kind at all.
    pub const EMPTY: Self = Self(0);
    /// Every kind, also those that are walked only when named.
    pub const ALL: Self = Self(u64::MAX);

    /// The set of these kinds; kinds of 64 and above do not exist and are left out.
    #[must_use]
    pub fn of(kinds: &[u8]) -> Self {
        kinds.iter().copied().collect()
    }

    /// Adds a kind; a kind of 64 or above changes nothing.
    pub fn insert(&mut self, kind: u8) {
        *self = self.with(kind);
    }

    /// This set and one kind more.
    #[must_use]
    pub fn with(self, kind: u8) -> Self {
        if kind < MAX_EDGE_KINDS { Self(self.0 | (1 << kind)) } else { self }
    }

    /// Whether the kind is in the set.
    #[inline]
    pub fn contains(self, kind: u8) -> bool {
        kind < MAX_EDGE_KINDS && (self.0 >> kind) & 1 == 1
    }

    /// The kinds of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kinds of both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The kinds of this set that are not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the set holds nothing.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds of the set, ascending.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..MAX_EDGE_KINDS).filter(move |kind| self.contains(*kind))
    }
}

impl FromIterator<u8> for KindSet {
    fn from_iter<I: IntoIterator<Item = u8>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl fmt::Debug for KindSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// What the graph must know of each kind of edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct KindTable {
    /// Kinds that read the same from both ends; they match a view in either direction.
    pub symmetric: KindSet,
    /// Kinds that a view walks only when it names them.
    pub unwalked: KindSet,
}
