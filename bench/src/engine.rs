//! Asks the engine: one question at a time, on one thread, each item timed.
//! Apart from the questions because only here is a clock.

use std::time::Instant;

use anyhow::Context;
use graph::{Budget, Cost, Ends, Index, Node, flow, path, walk};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::load::Loaded;
use crate::question::{Question, Wanted, kinds};

/// How many items are asked before the clock is looked at, so that all memory has been touched.
const WARM_UP: usize = 20;

/// The answers to a question, and how long each took.
#[derive(Clone, Debug, Default)]
pub struct Timed {
    /// In the order of the items.
    pub answers: Vec<Answer>,
    /// Microseconds, in the order of the items.
    pub micros: Vec<f64>,
}

impl Timed {
    /// Asks once for each item, after a few that are not timed.
    pub fn run<I: Copy>(items: &[I], mut ask: impl FnMut(I) -> Answer) -> Self {
        for item in items.iter().take(WARM_UP) {
            std::hint::black_box(ask(*item));
        }
        let mut timed = Self::default();
        for item in items {
            let begun = Instant::now();
            let answer = ask(*item);
            timed.micros.push(begun.elapsed().as_secs_f64() * 1e6);
            timed.answers.push(answer);
        }
        timed
    }
}

/// The nodes of the index that a folder asks about.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// Ends of paths.
    pub pairs: Vec<(Node, Node)>,
    /// Where surroundings begin.
    pub starts: Vec<Node>,
    /// Companies whose money is followed.
    pub chains: Vec<Node>,
}

impl Items {
    /// Finds the nodes of what is asked.
    ///
    /// # Errors
    /// The folder asks about a node that was not loaded.
    pub fn of(asked: &Asked, loaded: &Loaded) -> anyhow::Result<Self> {
        let node = |number: &u64| {
            loaded
                .node(*number)
                .with_context(|| format!("node {number} is asked about and was not loaded"))
        };
        let pairs = asked.pairs.iter().map(|(from, to)| Ok((node(from)?, node(to)?)));
        Ok(Self {
            pairs: pairs.collect::<anyhow::Result<_>>()?,
            starts: asked.starts.iter().map(node).collect::<anyhow::Result<_>>()?,
            chains: asked.chains.iter().map(node).collect::<anyhow::Result<_>>()?,
        })
    }
}

/// A budget that ends nothing but paths of more hops and more than so many paths.
fn without_end(hops: u32, paths: usize) -> Budget {
    Budget::new(u64::MAX).hops(hops).paths(paths)
}

/// More hops than any path of a generated graph has.
const ANY: u32 = 1_000;

/// Asks a question of every item that it is about.
pub fn ask(index: &Index, question: &Question, items: &Items) -> Timed {
    let view = &question.view;
    match question.wanted {
        Wanted::Hops => {
            let budget = without_end(ANY, 1);
            Timed::run(&items.pairs, |(from, to)| {
                Answer::Number(path::distance(index, view, from, to, &budget).hops.map(u64::from))
            })
        }
        Wanted::Shortest => {
            let budget = without_end(6, 10);
            Timed::run(&items.pairs, |(from, to)| {
                let found = path::all_simple(index, view, &Ends::new(from, to), 0, &budget);
                Answer::Numbers(found.paths.iter().map(|path| path.hops.len() as u64).collect())
            })
        }
        Wanted::Count => {
            let budget = without_end(4, usize::MAX);
            Timed::run(&items.pairs, |(from, to)| {
                let count = path::count_simple(index, view, &Ends::new(from, to), &budget);
                Answer::Numbers(vec![count.nodes, count.edges])
            })
        }
        Wanted::Reach => {
            let budget = without_end(ANY, usize::MAX);
            Timed::run(&items.starts, |start| {
                let reach = walk::reach(index, view, start, 3, &budget);
                Answer::Numbers(reach.within.get(1..).unwrap_or_default().to_vec())
            })
        }
        Wanted::Chains => {
            let budget = without_end(6, usize::MAX);
            let shares = kinds(&[entities::vocabulary::RelationshipKind::Owns]);
            Timed::run(&items.chains, |start| {
                let chains = flow::chains(index, view, start, shares, &budget);
                Answer::Chains {
                    by_depth: chains.by_depth,
                    sum: chains.products,
                }
            })
        }
        Wanted::Cheapest => {
            let budget = without_end(ANY, 1);
            Timed::run(&items.pairs, |(from, to)| {
                let cheapest = path::cheapest(index, view, &Ends::new(from, to), Cost::Weight, &budget);
                Answer::Number(cheapest.cost.map(|cost| cost.round() as u64))
            })
        }
    }
}
