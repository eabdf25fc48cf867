//! Memory that searches use and give back.
//!
//! Separate because a search must not clear (or allocate) a table of millions of nodes to look at fifty of them:
//! entries carry the number of the search that wrote them, and older ones count as absent.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, PoisonError};

/// A value for each of some nodes, forgotten at once by [`Marks::reset`].
#[derive(Debug, Default)]
pub(crate) struct Marks<T> {
    epoch: u32,
    marks: Vec<(u32, T)>,
}

impl<T: Copy + Default> Marks<T> {
    /// Forgets every value and makes room for this many nodes.
    pub(crate) fn reset(&mut self, nodes: usize) {
        if self.marks.len() < nodes {
            self.marks.resize(nodes, (0, T::default()));
        }
        self.epoch = self.epoch.wrapping_add(1);
        if self.epoch == 0 {
            self.marks.fill((0, T::default()));
            self.epoch = 1;
        }
    }

    #[inline]
    pub(crate) fn has(&self, node: u32) -> bool {
        self.marks[node as usize].0 == self.epoch
    }

    #[inline]
    pub(crate) fn at(&self, node: u32) -> Option<T> {
        let (epoch, value) = self.marks[node as usize];
        (epoch == self.epoch).then_some(value)
    }

    #[inline]
    pub(crate) fn set(&mut self, node: u32, value: T) {
        self.marks[node as usize] = (self.epoch, value);
    }

    /// Sets the value unless there is one already; whether it was set.
    #[inline]
    pub(crate) fn try_set(&mut self, node: u32, value: T) -> bool {
        let mark = &mut self.marks[node as usize];
        if mark.0 == self.epoch {
            return false;
        }
        *mark = (self.epoch, value);
        true
    }
}

/// The marks of one search as a loop reads and writes them: what it needs of the table stays in registers.
pub(crate) struct Open<M> {
    epoch: u32,
    marks: M,
}

impl<T: Copy + Default> Marks<T> {
    #[inline]
    pub(crate) fn open(&self) -> Open<&[(u32, T)]> {
        Open {
            epoch: self.epoch,
            marks: &self.marks,
        }
    }

    #[inline]
    pub(crate) fn open_mut(&mut self) -> Open<&mut [(u32, T)]> {
        Open {
            epoch: self.epoch,
            marks: &mut self.marks,
        }
    }
}

impl<T> Open<&[(u32, T)]> {
    #[inline]
    pub(crate) fn has(&self, node: u32) -> bool {
        self.marks[node as usize].0 == self.epoch
    }
}

impl<T> Open<&mut [(u32, T)]> {
    #[inline]
    pub(crate) fn has(&self, node: u32) -> bool {
        self.marks[node as usize].0 == self.epoch
    }

    #[inline]
    pub(crate) fn set(&mut self, node: u32, value: T) {
        self.marks[node as usize] = (self.epoch, value);
    }
}

/// The cheapest known way to a node from one side of a search.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Label {
    pub(crate) cost: u64,
    /// The node before.
    pub(crate) before: u32,
    epoch: u32,
}

/// Labels of two sides of a search, a node's two beside each other, as whoever reads one soon reads the other.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    epoch: u32,
    labels: Vec<[Label; 2]>,
}

impl Labels {
    /// Forgets every label and makes room for this many nodes.
    pub(crate) fn reset(&mut self, nodes: usize) {
        if self.labels.len() < nodes {
            self.labels.resize(nodes, <[Label; 2]>::default());
        }
        self.epoch = self.epoch.wrapping_add(1);
        if self.epoch == 0 {
            self.labels.fill(<[Label; 2]>::default());
            self.epoch = 1;
        }
    }

    #[inline]
    pub(crate) fn at(&self, side: usize, node: u32) -> Option<Label> {
        let label = self.labels[node as usize][side];
        (label.epoch == self.epoch).then_some(label)
    }

    #[inline]
    pub(crate) fn cost(&self, side: usize, node: u32) -> Option<u64> {
        self.at(side, node).map(|label| label.cost)
    }

    #[inline]
    pub(crate) fn set(&mut self, side: usize, node: u32, cost: u64, before: u32) {
        self.labels[node as usize][side] = Label {
            cost,
            before,
            epoch: self.epoch,
        };
    }
}

/// The memory of one search. Tables grow when they are first used.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// Set membership alone: half the memory traffic of `ahead` and `behind`.
    pub(crate) seen: Marks<()>,
    /// What a search from the start knows of a node: the node before it, or its distance.
    pub(crate) ahead: Marks<u32>,
    /// The same of a search from the target.
    pub(crate) behind: Marks<u32>,
    pub(crate) labels: Labels,
    /// Ways of two steps to a target: by nodes, and by edges.
    pub(crate) ways: Marks<(u32, u64)>,
    pub(crate) queues: [Vec<u32>; 3],
}

/// Scratch memory waiting for the next search; as much as ever ran at once. Indexes that grew out of one another share it.
#[derive(Default)]
pub(crate) struct Pool {
    waiting: Mutex<Vec<Scratch>>,
}

impl Pool {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Scratch for one search, given back when it is dropped.
    pub(crate) fn lend(&self) -> Lent<'_> {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Lent {
            pool: self,
            scratch: waiting.unwrap_or_default(),
        }
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").finish_non_exhaustive()
    }
}

/// Scratch that goes back to its pool.
pub(crate) struct Lent<'a> {
    pool: &'a Pool,
    scratch: Scratch,
}

impl Deref for Lent<'_> {
    type Target = Scratch;

    fn deref(&self) -> &Scratch {
        &self.scratch
    }
}

impl DerefMut for Lent<'_> {
    fn deref_mut(&mut self) -> &mut Scratch {
        &mut self.scratch
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let scratch = std::mem::take(&mut self.scratch);
        self.pool.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reset_forgets_every_value_also_when_the_count_of_searches_wraps() {
        let mut marks: Marks<u32> = Marks {
            epoch: u32::MAX - 1,
            marks: Vec::new(),
        };
        for round in 0..4 {
            marks.reset(3);
            assert_eq!(marks.at(1), None, "round {round}");
            assert!(marks.try_set(1, round));
            assert!(!marks.try_set(1, 9));
            assert_eq!(marks.at(1), Some(round));
        }
    }

    #[test]
    fn scratch_is_lent_again_after_it_came_back() {
        let pool = Pool::new();
        {
            let (_one, _two) = (pool.lend(), pool.lend());
        }
        assert_eq!(pool.waiting.lock().map(|waiting| waiting.len()).ok(), Some(2));
        let _three = pool.lend();
        assert_eq!(pool.waiting.lock().map(|waiting| waiting.len()).ok(), Some(1));
    }
}
