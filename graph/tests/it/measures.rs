//! Measures in drawn graphs, and against their definitions.

use std::collections::BTreeSet;

use graph::measure::{self, Damping, Sources, Subgraph};
use graph::{Budget, EdgeInput, Index, IndexBuilder, NodeInput, StoppedBy, View};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::drawing::{Drawing, draw, kinds, public, table};

/// Two triangles, tied by one bridge, and a tail.
const BARBELL: &str = "
    a -OWNS-> b
    b -OWNS-> c
    c -PAYS-> a
    c -OWNS-> d
    c -OWNS-> d
    d -OWNS-> e
    e -OWNS-> f
    f -OWNS-> d
    f -MEMBER_OF-> t";

fn part(drawing: &Drawing, view: &View) -> Subgraph {
    Subgraph::new(&drawing.index, view, None, &Budget::default())
}

#[test]
fn measures_of_a_barbell_are_what_one_sees() {
    let drawing = draw(BARBELL);
    let part = part(&drawing, &public());
    let budget = Budget::default();
    assert_eq!(drawing.names(part.nodes().iter().copied()), ["a", "b", "c", "d", "e", "f", "t"]);
    assert_eq!(part.degrees(), [2, 2, 3, 3, 2, 3, 1]);
    assert_eq!(measure::cores(&part, &budget).values, [2, 2, 2, 2, 2, 2, 1]);
    let bridges = measure::bridges(&part, &budget).values;
    let bridges: Vec<_> = bridges.into_iter().map(|(a, b)| drawing.names([a, b]).concat()).collect();
    assert_eq!(bridges, ["cd", "ft"]);
    let communities = measure::communities(&part, 7, &budget);
    assert_eq!(communities.of, [0, 0, 0, 1, 1, 1, 1]);
    assert_eq!(communities.sizes, [3, 4]);
    // Of 16 ends of ties, 6 and 8 are inside; the communities have 7 and 9 ends.
    let expected = 6.0 / 16.0 + 8.0 / 16.0 - (7.0f64 / 16.0).powi(2) - (9.0f64 / 16.0).powi(2);
    assert!((communities.modularity - expected).abs() < 1e-12);
    let between = measure::betweenness(&part, Sources::All, &budget);
    assert_eq!(
        (between.measured.values, between.sources),
        (vec![0.0, 0.0, 8.0, 9.0, 0.0, 5.0, 0.0], 7)
    );
}

#[test]
fn a_part_is_what_the_view_and_the_given_nodes_say() {
    let drawing = draw(BARBELL);
    let given = drawing.nodes(&["t", "a", "c", "d", "a"]);
    let view = public().kinds(kinds(&["OWNS", "PAYS"])).avoiding(drawing.nodes(&["d"]));
    let part = Subgraph::new(&drawing.index, &view, Some(&given), &Budget::default());
    assert_eq!(drawing.names(part.nodes().iter().copied()), ["a", "c", "t"]);
    assert_eq!(part.degrees(), [1, 1, 0]);
}

#[test]
fn pagerank_follows_steps_and_counts_parallel_ones() {
    let drawing = draw("a -OWNS-> b\n a -OWNS-> b\n a -OWNS-> c\n b -OWNS-> a\n c -OWNS-> a");
    let directed = public().directed(kinds(&["OWNS"]), kinds(&[]));
    let part = part(&drawing, &directed);
    let ranks = measure::pagerank(&part, Damping::default(), &Budget::default()).measured.values;
    // What a has goes to b and c as two to one, and comes back.
    let a = (0.05 + 0.85 * 0.1) / (1.0 - 0.85 * 0.85);
    for (rank, expected) in ranks.iter().zip([a, 0.05 + 0.85 * a * 2.0 / 3.0, 0.05 + 0.85 * a / 3.0]) {
        assert!((rank - expected).abs() < 1e-9, "{rank} is not {expected}");
    }
}

#[test]
fn a_sample_of_all_is_exact_and_a_smaller_one_is_stated() {
    let drawing = draw(BARBELL);
    let part = part(&drawing, &public());
    let exact = measure::betweenness(&part, Sources::All, &Budget::default());
    assert_eq!(measure::betweenness(&part, Sources::Sample(99), &Budget::default()), exact);
    let sample = measure::betweenness(&part, Sources::Sample(3), &Budget::default());
    assert_eq!(sample.sources, 3);
    assert!(sample.measured.values[3] > 0.0, "the middle of the bridge is seen from anywhere");
}

#[test]
fn measures_end_with_their_budget_and_when_cancelled() {
    let drawing = draw(BARBELL);
    let part = part(&drawing, &public());
    let cancelled = Budget::default();
    cancelled.cancel.cancel();
    for (budget, reason) in [(Budget::new(5), StoppedBy::Work), (cancelled, StoppedBy::Cancelled)] {
        let said = [
            measure::pagerank(&part, Damping::default(), &budget).measured.completeness,
            measure::betweenness(&part, Sources::All, &budget).measured.completeness,
            measure::communities(&part, 1, &budget).completeness,
            measure::cores(&part, &budget).completeness,
            measure::bridges(&part, &budget).completeness,
            Subgraph::new(&drawing.index, &public(), None, &budget).completeness(),
        ];
        assert_eq!(said.map(|completeness| completeness.stopped_by), [Some(reason); 6]);
    }
}

