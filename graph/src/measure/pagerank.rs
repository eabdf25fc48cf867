//! PageRank: where somebody ends up who walks at random.
//!
//! Separate because it is the one measure that follows the direction of steps.

use super::{Measured, Subgraph};
use crate::budget::{Budget, Meter};

/// How PageRank walks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Damping {
    /// The chance to take a step instead of beginning anywhere; usually 0.85. It is kept between 0 and 1.
    pub follow: f64,
    /// Rounds at most.
    pub rounds: u32,
    /// The values are settled when a round changes all of them together by less than this.
    pub settled: f64,
}

impl Default for Damping {
    fn default() -> Self {
        Self {
            follow: 0.85,
            rounds: 200,
            settled: 1e-12,
        }
    }
}

/// PageRank of each node.
#[derive(Clone, Debug, PartialEq)]
pub struct PageRank {
    /// The values add up to 1.
    pub measured: Measured<f64>,
    /// How many rounds were gone.
    pub rounds: u32,
}

/// The PageRank of each node, following the steps of the view; parallel edges make a step as many times as likely.
/// From a node that no step leaves, the walk begins anywhere. Sums are made in one order, so the values are the same
/// every time.
pub fn pagerank(part: &Subgraph, damping: Damping, budget: &Budget) -> PageRank {
    let mut meter = Meter::new(budget);
    let size = part.size();
    let follow = damping.follow.clamp(0.0, 1.0);
    let even = 1.0 / f64::from(size.max(1));
    let mut ranks = vec![even; size as usize];
    let mut given = vec![0.0; size as usize];
    let mut rounds = 0;
    while rounds < damping.rounds && size > 0 {
        let mut stuck = 0.0;
        for at in 0..size {
            let (rank, steps) = (ranks[at as usize], part.steps(at));
            given[at as usize] = if steps == 0 { 0.0 } else { rank / f64::from(steps) };
            stuck += if steps == 0 { rank } else { 0.0 };
        }
        let anywhere = (1.0 - follow + follow * stuck) * even;
        let mut change = 0.0;
        for at in 0..size {
            let mut sum = 0.0;
            if meter.is_stopped() {
                break;
            }
            for chunk in part.back(at).chunks(crate::budget::CANCEL_INTERVAL as usize) {
                meter.take(chunk.len());
                sum += chunk.iter().map(|before| given[*before as usize]).sum::<f64>();
            }
            let rank = anywhere + follow * sum;
            change += (rank - ranks[at as usize]).abs();
            ranks[at as usize] = rank;
        }
        rounds += 1;
        if change < damping.settled || meter.is_stopped() {
            break;
        }
    }
    PageRank {
        measured: Measured {
            values: ranks,
            completeness: meter.completeness(),
        },
        rounds,
    }
}
