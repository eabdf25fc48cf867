//! One node or one edge with everything that is known of it.
//!
//! Separate because tables keep the same facts in columns: this is what goes in and comes out, and what a change keeps
//! beside the tables.

use super::tie::{GONE, INEXACT, Traits, WALKED, WIDE, own_level, pack_period};
use super::{EdgeInput, Share};
use crate::ids::Day;

/// Level of a place that no node has.
pub(crate) const NOBODY: u8 = u8::MAX;

/// A node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NodeState {
    pub(crate) kind: u8,
    pub(crate) level: u8,
}

impl NodeState {
    /// A place without a node.
    pub(crate) const GONE: Self = Self { kind: 0, level: NOBODY };

    pub(crate) fn is_gone(self) -> bool {
        self.level == NOBODY
    }
}

/// A share or, with `min` of `u32::MAX`, only its basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShareColumn(pub(crate) Share);

impl ShareColumn {
    /// `None` if neither is stated.
    pub(crate) fn new(share: Option<(u32, u32)>, basis: u8) -> Option<Self> {
        let (min, max) = share.unwrap_or((u32::MAX, u32::MAX));
        (share.is_some() || basis != 0).then_some(Self(Share { min, max, basis }))
    }

    pub(crate) fn share(self) -> Option<Share> {
        (self.0.min != u32::MAX).then_some(self.0)
    }
}

/// An edge, of whose period the packed form is in the traits too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EdgeState {
    pub(crate) ends: (u32, u32),
    pub(crate) traits: Traits,
    /// 0 is none.
    pub(crate) weight: u32,
    pub(crate) period: (Day, Day),
    pub(crate) share: Option<ShareColumn>,
    /// Least amount, greatest amount, and currency.
    pub(crate) amount: Option<(i64, i64, u16)>,
}

impl EdgeState {
    /// A place without an edge.
    pub(crate) const NONE: Self = Self {
        ends: (0, 0),
        traits: Traits {
            from: 0,
            to: 0,
            kind: 0,
            flags: GONE,
            confidence: 0,
            disputed: 0,
        },
        weight: 0,
        period: (0, 0),
        share: None,
        amount: None,
    };

    /// What is stated, between these places; `levels` are those of the ends.
    pub(crate) fn new(edge: &EdgeInput, ends: (u32, u32), levels: (u8, u8)) -> Self {
        let mut flags = own_level(edge.level);
        flags |= if edge.walked { WALKED } else { 0 };
        flags |= if edge.inexact { INEXACT } else { 0 };
        let (from, to) = pack_period(edge.from, edge.to).unwrap_or_else(|| {
            flags |= WIDE;
            (0, 0)
        });
        let packed = edge.confidence.iter().rev().fold(0, |packed, one| (packed << 2) | one);
        let traits = Traits {
            from,
            to,
            kind: edge.kind,
            flags,
            confidence: packed,
            disputed: edge.disputed,
        };
        Self {
            ends,
            traits: traits.between(levels),
            weight: edge.weight,
            period: (edge.from, edge.to),
            share: ShareColumn::new(edge.share, edge.basis),
            amount: edge.amount.map(|(min, max)| (min, max, edge.currency)),
        }
    }

    /// What was stated, between nodes of these keys.
    pub(crate) fn input(&self, key: i64, source: i64, target: i64) -> EdgeInput {
        EdgeInput {
            from: self.period.0,
            to: self.period.1,
            inexact: self.traits.is_inexact(),
            level: self.traits.own_level(),
            confidence: [0, 1, 2, 3].map(|clearance| self.traits.confidence(clearance)),
            disputed: self.traits.disputed,
            walked: self.traits.is_walked(),
            share: self.share.and_then(ShareColumn::share).map(|share| (share.min, share.max)),
            basis: self.share.map_or(0, |column| column.0.basis),
            amount: self.amount.map(|(min, max, _)| (min, max)),
            currency: self.amount.map_or(0, |(_, _, currency)| currency),
            weight: self.weight,
            ..EdgeInput::new(key, source, self.traits.kind, target)
        }
    }
}