#[test]
fn measures_of_nothing_are_nothing() {
    let part = Subgraph::new(&draw("a -OWNS-> b").index, &public(), Some(&[]), &Budget::default());
    assert!(
        measure::pagerank(&part, Damping::default(), &Budget::default())
            .measured
            .values
            .is_empty()
    );
    assert!(
        measure::betweenness(&part, Sources::All, &Budget::default())
            .measured
            .values
            .is_empty()
    );
    assert_eq!(measure::communities(&part, 1, &Budget::default()).sizes.len(), 0);
    assert!(measure::cores(&part, &Budget::default()).values.is_empty());
    assert!(measure::bridges(&part, &Budget::default()).values.is_empty());
}

const SIZE: usize = 9;

/// Ties between nine nodes, as a table.
fn ties() -> impl Strategy<Value = BTreeSet<(usize, usize)>> {
    vec((0..SIZE, 0..SIZE), 0..20).prop_map(|pairs| pairs.into_iter().filter(|(a, b)| a < b).collect())
}

fn index(ties: &BTreeSet<(usize, usize)>) -> Index {
    let mut builder = IndexBuilder::new(table());
    for key in 0..SIZE as i64 {
        builder.node(NodeInput { key, kind: 0, level: 0 }).expect("a node");
    }
    for ((a, b), key) in ties.iter().zip(0..) {
        builder.edge(EdgeInput::new(key, *a as i64, 0, *b as i64)).expect("an edge");
    }
    builder.build().expect("an index")
}

fn near(ties: &BTreeSet<(usize, usize)>, a: usize, b: usize) -> bool {
    ties.contains(&(a.min(b), a.max(b)))
}

/// Distance and number of shortest paths from one node to each.
fn shortest(ties: &BTreeSet<(usize, usize)>, from: usize) -> [(usize, f64); SIZE] {
    let mut known = [(usize::MAX, 0.0); SIZE];
    known[from] = (0, 1.0);
    for distance in 0..SIZE {
        for node in (0..SIZE).filter(|node| known[*node].0 == usize::MAX).collect::<Vec<_>>() {
            let ways: f64 = (0..SIZE)
                .filter(|b| known[*b].0 == distance && near(ties, node, *b))
                .map(|b| known[b].1)
                .sum();
            if ways > 0.0 {
                known[node] = (distance + 1, ways);
            }
        }
    }
    known
}

proptest! {
    #[test]
    fn measures_are_what_their_definitions_say(ties in ties(), seed in any::<u64>()) {
        let index = index(&ties);
        let budget = Budget::new(u64::MAX);
        let part = Subgraph::new(&index, &View::public(), None, &budget);

        let from: Vec<_> = (0..SIZE).map(|node| shortest(&ties, node)).collect();
        let between = measure::betweenness(&part, Sources::All, &budget).measured.values;
        for node in 0..SIZE {
            let mut expected = 0.0;
            for a in (0..SIZE).filter(|a| *a != node) {
                for b in (a + 1..SIZE).filter(|b| *b != node && from[a][*b].0 != usize::MAX) {
                    let is_between = from[a][node].0 != usize::MAX && from[a][node].0 + from[node][b].0 == from[a][b].0;
                    expected += if is_between { from[a][node].1 * from[node][b].1 / from[a][b].1 } else { 0.0 };
                }
            }
            prop_assert!((between[node] - expected).abs() < 1e-9, "{}: {} is not {}", node, between[node], expected);
        }

        let cores = measure::cores(&part, &budget).values;
        for k in 1..SIZE {
            let mut left: BTreeSet<usize> = (0..SIZE).collect();
            while let Some(weak) = left.iter().copied().find(|a| left.iter().filter(|b| near(&ties, *a, **b)).count() < k) {
                left.remove(&weak);
            }
            prop_assert_eq!(left, (0..SIZE).filter(|node| cores[*node] as usize >= k).collect::<BTreeSet<_>>());
        }

        let bridges: Vec<_> = measure::bridges(&part, &budget).values.iter().map(|(a, b)| (a.at(), b.at())).collect();
        let is_bridge = |tie: &(usize, usize)| {
            let without: BTreeSet<_> = ties.iter().copied().filter(|other| other != tie).collect();
            shortest(&without, tie.0)[tie.1].0 == usize::MAX
        };
        prop_assert_eq!(bridges, ties.iter().copied().filter(is_bridge).collect::<Vec<_>>());

        let ranks = measure::pagerank(&part, Damping::default(), &budget).measured.values;
        prop_assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let degrees = part.degrees();
        let stuck: f64 = (0..SIZE).filter(|node| degrees[*node] == 0).map(|node| ranks[node]).sum();
        for node in 0..SIZE {
            let given: f64 = (0..SIZE).filter(|b| near(&ties, node, *b)).map(|b| ranks[b] / f64::from(degrees[b])).sum();
            let expected = (0.15 + 0.85 * stuck) / SIZE as f64 + 0.85 * given;
            prop_assert!((ranks[node] - expected).abs() < 1e-9);
        }

        let found = measure::communities(&part, seed, &budget);
        prop_assert_eq!(&found, &measure::communities(&part, seed, &budget));
        let of = &found.of;
        let inside: BTreeSet<_> = ties.iter().copied().filter(|(a, b)| of[*a] == of[*b]).collect();
        for (a, b) in (0..SIZE).flat_map(|a| (0..SIZE).map(move |b| (a, b))) {
            prop_assert_eq!(of[a] == of[b], shortest(&inside, a)[b].0 != usize::MAX, "a community hangs together");
        }
        let alone = -degrees.iter().map(|d| (f64::from(*d) / (2.0 * ties.len().max(1) as f64)).powi(2)).sum::<f64>();
        prop_assert!(found.modularity >= alone - 1e-12, "no worse than leaving everybody alone");
    }
}
