//! Disjoint paths: that they are paths, that they are apart, and that no more can be, as so many cuts part their ends.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use graph::{Apart, Budget, StoppedBy, path};
use proptest::prelude::*;

use crate::answers::{keys, view};
use crate::brute::{Look, World};
use crate::drawing::{Drawing, draw, kinds, public};
use crate::properties::{look, world};

/// What may be cut: a node, or an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Node(i64),
    Edge(i64),
}

/// A shortest way that no cut is on, as steps of edge and node.
fn way(world: &World, look: &Look, (from, to): (i64, i64), cuts: &BTreeSet<Cut>) -> Option<Vec<(i64, i64)>> {
    let mut ways = vec![(from, Vec::new())];
    let mut seen = BTreeSet::from([from]);
    let mut at = 0;
    while let Some((node, way)) = ways.get(at).cloned() {
        at += 1;
        for (edge, next) in world.steps(look, node) {
            let is_open = !cuts.contains(&Cut::Edge(edge)) && !cuts.contains(&Cut::Node(next));
            if is_open && (next == to || world.passes(look, next)) && seen.insert(next) {
                let way = [&way[..], &[(edge, next)]].concat();
                if next == to {
                    return Some(way);
                }
                ways.push((next, way));
            }
        }
    }
    None
}

/// Whether so many cuts can part the ends: every way must be cut somewhere.
fn can_part(world: &World, look: &Look, ends: (i64, i64), apart: Apart, cuts: &BTreeSet<Cut>, left: usize) -> bool {
    let Some(way) = way(world, look, ends, cuts) else { return true };
    left > 0
        && way.iter().any(|(edge, node)| {
            let here: Vec<Cut> = match apart {
                Apart::Edges => vec![Cut::Edge(*edge)],
                Apart::Nodes if *node != ends.1 => vec![Cut::Node(*node)],
                // A direct tie is cut with all its edges.
                Apart::Nodes if way.len() == 1 => {
                    let direct = world.steps(look, ends.0).into_iter().filter(|(_, next)| *next == ends.1);
                    direct.map(|(edge, _)| Cut::Edge(edge)).collect()
                }
                Apart::Nodes => return false,
            };
            let cuts = cuts.iter().copied().chain(here).collect();
            can_part(world, look, ends, apart, &cuts, left - 1)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn as_many_paths_are_apart_as_cuts_part_the_ends(world in world(), look in look(), ends in (0..8i64, 0..8i64)) {
        let index = world.index();
        let seen = world.seen_by(look.clearance);
        let view = view(&index, &look);
        let (Some(from), Some(to)) = (index.find(ends.0, look.clearance), index.find(ends.1, look.clearance)) else {
            return Ok(());
        };
        prop_assume!(from != to);
        let simple = seen.paths(&look, ends.0, ends.1, 8);
        for apart in [Apart::Nodes, Apart::Edges] {
            let found = path::disjoint(&index, &view, from, to, apart, &Budget::new(u64::MAX).paths(usize::MAX));
            prop_assert!(found.completeness.complete);
            let mut taken = BTreeSet::new();
            for path in &found.paths {
                let nodes = keys(&index, path);
                prop_assert!(simple.iter().any(|(simple, _)| *simple == nodes), "{nodes:?} is no path");
                if apart == Apart::Nodes {
                    prop_assert!(nodes[1..nodes.len() - 1].iter().all(|node| taken.insert(*node)), "two paths pass one node");
                } else {
                    prop_assert!(path.hops.iter().all(|hop| hop.len() == 1 && taken.insert(index.edge_key(hop[0].edge))), "two paths use one edge");
                }
            }
            if apart == Apart::Nodes {
                prop_assert!(found.paths.iter().filter(|path| path.hops.len() == 1).count() <= 1);
            }
            prop_assert!(can_part(&seen, &look, ends, apart, &BTreeSet::new(), found.paths.len()), "{:?}: more than {} are possible", apart, found.paths.len());
        }
    }
}

fn apart(drawing: &Drawing, apart: Apart) -> Vec<String> {
    let found = path::disjoint(
        &drawing.index,
        &public(),
        drawing.node("a"),
        drawing.node("z"),
        apart,
        &Budget::default(),
    );
    assert!(found.completeness.complete);
    drawing.paths(&found.paths)
}

#[test]
fn a_short_way_gives_in_to_two_longer_ones() {
    // The shortest path takes the middle and leaves no second one; two paths go around.
    let drawing = draw(
        "a -OWNS-> b
         a -OWNS-> c
         b -OWNS-> e
         b -OWNS-> d
         c -OWNS-> f
         f -OWNS-> e
         e -OWNS-> z
         d -OWNS-> g
         g -OWNS-> z",
    );
    assert_eq!(apart(&drawing, Apart::Nodes), ["a-b-d-g-z", "a-c-f-e-z"]);
    assert_eq!(apart(&drawing, Apart::Edges), ["a-b-d-g-z", "a-c-f-e-z"]);
}

#[test]
fn paths_through_one_broker_are_apart_in_edges_only() {
    let drawing = draw(
        "a -OWNS-> b
         a -OWNS-> c
         b -PAYS-> broker
         c -PAYS-> broker
         broker -OWNS-> x
         broker -OWNS-> y
         x -OWNS-> z
         y -OWNS-> z",
    );
    assert_eq!(apart(&drawing, Apart::Nodes).len(), 1);
    assert_eq!(apart(&drawing, Apart::Edges), ["a-b-broker-x-z", "a-c-broker-y-z"]);
}

#[test]
fn parallel_edges_are_one_path_apart_in_nodes_and_several_apart_in_edges() {
    let drawing = draw("a -OWNS-> z\n z -PAYS-> a\n a -FINANCES-> z");
    assert_eq!(apart(&drawing, Apart::Nodes), ["a-z"]);
    assert_eq!(apart(&drawing, Apart::Edges), ["a-z", "a-z", "a-z"]);
    let arrows = public().directed(kinds(&["OWNS", "PAYS", "FINANCES"]), graph::KindSet::EMPTY);
    let found = path::disjoint(
        &drawing.index,
        &arrows,
        drawing.node("a"),
        drawing.node("z"),
        Apart::Edges,
        &Budget::default(),
    );
    assert_eq!(found.paths.len(), 2, "one of the three runs the other way");
}

#[test]
fn a_full_answer_says_that_there_may_be_more_and_a_bare_end_costs_little() {
    let mut text = String::from("a -OWNS-> hub\n");
    for leaf in 0..500 {
        writeln!(text, "hub -OWNS-> m{leaf}\n m{leaf} -OWNS-> z").expect("a string takes it");
    }
    let drawing = draw(&text);
    let find = |from: &str, budget: &Budget| {
        path::disjoint(
            &drawing.index,
            &public(),
            drawing.node(from),
            drawing.node("z"),
            Apart::Nodes,
            budget,
        )
    };
    let full = find("hub", &Budget::default().paths(40));
    assert_eq!((full.paths.len(), full.completeness.stopped_by), (40, Some(StoppedBy::Paths)));
    let bare = find("a", &Budget::default());
    assert_eq!((bare.paths.len(), bare.completeness.complete), (1, true));
    assert!(bare.completeness.examined < 2_500, "{} edges looked at", bare.completeness.examined);
    let cut = find("hub", &Budget::new(50).paths(400));
    assert_eq!(cut.completeness.stopped_by, Some(StoppedBy::Work));
    assert!(cut.completeness.examined <= 50);
}
