//! What is measured of the whole graph at once: components and PageRank.
//! Apart from the questions because they have no items, and one time each.

use std::time::{Duration, Instant};

use graph::{Budget, Index, KindSet, View, measure, walk};

/// Rounds of PageRank, as the yardstick has them.
const ROUNDS: u32 = 20;

/// How long each took.
#[derive(Clone, Copy, Debug)]
pub struct Whole {
    /// Weakly connected components.
    pub components: Duration,
    /// How many there are.
    pub number: usize,
    /// Cutting out the part that is measured, which several measures share.
    pub cut: Duration,
    /// PageRank on it, following edges from source to target.
    pub pagerank: Duration,
}

/// Measures the whole graph.
pub fn measure(index: &Index) -> Whole {
    let budget = Budget::new(u64::MAX);
    let begun = Instant::now();
    let components = walk::components(index, &View::public(), &budget);
    let components_took = begun.elapsed();

    let forward = View::public().directed(KindSet::ALL, KindSet::EMPTY);
    let begun = Instant::now();
    let part = measure::Subgraph::new(index, &forward, None, &budget);
    let cut = begun.elapsed();
    let begun = Instant::now();
    let damping = measure::Damping {
        rounds: ROUNDS,
        // Nothing is settled, so that all rounds are done.
        settled: 0.0,
        ..measure::Damping::default()
    };
    std::hint::black_box(measure::pagerank(&part, damping, &budget));
    Whole {
        components: components_took,
        number: components.sizes.len(),
        cut,
        pagerank: begun.elapsed(),
    }
}
