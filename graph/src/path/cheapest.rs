//! The cheapest path by score or by imported weight, searched from both ends at once.
//!
//! Separate from `best.rs`, which lists several and counts hops: one path of any length is found with far less work.

use super::best::best_by;
use super::queue::Queue;
use super::{Ends, Opening, Path, Price, Task};
use crate::budget::{Budget, CANCEL_INTERVAL, Completeness, Meter};
use crate::ids::Edge;
use crate::index::{Index, LOOK_UP, NO_WEIGHT};
use crate::lens::{Lens, Way};
use crate::rank::Weights;
use crate::scratch::{Labels, Scratch};
use crate::view::View;

/// What makes a path dear.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cost {
    /// The sum of the imported weights; edges without a weight are not walked.
    Weight,
    /// The score.
    Score(Weights),
}

/// The cheapest path and what it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Cheapest {
    /// The path; `None` if none was found. Its hops show every parallel edge that the view admits.
    pub path: Option<Path>,
    /// The sum of the weights, or the score.
    pub cost: Option<f64>,
    /// Whether the search saw enough to say so.
    pub completeness: Completeness,
}

/// The cheapest path, of any number of hops: here `budget.max_hops` bounds only searches with nodes to be passed.
///
/// A sum that does not fit into one word beside the number of a node (2^43 for two million nodes) is not followed.
pub fn cheapest(index: &Index, view: &View, ends: &Ends, cost: Cost, budget: &Budget) -> Cheapest {
    let lens = Lens::new(index, view);
    let price = Price::new(index, view, cost);
    let mut meter = Meter::new(budget);
    let found = match Opening::new(&lens, ends, budget.max_hops) {
        Opening::Nothing => None,
        Opening::Here => Some((Path::here(ends.from), 0)),
        Opening::Search(task) if task.must_pass.is_empty() => search(&lens, &price, &task, &mut meter, &mut index.pool().lend()),
        Opening::Search(task) => best_by(&lens, &price, &task, 1, &mut meter).pop(),
    };
    let (path, sum) = found.unzip();
    Cheapest {
        path,
        cost: sum.map(|sum| price.total(sum)),
        completeness: meter.completeness(),
    }
}

/// The cheapest way known so far: its cost, and the step on which the two sides meet.
type Touch = (u64, u32, u32);

/// A touch that is none: everything is cheaper.
const NO_TOUCH: Touch = (u64::MAX, 0, 0);

/// The cheapest path of a task without nodes to be passed, with what it costs.
pub(super) fn search(lens: &Lens<'_>, price: &Price<'_>, task: &Task, meter: &mut Meter<'_>, scratch: &mut Scratch) -> Option<(Path, u64)> {
    let size = lens.index.size();
    let labels = &mut scratch.labels;
    labels.reset(size);
    let mut queues = [Queue::new(size), Queue::new(size)];
    for (side, origin) in [task.from, task.to].into_iter().enumerate() {
        labels.set(side, origin, 0, origin);
        queues[side].push(0, origin);
    }
    let mut touch = NO_TOUCH;
    while let [Some(near), Some(far)] = [queues[0].front(), queues[1].front()] {
        // What is not settled on either side costs at least both fronts together.
        if near + far >= touch.0 {
            break;
        }
        let turn = usize::from(queues[0].len() > queues[1].len());
        let Some((cost, node)) = queues[turn].pop() else { break };
        if labels.cost(turn, node).is_none_or(|known| known < cost) {
            continue;
        }
        let (origin, goal) = if turn == 0 { (task.from, task.to) } else { (task.to, task.from) };
        let base = if node == origin { cost } else { cost + price.node(node) };
        let front = [far, near][turn];
        let mut settle = Settle {
            lens,
            price,
            labels,
            queue: &mut queues[turn],
            side: turn,
            goal,
            front,
            touch: &mut touch,
        };
        settle.steps(node, base, meter);
        if meter.is_stopped() {
            break;
        }
    }
    let (cost, near, far) = touch;
    if cost == u64::MAX {
        return None;
    }
    let mut nodes = trace(labels, 0, near, task.from);
    nodes.reverse();
    nodes.extend(trace(labels, 1, far, task.to));
    Some((Path::along(lens, &nodes), cost))
}

/// The steps out of one settled node.
struct Settle<'s, 'q> {
    lens: &'s Lens<'s>,
    price: &'s Price<'s>,
    labels: &'q mut Labels,
    queue: &'q mut Queue,
    /// 0 for the side of the start, 1 for that of the end.
    side: usize,
    goal: u32,
    /// The lowest cost that the other side has yet to settle.
    front: u64,
    touch: &'q mut Touch,
}

impl Settle<'_, '_> {
    fn steps(&mut self, node: u32, base: u64, meter: &mut Meter<'_>) {
        let (lens, price) = (self.lens, self.price);
        if !(lens.is_plain() && matches!(price, Price::Weight(_))) {
            let way = if self.side == 0 { Way::Ahead } else { Way::Back };
            lens.ties(node, way, meter, |tie, _| {
                if let Some(step) = price.step(tie) {
                    self.relax(node, tie.node, base + step);
                }
                false
            });
            return;
        }
        // Without filters the index has the lowest weight of each pair.
        let pairs = lens.pairs(node);
        let count = pairs.nodes.len();
        for start in (0..count).step_by(CANCEL_INTERVAL as usize) {
            let end = count.min(start + CANCEL_INTERVAL as usize);
            let granted = meter.take(end - start);
            for at in start..start + granted {
                let (next, weight) = (pairs.nodes[at], pairs.weight(at));
                // Nothing seen can weigh less than the lowest of all.
                if base + u64::from(weight) + self.front >= self.touch.0 && self.labels.cost(1 - self.side, next).is_none() {
                    continue;
                }
                let weight = if pairs.many(at) == LOOK_UP {
                    self.lowest(node, next)
                } else {
                    weight
                };
                if weight != NO_WEIGHT {
                    self.relax(node, next, base + u64::from(weight));
                }
            }
            if granted < end - start {
                return;
            }
        }
    }

    /// The lowest weight between two nodes that the viewer may see.
    fn lowest(&self, node: u32, next: u32) -> u32 {
        let mut lowest = NO_WEIGHT;
        self.lens.between(node, next, |tie, _| {
            lowest = self.lens.index.weight(Edge(tie.edge)).unwrap_or(NO_WEIGHT).min(lowest);
        });
        lowest
    }

    #[inline]
    fn relax(&mut self, node: u32, next: u32, cost: u64) {
        if self.labels.cost(self.side, next).is_some_and(|known| known <= cost) {
            return;
        }
        match self.labels.cost(1 - self.side, next) {
            Some(rest) => {
                let passing = if next == self.goal { 0 } else { self.price.node(next) };
                let total = cost + passing + rest;
                if total < self.touch.0 {
                    *self.touch = if self.side == 0 { (total, node, next) } else { (total, next, node) };
                }
                // What the other side has settled need not be settled again.
                if rest <= self.front {
                    return;
                }
            }
            // Whatever way the other side finds to it, the path would cost at least this.
            None if cost + self.front >= self.touch.0 => return,
            None => {}
        }
        if next == self.goal || self.lens.passes(next) {
            self.labels.set(self.side, next, cost, node);
            self.queue.push(cost, next);
        }
    }
}

/// The nodes from one back to where its side began.
fn trace(labels: &Labels, side: usize, mut node: u32, origin: u32) -> Vec<u32> {
    let mut nodes = vec![node];
    while node != origin {
        let Some(label) = labels.at(side, node) else { break };
        node = label.before;
        nodes.push(node);
    }
    nodes
}
