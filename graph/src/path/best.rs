//! The k best simple paths.
//!
//! Separate because it looks ahead: it learns what the rest of the way costs at least, from every node near enough to
//! matter, and then lengthens always the path that can become the cheapest (`climb.rs`). For few hops it learns that layer
//! by layer (`layers.rs`). For many, how near is near enough depends on what the k-th best path costs, which is not known
//! beforehand: so it begins just above the cheapest path and goes further while paths are missing.

use super::cheapest::search;
use super::climb::{Climb, Climbed, Rest};
use super::layers::{self, Bound, Layers};
use super::queue::Queue;
use super::shortest::meet;
use super::simple::MOST_HOPS;
use super::{Cost, Ends, Opening, Order, Path, Paths, Price, Task, all_simple};
use crate::budget::{Budget, Meter, StoppedBy};
use crate::index::Index;
use crate::lens::{Lens, Way};
use crate::scratch::{Labels, Marks, Scratch};
use crate::view::View;

/// The side of the labels that knows what the way from the start costs, and the one that knows the rest of it.
const FROM_START: usize = 0;
const TO_END: usize = 1;

/// The `budget.max_paths` best simple paths of at most `budget.max_hops` hops (100 at most), best first.
///
/// As many paths as asked for are answered as stopped by [`StoppedBy::Paths`]: there may be more. Which of the paths
/// that cost exactly the same come last into the answer is the same every time.
pub fn best(index: &Index, view: &View, ends: &Ends, order: Order, budget: &Budget) -> Paths {
    let Order::Score(weights) = order else {
        return all_simple(index, view, ends, 0, budget);
    };
    let lens = Lens::new(index, view);
    let price = Price::new(index, view, Cost::Score(weights));
    let mut meter = Meter::new(budget);
    let paths = match Opening::new(&lens, ends, budget.max_hops.min(MOST_HOPS)) {
        Opening::Nothing => Vec::new(),
        Opening::Here => vec![Path::here(ends.from)],
        Opening::Search(task) => {
            let found = best_by(&lens, &price, &task, budget.max_paths, &mut meter);
            if found.len() >= budget.max_paths {
                meter.stop(StoppedBy::Paths);
            }
            found.into_iter().map(|(path, _)| path).collect()
        }
    };
    Paths {
        paths,
        completeness: meter.completeness(),
    }
}

/// The best paths with what they cost.
pub(super) fn best_by(lens: &Lens<'_>, price: &Price<'_>, task: &Task, count: usize, meter: &mut Meter<'_>) -> Vec<(Path, u64)> {
    let mut scratch = lens.index.pool().lend();
    let Some(meeting) = meet(lens, task, meter, &mut scratch) else {
        return Vec::new();
    };
    let found = if layers::is_for(task) {
        by_layers(lens, price, task, count, meeting.hops, &mut scratch, meter)
    } else {
        widening(lens, price, task, count, &mut scratch, meter)
    };
    found.into_iter().map(|(cost, nodes)| (Path::along(lens, &nodes), cost)).collect()
}

/// The best paths of few hops, as what they cost and their nodes: first of hardly more hops than it takes, as what these
/// cost bounds what others may cost, and so how many hops they may have and which nodes they may pass.
fn by_layers(
    lens: &Lens<'_>,
    price: &Price<'_>,
    task: &Task,
    count: usize,
    shortest: u32,
    scratch: &mut Scratch,
    meter: &mut Meter<'_>,
) -> Vec<(u64, Vec<u32>)> {
    let mut bound = Bound::none(lens, price);
    let mut found: Vec<(u64, Vec<u32>)> = Vec::new();
    let mut done = 0;
    for hops in [shortest.max(2), shortest.max(2) + 1, task.max_hops] {
        let hops = bound.hops(hops.min(task.max_hops));
        if hops <= done || meter.is_stopped() {
            continue;
        }
        let task = Task {
            max_hops: hops,
            must_pass: task.must_pass.clone(),
            ..*task
        };
        let rest = layers::learn(lens, price, &task, &bound, scratch, meter);
        let climbed = Climb::new(lens, price, &task, &rest, count, u64::MAX).run(meter);
        // A search that was cut may have come less far than the one before.
        if !meter.is_stopped() || climbed.paths.len() >= found.len() {
            found = climbed.paths;
        }
        if let Some((cost, _)) = count.checked_sub(1).and_then(|last| found.get(last)) {
            bound = bound.to(*cost);
        }
        done = hops;
    }
    found
}

