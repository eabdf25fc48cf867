//! The different neighbours of a node, each with how many edges lead there, in the order of keys.
//!
//! Separate because an enumeration of paths visits the same node again and again: without a filter the index has the
//! list already, with one it is made once for each node and kept while the search lasts.

use std::collections::HashMap;

use crate::budget::Meter;
use crate::index::Pairs;
use crate::lens::{Lens, Way};

/// Lists of neighbours, read by position.
pub(super) trait Fan {
    /// A list; others may be opened while it is read.
    type List: Copy;

    /// The neighbours of a node.
    fn open(&mut self, node: u32, meter: &mut Meter<'_>) -> Self::List;
    /// How many there are.
    fn len(list: &Self::List) -> usize;
    /// The neighbour at a position.
    fn node(&self, list: &Self::List, at: usize) -> u32;
    /// How many edges lead from `node`, whose list it is, to the neighbour at a position.
    fn many(&self, node: u32, list: &Self::List, at: usize) -> u64;
}

/// Neighbours as the index keeps them.
pub(super) struct Kept<'a> {
    lens: &'a Lens<'a>,
}

/// Neighbours as the view's filters leave them.
pub(super) struct Filtered<'a> {
    lens: &'a Lens<'a>,
    way: Way,
    lists: HashMap<u32, (usize, usize)>,
    items: Vec<(u32, u32)>,
}

/// Whether the rows of the index serve this view as they are.
pub(super) fn is_kept(lens: &Lens<'_>) -> bool {
    lens.is_plain() && lens.index.is_flat(lens.clearance)
}

impl<'a> Kept<'a> {
    pub(super) fn new(lens: &'a Lens<'a>) -> Self {
        Self { lens }
    }
}

impl<'a> Fan for Kept<'a> {
    type List = Pairs<'a>;

    #[inline]
    fn open(&mut self, node: u32, _: &mut Meter<'_>) -> Pairs<'a> {
        self.lens.pairs(node)
    }

    #[inline]
    fn len(list: &Pairs<'a>) -> usize {
        list.nodes.len()
    }

    #[inline]
    fn node(&self, list: &Pairs<'a>, at: usize) -> u32 {
        list.nodes[at]
    }

    #[inline]
    fn many(&self, node: u32, list: &Pairs<'a>, at: usize) -> u64 {
        self.lens.many(node, list, at)
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
    /// Where the list begins and ends among all of them.
    type List = (usize, usize);

    fn open(&mut self, node: u32, meter: &mut Meter<'_>) -> (usize, usize) {
        if let Some(list) = self.lists.get(&node) {
            return *list;
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
        let list = (start, self.items.len());
        self.lists.insert(node, list);
        list
    }

    #[inline]
    fn len(list: &(usize, usize)) -> usize {
        list.1 - list.0
    }

    #[inline]
    fn node(&self, list: &(usize, usize), at: usize) -> u32 {
        self.items[list.0 + at].0
    }

    #[inline]
    fn many(&self, _: u32, list: &(usize, usize), at: usize) -> u64 {
        u64::from(self.items[list.0 + at].1)
    }
}
