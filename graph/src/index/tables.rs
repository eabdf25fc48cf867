//! The rows that a search reads: those of the tables, or as later changes left them.
//!
//! Separate from `Index` because it is asked once for each node that a search opens: it is two pointers, made once for a
//! search, and while nothing has changed it costs one look at one of them.

use std::sync::Arc;

use super::base::Base;
use super::collapsed::{Collapsed, Pairs};
use super::delta::Delta;
use super::rows::{Row, Rows};
use super::tie::Tie;
use super::trie::Trie;

/// The rows of an index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    pub(super) base: &'a Base,
    pub(super) delta: Option<&'a Delta>,
}

impl<'a> Tables<'a> {
    /// Edges that leave a node, as far as this clearance sees.
    #[inline]
    pub(crate) fn out(self, node: u32, clearance: u8) -> &'a [Tie] {
        match self.delta {
            None => self.base.out.row(node, clearance),
            Some(delta) => changed_row(delta, (&delta.out, &self.base.out), node, clearance),
        }
    }

    /// Edges that arrive at a node, as far as this clearance sees.
    #[inline]
    pub(crate) fn into(self, node: u32, clearance: u8) -> &'a [Tie] {
        match self.delta {
            None => self.base.into.row(node, clearance),
            Some(delta) => changed_row(delta, (&delta.into, &self.base.into), node, clearance),
        }
    }

    /// The other nodes to which a node is tied by edges that are walked without being named; sorted by the lowest level
    /// of the edges, then by node.
    #[inline]
    pub(crate) fn tied(self, node: u32, clearance: u8) -> &'a [u32] {
        match self.delta {
            None => self.base.collapsed.row(node, clearance),
            Some(delta) => changed_pairs(delta, &self.base.collapsed, node, clearance).nodes,
        }
    }

    /// How many nodes a node is tied to.
    #[inline]
    pub(crate) fn degree(self, node: u32, clearance: u8) -> usize {
        match self.delta {
            None => self.base.collapsed.degree(node, clearance),
            Some(delta) => changed_pairs(delta, &self.base.collapsed, node, clearance).nodes.len(),
        }
    }

    /// The same with what is known of each pair.
    #[inline]
    pub(crate) fn pairs(self, node: u32, clearance: u8) -> Pairs<'a> {
        match self.delta {
            None => self.base.collapsed.pairs(node, clearance),
            Some(delta) => changed_pairs(delta, &self.base.collapsed, node, clearance),
        }
    }
}

// The two that follow are out of line, so that the loops of searches are as small as if nothing could change.

#[inline(never)]
fn changed_row<'a>(delta: &'a Delta, (changed, base): (&'a Trie<Arc<Row<Tie>>>, &'a Rows<Tie>), node: u32, clearance: u8) -> &'a [Tie] {
    let row = if delta.touches(node) { changed.at(node) } else { None };
    match row {
        Some(row) => row.seen(clearance),
        None if delta.is_added(node) => &[],
        None => base.row(node, clearance),
    }
}

#[inline(never)]
fn changed_pairs<'a>(delta: &'a Delta, base: &'a Collapsed, node: u32, clearance: u8) -> Pairs<'a> {
    let row = if delta.touches(node) { delta.pairs.at(node) } else { None };
    match row {
        Some(row) => row.seen(clearance),
        None if delta.is_added(node) => Pairs::default(),
        None => base.pairs(node, clearance),
    }
}