/// The best paths of many hops, as what they cost and their nodes: it begins just above the cheapest path and goes further
/// while paths are missing.
fn widening(
    lens: &Lens<'_>,
    price: &Price<'_>,
    task: &Task,
    count: usize,
    scratch: &mut Scratch,
    meter: &mut Meter<'_>,
) -> Vec<(u64, Vec<u32>)> {
    // No path is cheaper than this one, whatever its hops.
    let Some((_, cheapest)) = search(lens, price, task, meter, scratch) else {
        return Vec::new();
    };
    let Scratch {
        behind,
        labels,
        queues: [frontier, next, _],
        ..
    } = scratch;
    let depth = (task.max_hops / 2).min(KNOWN_HOPS);
    surround(lens, task.to, depth, behind, (frontier, next), meter);
    let mut bound = cheapest;
    let mut further = cheapest / 8 + 1;
    let mut found = Vec::new();
    while !meter.is_stopped() {
        bound = bound.saturating_add(further);
        further = further.saturating_mul(2);
        let is_whole = learn(lens, price, task, bound, labels, meter);
        if meter.is_stopped() {
            break;
        }
        let rest = Near {
            price,
            behind,
            known: depth,
            labels,
        };
        let climbed = Climb::new(lens, price, task, &rest, count, bound).run(meter);
        let Climbed { paths, is_bound_reached } = climbed;
        // A search that was cut may have come less far than the one before.
        if paths.len() >= found.len() {
            found = paths;
        }
        if found.len() >= count || (is_whole && !is_bound_reached) {
            break;
        }
    }
    found
}

/// The rest of the way as [`learn`] learns it, whatever its hops, with the hops that are known beside it.
struct Near<'s> {
    price: &'s Price<'s>,
    /// Hops to the end, of nodes within `known` hops of it.
    behind: &'s Marks<u32>,
    known: u32,
    labels: &'s Labels,
}

impl Rest for Near<'_> {
    fn matters(&self, node: u32) -> bool {
        self.labels.cost(TO_END, node).is_some()
    }

    fn at_least(&self, node: u32, hops: u32) -> Option<(u64, u64)> {
        let is_near = self.behind.at(node).map_or(hops > self.known, |distance| distance <= hops);
        let rest = self.labels.cost(TO_END, node).filter(|_| is_near)?;
        Some((self.price.node(node), rest))
    }
}

impl Rest for Layers<'_> {
    fn matters(&self, node: u32) -> bool {
        self.place(node).is_some()
    }

    fn at_least(&self, node: u32, hops: u32) -> Option<(u64, u64)> {
        Layers::at_least(self, node, hops)
    }
}

/// Hops to the end are known of nodes within this many of it; further out, they are known to be more.
const KNOWN_HOPS: u32 = 2;

/// Marks the nodes that lead to `to` within `depth` steps with their distance.
fn surround(
    lens: &Lens<'_>,
    to: u32,
    depth: u32,
    marks: &mut Marks<u32>,
    (frontier, next): (&mut Vec<u32>, &mut Vec<u32>),
    meter: &mut Meter<'_>,
) {
    marks.reset(lens.index.size());
    marks.set(to, 0);
    frontier.clear();
    frontier.push(to);
    for distance in 1..=depth {
        next.clear();
        for node in &*frontier {
            lens.near(*node, Way::Back, meter, |reached| {
                if marks.try_set(reached, distance) && lens.passes(reached) {
                    next.push(reached);
                }
                false
            });
        }
        std::mem::swap(frontier, next);
    }
}

/// Learns what the way from each node to the end costs at least, for the nodes of every path that costs at most
/// `bound`. Whether nothing was left out for costing more.
///
/// A node of such a path is within half the bound of the start or of the end. So the nodes near the start are found
/// first, and then the way back from the end goes as far as half the bound, and further only through those.
fn learn(lens: &Lens<'_>, price: &Price<'_>, task: &Task, bound: u64, labels: &mut Labels, meter: &mut Meter<'_>) -> bool {
    let size = lens.index.size();
    let half = bound / 2;
    let mut is_whole = true;
    labels.reset(size);
    for (side, way, origin, goal) in [
        (FROM_START, Way::Ahead, task.from, task.to),
        (TO_END, Way::Back, task.to, task.from),
    ] {
        let mut queue = Queue::new(size);
        labels.set(side, origin, 0, origin);
        queue.push(0, origin);
        while let Some((cost, node)) = queue.pop() {
            if labels.cost(side, node).is_none_or(|known| known < cost) || node == goal {
                continue;
            }
            let base = if node == origin { cost } else { cost + price.node(node) };
            // Beyond half the bound nothing is taken but what is near the start, and so is the node before it.
            if base > half && (side == FROM_START || labels.cost(FROM_START, node).is_none()) {
                is_whole = false;
                continue;
            }
            lens.ties(node, way, meter, |tie, _| {
                let Some(step) = price.step(tie) else { return false };
                let (next, cost) = (tie.node, base + step);
                if next != goal && !lens.passes(next) {
                    return false;
                }
                let is_wanted = cost <= half
                    || side == TO_END && {
                        let passing = if next == goal { 0 } else { price.node(next) };
                        labels.cost(FROM_START, next).is_some_and(|before| before + passing + cost <= bound)
                    };
                if !is_wanted {
                    is_whole = false;
                } else if labels.cost(side, next).is_none_or(|known| cost < known) {
                    labels.set(side, next, cost, node);
                    queue.push(cost, next);
                }
                false
            });
            if meter.is_stopped() {
                return false;
            }
        }
    }
    is_whole
}
