//! Lengthening paths in the order of what they can cost in the end.
//!
//! Separate from `best.rs`, which decides how far to look; this file walks what lies within. Whole paths come out in
//! order, and few beginnings are touched that do not become one.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::ops::Range;

use super::{Price, Task};
use crate::budget::Meter;
use crate::lens::{Lens, Way};

/// What is known of the rest of a way.
pub(super) trait Rest {
    /// Whether a node lies on any way that matters.
    fn matters(&self, node: u32) -> bool;
    /// What passing a node costs, and the rest of the way from it at least, in at most this many hops; `None` if the end
    /// cannot be reached.
    fn at_least(&self, node: u32, hops: u32) -> Option<(u64, u64)>;
}

/// The beginning of a path: its last node, and the beginning without it.
#[derive(Clone, Copy)]
struct Stem {
    node: u32,
    before: u32,
    hops: u32,
    /// Of the steps taken and the nodes passed; the last node is not passed yet.
    cost: u64,
}

/// No beginning comes before the start.
const NOTHING: u32 = u32::MAX;

/// What was found.
pub(super) struct Climbed {
    /// What each path costs, and its nodes; by cost, then by hops, then by the keys of the nodes.
    pub(super) paths: Vec<(u64, Vec<u32>)>,
    /// Whether a path was given up because it would cost more than the bound.
    pub(super) is_bound_reached: bool,
}

/// A search for the cheapest simple paths.
pub(super) struct Climb<'s, R> {
    lens: &'s Lens<'s>,
    price: &'s Price<'s>,
    task: &'s Task,
    rest: &'s R,
    count: usize,
    bound: u64,
    is_bound_reached: bool,
    stems: Vec<Stem>,
    /// What a beginning can cost in the end at least, and which it is.
    queue: BinaryHeap<Reverse<(u64, u32)>>,
    /// The lowest costs of whole paths seen so far, the highest of them on top.
    lowest: BinaryHeap<u64>,
    steps: HashMap<u32, Range<usize>>,
    priced: Vec<(u32, u64)>,
}

impl<'s, R: Rest> Climb<'s, R> {
    /// A search for `count` paths that cost at most `bound`.
    pub(super) fn new(lens: &'s Lens<'s>, price: &'s Price<'s>, task: &'s Task, rest: &'s R, count: usize, bound: u64) -> Self {
        Self {
            lens,
            price,
            task,
            rest,
            count,
            bound,
            is_bound_reached: false,
            stems: vec![Stem {
                node: task.from,
                before: NOTHING,
                hops: 0,
                cost: 0,
            }],
            queue: BinaryHeap::from([Reverse((0, 0))]),
            lowest: BinaryHeap::new(),
            steps: HashMap::new(),
            priced: Vec::new(),
        }
    }

    /// Finds the paths.
    pub(super) fn run(mut self, meter: &mut Meter<'_>) -> Climbed {
        let mut paths = Vec::new();
        while let Some(Reverse((cost, at))) = self.queue.pop() {
            if paths.len() >= self.count || meter.is_stopped() {
                break;
            }
            let stem = self.stems[at as usize];
            if stem.node == self.task.to {
                paths.push((cost, self.nodes(at)));
            } else {
                self.lengthen(at, stem, meter);
            }
        }
        paths.sort_by(|a, b| (a.0, a.1.len(), &a.1).cmp(&(b.0, b.1.len(), &b.1)));
        Climbed {
            paths,
            is_bound_reached: self.is_bound_reached,
        }
    }

    /// Takes every step from the end of a beginning.
    fn lengthen(&mut self, at: u32, stem: Stem, meter: &mut Meter<'_>) {
        let passing = if stem.node == self.task.from {
            0
        } else {
            self.price.node(stem.node)
        };
        let nodes = self.nodes(at);
        for item in self.steps(stem.node, meter) {
            if meter.take(1) == 0 {
                return;
            }
            let (next, price) = self.priced[item];
            let hops = stem.hops + 1;
            let Some((node, rest)) = self.rest.at_least(next, self.task.max_hops - hops) else {
                continue;
            };
            if nodes.contains(&next) {
                continue;
            }
            let cost = stem.cost + passing + price;
            let is_end = next == self.task.to;
            if is_end && !self.task.must_pass.iter().all(|node| nodes.contains(node)) {
                continue;
            }
            let at_least = if is_end { cost } else { cost + node + rest };
            if at_least > self.bound {
                self.is_bound_reached = true;
                continue;
            }
            if self.lowest.len() >= self.count && self.lowest.peek().is_none_or(|highest| at_least > *highest) {
                continue;
            }
            if is_end {
                self.lowest.push(cost);
                if self.lowest.len() > self.count {
                    self.lowest.pop();
                }
            }
            self.stems.push(Stem {
                node: next,
                before: at,
                hops,
                cost,
            });
            self.queue.push(Reverse((at_least, self.stems.len() as u32 - 1)));
        }
    }

    /// The nodes of a beginning, from the start.
    fn nodes(&self, mut at: u32) -> Vec<u32> {
        let mut nodes = Vec::new();
        while at != NOTHING {
            let stem = self.stems[at as usize];
            nodes.push(stem.node);
            at = stem.before;
        }
        nodes.reverse();
        nodes
    }

    /// The cheapest step to each neighbour that matters, in the order of keys; made once for a node.
    fn steps(&mut self, node: u32, meter: &mut Meter<'_>) -> Range<usize> {
        if let Some(list) = self.steps.get(&node) {
            return list.clone();
        }
        let mut steps: Vec<(u32, u64)> = Vec::new();
        self.lens.ties(node, Way::Ahead, meter, |tie, _| {
            if let Some(step) = self.price.step(tie).filter(|_| self.rest.matters(tie.node)) {
                steps.push((tie.node, step));
            }
            false
        });
        steps.sort_unstable();
        steps.dedup_by_key(|(next, _)| *next);
        let start = self.priced.len();
        self.priced.append(&mut steps);
        let list = start..self.priced.len();
        self.steps.insert(node, list.clone());
        list
    }
}
