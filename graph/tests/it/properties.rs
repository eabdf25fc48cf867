//! For any small graph, view and question: the answers of brute force, whatever order the graph came in, and nothing
//! that depends on what the viewer may not see.

use graph::{
    Budget, Cost, EdgeInput, Ends, KindSet, KindTable, Node, NodeInput, OPEN_END, OPEN_START, Order, Path, View, Weights, path, rank, walk,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::answers::{SYMMETRIC, everything, keys, view};
use crate::brute::{Look, World};

const UNWALKED: u8 = 4;

pub fn edge() -> impl Strategy<Value = EdgeInput> {
    let ends = (0..8i64, 0..8i64, 0..5u8);
    // Mostly days that meet the days asked for, and some beyond what fits beside the rows.
    let bound = prop_oneof![4 => 0..12i32, 1 => Just(-100_000), 1 => Just(100_000)];
    let days = (option::of(bound.clone()), option::of(bound), any::<bool>());
    let evidence = (
        prop_oneof![3 => Just(0u8), 1 => 0..4u8],
        [0..4u8, 0..4, 0..4, 0..4],
        0..16u8,
        prop::bool::weighted(0.9),
    );
    let numbers = (
        option::of((0..1_000_000u32, 0..1_000_000u32)),
        0..2u8,
        option::of(-5..5i64),
        0..4u32,
    );
    (ends, days, evidence, numbers).prop_map(|(ends, days, evidence, numbers)| {
        let (source, target, kind) = ends;
        let (from, to) = (days.0.unwrap_or(OPEN_START), days.1.unwrap_or(OPEN_END));
        let (level, confidence, disputed, walked) = evidence;
        EdgeInput {
            from: from.min(to),
            to: from.max(to),
            inexact: days.2,
            level,
            confidence,
            disputed,
            walked,
            share: numbers.0.map(|(a, b)| (a.min(b), a.max(b))),
            basis: numbers.1,
            amount: numbers.2.map(|amount| (amount, amount)),
            weight: numbers.3,
            ..EdgeInput::new(0, source, kind, target)
        }
    })
}

pub fn world() -> impl Strategy<Value = World> {
    let node = (0..3u8, prop_oneof![3 => Just(0u8), 1 => 0..4u8]);
    (vec(node, 8), vec(edge(), 0..22)).prop_map(|(nodes, mut edges)| {
        let nodes = nodes
            .into_iter()
            .zip(0..)
            .map(|((kind, level), key)| NodeInput { key, kind, level })
            .collect();
        edges.iter_mut().zip(100..).for_each(|(edge, key)| edge.key = key);
        let kinds = KindTable {
            symmetric: KindSet::of(&[SYMMETRIC]),
            unwalked: KindSet::of(&[UNWALKED]),
        };
        World { kinds, nodes, edges }
    })
}

pub fn look() -> impl Strategy<Value = Look> {
    let kinds = || option::of((0..32u64).prop_map(KindSet));
    let plain = (0..4u8).prop_map(|clearance| Look {
        clearance,
        day: None,
        certainly: false,
        forward: None,
        backward: None,
        node_kinds: u32::MAX,
        min_confidence: 0,
        include_disputed: true,
        avoid: Vec::new(),
    });
    let picky = (
        (0..4u8, option::of(0..12i32), any::<bool>()),
        (kinds(), kinds(), prop_oneof![3 => Just(7u32), 1 => 0..8u32]),
        (0..3u8, any::<bool>(), vec(0..8i64, 0..2)),
    );
    let picky = picky.prop_map(|(time, kinds, evidence)| Look {
        clearance: time.0,
        day: time.1,
        certainly: time.2,
        forward: kinds.0,
        backward: kinds.1,
        node_kinds: kinds.2,
        min_confidence: evidence.0,
        include_disputed: evidence.1,
        avoid: evidence.2,
    });
    prop_oneof![1 => plain, 1 => picky]
}

fn endless() -> Budget {
    Budget::new(u64::MAX).paths(usize::MAX)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn searches_answer_as_brute_force_does(world in world(), look in look(), ends in (0..8i64, 0..8i64), hops in 1..7u32) {
        let index = world.index();
        let seen = world.seen_by(look.clearance);
        let view = view(&index, &look);
        let (Some(from), Some(to)) = (index.find(ends.0, look.clearance), index.find(ends.1, look.clearance)) else {
            return Ok(());
        };
        let budget = endless().hops(hops);
        let asked = Ends::new(from, to);
        let expected = seen.paths(&look, ends.0, ends.1, hops as usize);

        let all = path::all_simple(&index, &view, &asked, 0, &budget);
        let found: Vec<Vec<i64>> = all.paths.iter().map(|path| keys(&index, path)).collect();
        let nodes: Vec<Vec<i64>> = expected.iter().map(|(nodes, _)| nodes.clone()).collect();
        prop_assert_eq!(&found, &nodes);
        for (path, (_, ways)) in all.paths.iter().zip(&expected) {
            prop_assert_eq!(path.hops.iter().map(|hop| hop.len() as u64).product::<u64>(), *ways);
        }

        let count = path::count_simple(&index, &view, &asked, &budget);
        prop_assert_eq!((count.nodes, count.edges), (nodes.len() as u64, expected.iter().map(|(_, ways)| ways).sum()));

        let shortest = path::shortest(&index, &view, &asked, &budget);
        prop_assert_eq!(shortest.paths.first().map(|path| path.hops.len()), nodes.first().map(|path| path.len() - 1));
        prop_assert!(shortest.paths.iter().all(|path| nodes.contains(&keys(&index, path))));
        let distance = path::distance(&index, &view, from, to, &budget);
        prop_assert_eq!(distance.hops.map(|hops| hops as usize), nodes.first().map(|path| path.len() - 1));

        let weights = Weights { recency: 0.3, today: Some(20), ..Weights::specific() };
        let score = |path: &Path| (rank::score(&index, &view, path, &weights).total * 1e6).round() as u64;
        let mut scores: Vec<u64> = all.paths.iter().map(score).collect();
        scores.sort_unstable();
        for most in [1, 3, usize::MAX] {
            let best = path::best(&index, &view, &asked, Order::Score(weights), &budget.clone().paths(most));
            let found: Vec<u64> = best.paths.iter().map(score).collect();
            prop_assert_eq!(&found[..], &scores[..scores.len().min(most)]);
            prop_assert!(best.paths.iter().all(|path| all.paths.contains(path)));
        }

        let cheapest = path::cheapest(&index, &view, &asked, Cost::Weight, &budget);
        prop_assert_eq!(cheapest.cost, seen.cheapest(&look, ends.0, ends.1).map(|sum| sum as f64));
        let free = Weights { specificity: 0.0, evidence: 0.0, recency: 0.0, length: 0.0, today: None };
        for found in [
            path::cheapest(&index, &view, &asked, Cost::Score(free), &budget).path.into_iter().collect(),
            path::best(&index, &view, &asked, Order::Score(free), &budget).paths,
        ] {
            // Where everything costs nothing, paths must still be simple; only the cheapest may have more hops.
            let simple = seen.paths(&look, ends.0, ends.1, 7);
            prop_assert!(found.iter().all(|path| simple.iter().any(|(nodes, _)| *nodes == keys(&index, path))));
        }
        let every = path::best(&index, &view, &asked, Order::Score(weights), &budget.clone().hops(7).paths(1));
        let cheapest = path::cheapest(&index, &view, &asked, Cost::Score(weights), &budget);
        prop_assert_eq!(cheapest.path.as_ref().map(score), every.paths.first().map(score));
    }

    #[test]
    fn walks_answer_as_brute_force_does(world in world(), look in look(), start in 0..8i64, of in vec(0..8i64, 1..4), links in 1..3usize) {
        let index = world.index();
        let seen = world.seen_by(look.clearance);
        let view = view(&index, &look);
        if let Some(start_node) = index.find(start, look.clearance) {
            let reach = walk::reach(&index, &view, start_node, 4, &endless());
            prop_assert_eq!(reach.within, seen.reach(&look, start, 4));
        }
        let given: Vec<i64> = of.iter().copied().filter(|key| index.find(*key, look.clearance).is_some()).collect();
        let nodes: Vec<Node> = given.iter().filter_map(|key| index.find(*key, look.clearance)).collect();
        let shared = walk::shared(&index, &view, &nodes, links, &endless());
        let found = shared.things.iter().map(|thing| {
            let edges = thing.edges.iter().map(|edge| index.edge_key(*edge)).collect();
            (index.key(thing.node), (thing.links, edges))
        });
        prop_assert_eq!(found.collect::<std::collections::BTreeMap<_, _>>(), seen.shared(&look, &given, links));
    }

    #[test]
    fn nothing_depends_on_what_the_viewer_may_not_see(world in world(), look in look(), ends in (0..8i64, 0..8i64), work in 0..80u64) {
        let seen = world.seen_by(look.clearance);
        let (whole, seen) = (world.index(), seen.index());
        for budget in [endless(), Budget::new(work).paths(3).hops(4)] {
            prop_assert_eq!(everything(&whole, &look, ends, &budget), everything(&seen, &look, ends, &budget));
        }
    }

    #[test]
    fn the_order_of_the_input_changes_nothing(world in world(), look in look(), ends in (0..8i64, 0..8i64), seed in any::<u64>()) {
        let mut other = world.clone();
        let order = |key: i64| (key as u64).wrapping_add(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        other.nodes.sort_by_key(|node| order(node.key));
        other.edges.sort_by_key(|edge| order(edge.key));
        let budget = endless();
        prop_assert_eq!(everything(&world.index(), &look, ends, &budget), everything(&other.index(), &look, ends, &budget));
    }

    #[test]
    fn the_cheapest_path_is_the_cheapest_in_larger_graphs(
        steps in vec((0..40i64, 0..40i64, 1..1_000u32), 60..110), directed in any::<bool>(), ends in (0..40i64, 0..40i64)
    ) {
        let nodes = (0..40).map(|key| NodeInput { key, kind: 0, level: 0 }).collect();
        let edge = |((source, target, weight), key): ((i64, i64, u32), i64)| {
            let confidence = [(weight % 4) as u8; 4];
            EdgeInput { weight, confidence, ..EdgeInput::new(key, source, 0, target) }
        };
        let edges: Vec<EdgeInput> = steps.into_iter().zip(0..).map(edge).collect();
        let world = World { kinds: KindTable::default(), nodes, edges };
        let index = world.index();
        let plain = View::public();
        let view = if directed { plain.directed(KindSet::ALL, KindSet::EMPTY) } else { plain };
        let asked = Ends::new(index.find(ends.0, 0).expect("there"), index.find(ends.1, 0).expect("there"));

        // Every edge over and over, until no way gets cheaper.
        let mut costs = [u64::MAX; 40];
        costs[ends.0 as usize] = 0;
        for _ in 0..40 {
            for EdgeInput { source, target, weight, .. } in &world.edges {
                let (source, target, weight) = (*source as usize, *target as usize, u64::from(*weight));
                costs[target] = costs[target].min(costs[source].saturating_add(weight));
                if !directed {
                    costs[source] = costs[source].min(costs[target].saturating_add(weight));
                }
            }
        }
        let expected = Some(costs[ends.1 as usize]).filter(|cost| *cost != u64::MAX).map(|cost| cost as f64);
        let found = path::cheapest(&index, &view, &asked, Cost::Weight, &endless());
        prop_assert_eq!(found.cost, expected);
        let weights = found.path.iter().flat_map(|path| &path.hops).map(|hop| {
            hop.iter().filter_map(|traversed| index.weight(traversed.edge)).min()
        });
        prop_assert_eq!(weights.flatten().map(u64::from).sum::<u64>(), found.cost.unwrap_or(0.0) as u64, "the path costs what is said");

        let weights = Weights::specific();
        let best = path::best(&index, &view, &asked, Order::Score(weights), &endless().hops(40).paths(1));
        let found = path::cheapest(&index, &view, &asked, Cost::Score(weights), &endless());
        let score = |path: &Path| rank::score(&index, &view, path, &weights).total;
        prop_assert_eq!(found.path.as_ref().map(score), best.paths.first().map(score));
        prop_assert_eq!(found.cost, best.paths.first().map(score));
    }
}
