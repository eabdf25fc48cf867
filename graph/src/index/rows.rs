//! Compressed rows: for each node the items that hang on it, of which a clearance sees a prefix.
//!
//! Separate because three tables of the index (outgoing, incoming, collapsed) have this one shape.

use std::mem::size_of;
use std::ops::Range;

use crate::ids::CLEARANCES;

/// How many items there are of each level.
pub(crate) type LevelCounts = [u64; CLEARANCES as usize];

/// For each clearance, whether it sees items of one level only, so that every row is sorted by what follows the level.
/// Like everything else, it depends only on what the clearance sees.
pub(crate) fn flat(counts: LevelCounts) -> [bool; CLEARANCES as usize] {
    std::array::from_fn(|clearance| counts[..=clearance].iter().filter(|count| **count > 0).count() <= 1)
}

/// Items by node, in each row sorted by level first.
///
/// As a row begins with what everybody may see, a search never touches what it must not: neither its answer nor its
/// running time depends on hidden items.
#[derive(Debug)]
pub(crate) struct Rows<T> {
    pub(super) starts: Vec<u32>,
    /// For clearances above which there are items: where their part of each row ends.
    pub(super) ends: [Option<Vec<u32>>; CLEARANCES as usize],
    pub(super) counts: LevelCounts,
    pub(super) items: Vec<T>,
}

impl<T> Rows<T> {
    /// Rows of which `starts` (one more than nodes) says where each begins; `level` gives the level of the item at a
    /// position.
    pub(crate) fn new(starts: Vec<u32>, items: Vec<T>, level: impl Fn(&T, usize) -> u8) -> Self {
        let mut counts = [0; CLEARANCES as usize];
        for (at, item) in items.iter().enumerate() {
            counts[usize::from(level(item, at))] += 1;
        }
        let highest = counts.iter().rposition(|count| *count > 0).unwrap_or(0);
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
        Self {
            starts,
            ends,
            counts,
            items,
        }
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

    /// How many items there are of each level.
    pub(crate) fn counts(&self) -> LevelCounts {
        self.counts
    }

    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }

    pub(crate) fn bytes(&self) -> usize {
        let ends: usize = self.ends.iter().flatten().map(|ends| ends.capacity() * size_of::<u32>()).sum();
        self.starts.capacity() * size_of::<u32>() + ends + self.items.capacity() * size_of::<T>()
    }
}

/// One row by itself, as a change leaves it.
#[derive(Debug)]
pub(crate) struct Row<T> {
    items: Box<[T]>,
    /// How many items each clearance sees.
    ends: [u32; CLEARANCES as usize],
}

impl<T> Row<T> {
    /// A row of items sorted by level.
    pub(crate) fn new(items: Vec<T>, level: impl Fn(&T) -> u8) -> Self {
        let end = |clearance| items.partition_point(|item| usize::from(level(item)) <= clearance) as u32;
        Self {
            ends: std::array::from_fn(end),
            items: items.into_boxed_slice(),
        }
    }

    #[inline]
    pub(crate) fn seen(&self, clearance: u8) -> &[T] {
        &self.items[..self.ends[usize::from(clearance)] as usize]
    }

    pub(crate) fn bytes(&self) -> usize {
        size_of::<Self>() + self.items.len() * size_of::<T>()
    }
}
