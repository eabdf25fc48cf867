//! The nodes near the end of a path, with their distance to it.
//!
//! Separate because listing and counting prune by it: a step is taken only if the end can still be reached.

use super::Task;
use super::fan::Fan;
use crate::budget::Meter;
use crate::lens::{Lens, Way};
use crate::scratch::{Marks, Scratch};

/// What is known of the way to the target; the start of the path is left out, as no path passes it again.
///
/// Distances stand in `scratch.behind`. If ways are counted, the number of edges from a neighbour to the target stands
/// in `scratch.ahead`, and the ways of two steps in `scratch.ways`. The first queue of the scratch holds the nodes
/// that the last step reached.
pub(super) struct Ball {
    /// Every node this near is known.
    pub(super) depth: u32,
    /// Whether ways are counted too.
    counts: bool,
    /// Nothing lies further out.
    is_whole: bool,
}

impl Ball {
    /// Only the target itself; distances will be known.
    pub(super) fn new(lens: &Lens<'_>, task: &Task, scratch: &mut Scratch) -> Self {
        scratch.behind.reset(lens.index.size());
        scratch.behind.set(task.to, 0);
        scratch.queues[0].clear();
        scratch.queues[0].push(task.to);
        Self {
            depth: 0,
            counts: false,
            is_whole: false,
        }
    }

    /// Only the target itself; ways will be counted too.
    pub(super) fn counting(lens: &Lens<'_>, task: &Task, scratch: &mut Scratch) -> Self {
        let size = lens.index.size();
        scratch.ahead.reset(size);
        scratch.ways.reset(size);
        Self {
            counts: true,
            ..Self::new(lens, task, scratch)
        }
    }

    /// One step further out. `back` gives who leads to a node.
    pub(super) fn grow<F: Fan>(&mut self, lens: &Lens<'_>, task: &Task, back: &mut F, scratch: &mut Scratch, meter: &mut Meter<'_>) {
        let Scratch {
            behind,
            ahead: beside,
            ways,
            queues: [frontier, next, _],
            ..
        } = scratch;
        next.clear();
        for node in &*frontier {
            let list = back.open(*node, meter);
            for at in 0..F::len(&list) {
                if meter.take(1) == 0 {
                    return;
                }
                let before = back.node(&list, at);
                if self.counts && self.depth == 1 {
                    let edges = back.many(*node, &list, at).saturating_mul(u64::from(beside.at(*node).unwrap_or(0)));
                    let (nodes, sum) = ways.at(before).unwrap_or_default();
                    ways.set(before, (nodes + 1, sum.saturating_add(edges)));
                }
                if before == task.from || behind.has(before) || !lens.passes(before) {
                    continue;
                }
                behind.set(before, self.depth + 1);
                if self.counts && self.depth == 0 {
                    beside.set(before, back.many(*node, &list, at) as u32);
                }
                next.push(before);
            }
        }
        self.depth += 1;
        self.is_whole = next.is_empty();
        std::mem::swap(frontier, next);
    }

    /// Whether one step further out, from the nodes that the last step reached, costs no more than what it may save.
    pub(super) fn is_worth(lens: &Lens<'_>, scratch: &Scratch, saved: u64) -> bool {
        let mut work = 0;
        scratch.queues[0].iter().all(|node| {
            work += lens.cost(*node, Way::Back);
            work <= saved
        })
    }

    /// Whether the target may be reached from a node in at most this many steps.
    #[inline]
    pub(super) fn may_reach(&self, behind: &Marks<u32>, node: u32, steps: u32) -> bool {
        match behind.at(node) {
            Some(distance) => distance <= steps,
            None => steps > self.depth && !self.is_whole,
        }
    }
}
