//! Compressed rows: for each node the items that hang on it, of which a clearance sees a prefix.
//!
//! Separate because three tables of the index (outgoing, incoming, collapsed) have this one shape.

use std::mem::size_of;
use std::ops::Range;

use crate::ids::CLEARANCES;

/// Items by node, in each row sorted by level first.
///
/// As a row begins with what everybody may see, a search never touches what it must not: neither its answer nor its
/// running time depends on hidden items.
#[derive(Debug)]
pub(crate) struct Rows<T> {
    starts: Vec<u32>,
    /// For clearances above which there are items: where their part of each row ends.
    ends: [Option<Vec<u32>>; CLEARANCES as usize],
    /// For each clearance: whether it sees items of one level only.
    flat: [bool; CLEARANCES as usize],
    items: Vec<T>,
}

impl<T> Rows<T> {
    /// Rows of which `starts` (one more than nodes) says where each begins; `level` gives the level of the item at a
    /// position.
    pub(crate) fn new(starts: Vec<u32>, items: Vec<T>, level: impl Fn(&T, usize) -> u8) -> Self {
        let mut levels = [false; CLEARANCES as usize];
        for (at, item) in items.iter().enumerate() {
            levels[usize::from(level(item, at))] = true;
        }
        let highest = levels.iter().rposition(|used| *used).unwrap_or(0);
        let flat = std::array::from_fn(|clearance| levels[..=clearance].iter().filter(|used| **used).count() <= 1);
        let ends = std::array::from_fn(|clearance| {
            (clearance < highest).then(|| {
                let bounds = starts.windows(2).map(|bound| {
                    let mut row = bound[0]..bound[1];
                    let above = |at: &u32| usize::from(level(&items[*at as usize], *at as usize)) > clearance;
                    row.find(above).unwrap_or(bound[1])
                });
                bounds.collect()
            })
        });
        Self { starts, ends, flat, items }
    }

    /// Where the visible part of a node's row lies among all items.
    #[inline]
    pub(crate) fn range(&self, node: u32, clearance: u8) -> Range<usize> {
        let node = node as usize;
        let end = match &self.ends[usize::from(clearance)] {
            Some(ends) => ends[node],
            None => self.starts[node + 1],
        };
        self.starts[node] as usize..end as usize
    }

    /// The visible part of a node's row.
    #[inline]
    pub(crate) fn row(&self, node: u32, clearance: u8) -> &[T] {
        &self.items[self.range(node, clearance)]
    }

    /// Whether every row is one segment for this clearance, so that it is sorted by what follows the level. Like
    /// everything else, it depends only on what the clearance sees.
    #[inline]
    pub(crate) fn is_flat(&self, clearance: u8) -> bool {
        self.flat[usize::from(clearance)]
    }

    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }

    pub(crate) fn bytes(&self) -> usize {
        let ends: usize = self.ends.iter().flatten().map(|ends| ends.capacity() * size_of::<u32>()).sum();
        self.starts.capacity() * size_of::<u32>() + ends + self.items.capacity() * size_of::<T>()
    }
}
