//! How many nodes are within reach.
//!
//! Separate from `network.rs`: counting needs neither ranking nor edges, so it can go much further in the same time.

use crate::budget::{Budget, Completeness, Meter};
use crate::ids::Node;
use crate::index::Index;
use crate::lens::{Lens, Way};
use crate::scratch::Scratch;
use crate::view::View;

/// Hops beyond this are not counted: no graph of people and companies is so long.
const MOST_HOPS: u32 = 1_000;

/// How many different nodes are within reach of a start, which is not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// At position `i`: how many within `i + 1` hops. If the search was cut, at least so many.
    pub within: Vec<u64>,
    /// Whether all were counted.
    pub completeness: Completeness,
}

/// Counts the nodes within 1, 2, … `hops` hops (1,000 at most) of a node. Nodes of kinds that the view does not pass are counted where
/// they are reached, but not passed; avoided nodes are not counted. `budget.max_hops` does not matter here.
pub fn reach(index: &Index, view: &View, start: Node, hops: u32, budget: &Budget) -> Reach {
    let lens = Lens::new(index, view);
    let mut meter = Meter::new(budget);
    let mut within = Vec::new();
    if lens.sees(start) {
        let mut scratch = index.pool().lend();
        let Scratch {
            seen,
            queues: [frontier, next, _],
            ..
        } = &mut *scratch;
        seen.reset(index.size());
        seen.set(start.0, ());
        frontier.clear();
        frontier.push(start.0);
        let mut count = 0;
        for _ in 0..hops.min(MOST_HOPS) {
            next.clear();
            for node in &*frontier {
                lens.near(*node, Way::Ahead, &mut meter, |reached| {
                    if seen.try_set(reached, ()) {
                        if lens.passes(reached) {
                            next.push(reached);
                        } else if lens.avoids(Node(reached)) {
                            return false;
                        }
                        count += 1;
                    }
                    false
                });
            }
            within.push(count);
            std::mem::swap(frontier, next);
            if frontier.is_empty() || meter.is_stopped() {
                break;
            }
        }
    }
    // Where nothing more comes, the counts stay as they are.
    let last = within.last().copied().unwrap_or(0);
    within.resize((hops.min(MOST_HOPS)) as usize, last);
    Reach {
        within,
        completeness: meter.completeness(),
    }
}
