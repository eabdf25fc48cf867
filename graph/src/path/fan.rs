//! The different neighbours of a node, each with how many edges lead there, in the order of keys.
//!
//! Separate because an enumeration of paths visits the same node again and again: without a filter the index has the
//! list already, with one it is made once for each node and kept while the search lasts.

use std::collections::HashMap;
use std::ops::Range;

use crate::budget::Meter;
use crate::lens::{Lens, Way};

/// Lists of neighbours, read by position.
pub(super) trait Fan {
    /// Where the neighbours of a node are.
    fn open(&mut self, node: u32, meter: &mut Meter<'_>) -> Range<usize>;
    /// The neighbour at a position.
    fn node(&self, at: usize) -> u32;
    /// How many edges lead from `node` to its neighbour at a position.
    fn many(&self, node: u32, at: usize) -> u64;
}

/// Neighbours as the index keeps them.
pub(super) struct Kept<'a> {
    lens: &'a Lens<'a>,
}

/// Neighbours as the view's filters leave them.
pub(super) struct Filtered<'a> {
    lens: &'a Lens<'a>,
    way: Way,
    lists: HashMap<u32, Range<usize>>,
    items: Vec<(u32, u32)>,
}

/// Whether the rows of the index serve this view as they are.
pub(super) fn is_kept(lens: &Lens<'_>) -> bool {
    lens.is_plain() && lens.index.collapsed().is_flat(lens.clearance)
}

impl<'a> Kept<'a> {
    pub(super) fn new(lens: &'a Lens<'a>) -> Self {
        Self { lens }
    }
}

impl Fan for Kept<'_> {
    #[inline]
    fn open(&mut self, node: u32, _: &mut Meter<'_>) -> Range<usize> {
        self.lens.index.collapsed().range(node, self.lens.clearance)
    }

    #[inline]
    fn node(&self, at: usize) -> u32 {
        self.lens.index.collapsed().node(at)
    }

    #[inline]
    fn many(&self, node: u32, at: usize) -> u64 {
        self.lens.many(node, at)
    }
}

impl<'a> Filtered<'a> {
    pub(super) fn new(lens: &'a Lens<'a>, way: Way) -> Self {
        Self {
            lens,
            way,
            lists: HashMap::new(),
            items: Vec::new(),
        }
    }
}

impl Fan for Filtered<'_> {
    fn open(&mut self, node: u32, meter: &mut Meter<'_>) -> Range<usize> {
        if let Some(list) = self.lists.get(&node) {
            return list.clone();
        }
        let mut found: Vec<u32> = Vec::new();
        self.lens.ties(node, self.way, meter, |tie, _| {
            if tie.node != node {
                found.push(tie.node);
            }
            false
        });
        found.sort_unstable();
        let start = self.items.len();
        for same in found.chunk_by(|a, b| a == b) {
            self.items.push((same[0], same.len() as u32));
        }
        let list = start..self.items.len();
        self.lists.insert(node, list.clone());
        list
    }

    #[inline]
    fn node(&self, at: usize) -> u32 {
        self.items[at].0
    }

    #[inline]
    fn many(&self, _: u32, at: usize) -> u64 {
        u64::from(self.items[at].1)
    }
}
