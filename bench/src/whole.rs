//! What is measured of the whole graph at once: components and PageRank in every run, betweenness and communities when they are asked for.
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

/// How long the slow ones took.
#[derive(Clone, Copy, Debug)]
pub struct Slow {
    /// Betweenness, from a sample of sources, in both directions.
    pub betweenness: Duration,
    /// How many sources.
    pub sources: u32,
    /// Communities.
    pub communities: Duration,
    /// How many there are.
    pub number: usize,
}

/// The seed of the communities.
const SEED: u64 = 42;

/// Measures what takes seconds on a large graph.
pub fn measure_slow(index: &Index) -> Slow {
    let budget = Budget::new(u64::MAX);
    let part = measure::Subgraph::new(index, &View::public(), None, &budget);
    // As many sources as the yardstick takes.
    let sources = if index.node_count(0) > 1_000_000 { 8 } else { 64 };
    let begun = Instant::now();
    std::hint::black_box(measure::betweenness(&part, measure::Sources::Sample(sources), &budget));
    let betweenness = begun.elapsed();
    let begun = Instant::now();
    let communities = measure::communities(&part, SEED, &budget);
    Slow {
        betweenness,
        sources,
        communities: begun.elapsed(),
        number: communities.sizes.len(),
    }
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
