//! Changes laid over an index: every answer is that of an index built anew, for every clearance, however writes and
//! merging follow one another.

use graph::{Budget, BuildError, Changes, EdgeInput, Ends, Index, IndexBuilder, KindTable, NodeInput, View, path, walk};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::answers::everything;
use crate::brute::World;
use crate::properties::{edge, look, world};

/// One batch as it is drawn; edges whose ends are not there then are left out.
#[derive(Clone, Debug)]
struct Drawn {
    changes: Changes,
    /// The tables are made anew before the batch is taken in.
    merges: bool,
}

/// Keys that are there, that follow closely, that come much later, and that fall between these.
fn key(there: std::ops::Range<i64>) -> impl Strategy<Value = i64> {
    let end = there.end;
    prop_oneof![6 => there, 3 => end..end + 9, 1 => end + 200..end + 203, 1 => end + 100..end + 103]
}

fn batch() -> impl Strategy<Value = Drawn> {
    let node = (key(0..8), 0..3u8, prop_oneof![3 => Just(0u8), 1 => 0..4u8]);
    let node = node.prop_map(|(key, kind, level)| NodeInput { key, kind, level });
    let stated = (key(100..122), edge(), key(0..8), key(0..8), any::<bool>());
    let stated = stated.prop_map(|(key, edge, source, target, elsewhere)| {
        let ends = if elsewhere { (source, target) } else { (edge.source, edge.target) };
        EdgeInput {
            key,
            source: ends.0,
            target: ends.1,
            ..edge
        }
    });
    let removed = (vec(key(0..8), 0..2), vec(key(100..122), 0..3));
    (vec(node, 0..3), vec(stated, 0..6), removed, prop::bool::weighted(0.2)).prop_map(|(nodes, edges, removed, merges)| Drawn {
        changes: Changes {
            nodes,
            edges,
            removed_nodes: removed.0,
            removed_edges: removed.1,
        },
        merges,
    })
}

/// The world as the batch leaves it, which is left without the edges that have no ends then.
fn apply(world: &mut World, changes: &mut Changes) {
    let gone = |keys: &[i64], key: i64| keys.contains(&key);
    world.edges.retain(|edge| {
        let ends = [edge.source, edge.target];
        !gone(&changes.removed_edges, edge.key) && !ends.iter().any(|end| gone(&changes.removed_nodes, *end))
    });
    world.nodes.retain(|node| !gone(&changes.removed_nodes, node.key));
    for node in &changes.nodes {
        world.nodes.retain(|other| other.key != node.key);
        world.nodes.push(*node);
    }
    let is_there = |key: i64| world.nodes.iter().any(|node| node.key == key);
    changes.edges.retain(|edge| is_there(edge.source) && is_there(edge.target));
    for edge in &changes.edges {
        world.edges.retain(|other| other.key != edge.key);
        world.edges.push(*edge);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn changes_answer_as_an_index_built_anew(
        mut world in world(), batches in vec(batch(), 1..6), look in look(), ends in (0..10i64, 0..10i64), work in 0..80u64
    ) {
        let mut index = world.index();
        for Drawn { mut changes, merges } in batches {
            let before = everything(&index, &look, ends, &Budget::new(work));
            let old = index.clone();
            if merges {
                index = index.compacted();
                prop_assert_eq!(index.pending(), 0);
            }
            apply(&mut world, &mut changes);
            index = index.with(&changes).expect("changes are taken in");
            let anew = world.index();
            for clearance in 0..4 {
                let look = crate::brute::Look { clearance, ..look.clone() };
                for budget in [Budget::new(u64::MAX).hops(7).paths(usize::MAX), Budget::new(work).paths(3).hops(4)] {
                    prop_assert_eq!(everything(&index, &look, ends, &budget), everything(&anew, &look, ends, &budget));
                }
            }
            prop_assert_eq!(before, everything(&old, &look, ends, &Budget::new(work)), "the old index goes on as it was");
        }
        prop_assert_eq!(everything(&index.compacted(), &look, ends, &Budget::default()), everything(&index, &look, ends, &Budget::default()));
    }
}

fn line(count: i64) -> Index {
    let mut builder = IndexBuilder::new(KindTable::default());
    for key in 0..count {
        builder.node(NodeInput { key, kind: 0, level: 0 }).expect("a node");
    }
    for key in 1..count {
        builder.edge(EdgeInput::new(key, key - 1, 0, key)).expect("an edge");
    }
    builder.build().expect("an index")
}

fn hops(index: &Index, from: i64, to: i64) -> Option<u32> {
    let node = |key| index.find(key, 0).expect("there");
    path::distance(index, &View::public(), node(from), node(to), &Budget::default().hops(50)).hops
}

#[test]
fn a_write_is_seen_at_once_and_only_in_the_new_index() {
    let index = line(10);
    let shortcut = Changes {
        edges: vec![EdgeInput::new(100, 0, 0, 9)],
        ..Changes::default()
    };
    let next = index.with(&shortcut).expect("taken in");
    assert_eq!((hops(&index, 0, 9), hops(&next, 0, 9)), (Some(9), Some(1)));
    assert_eq!((index.pending(), next.pending(), next.compacted().pending()), (0, 1, 0));
    let cut = Changes {
        removed_edges: vec![100, 5],
        ..Changes::default()
    };
    let cut = next.with(&cut).expect("taken in");
    assert_eq!((hops(&next, 0, 9), hops(&cut, 0, 9), hops(&cut, 0, 4)), (Some(1), None, Some(4)));
    assert_eq!((cut.edge_count(0), cut.find_edge(5, 3)), (8, None));
}

#[test]
fn hiding_a_node_hides_its_edges_and_showing_it_shows_them_as_they_were() {
    let index = line(5);
    let level = |index: &Index, level| {
        let node = NodeInput { key: 2, kind: 0, level };
        let changes = Changes {
            nodes: vec![node],
            ..Changes::default()
        };
        index.with(&changes).expect("taken in")
    };
    let hidden = level(&index, 2);
    assert_eq!((hidden.find(2, 1), hidden.edge_count(1), hidden.edge_count(2)), (None, 2, 4));
    assert_eq!(hidden.degree(hidden.find(1, 0).expect("there"), 0), 1);
    let shown = level(&hidden.compacted(), 0);
    assert_eq!((hops(&shown, 0, 4), shown.edge_count(0)), (Some(4), 4));
}

#[test]
fn a_removed_node_takes_its_edges_along_and_can_come_back() {
    let index = line(5);
    let gone = index
        .with(&Changes {
            removed_nodes: vec![2, 77],
            ..Changes::default()
        })
        .expect("taken in");
    assert_eq!((gone.node_count(0), gone.edge_count(0), hops(&gone, 0, 4)), (4, 2, None));
    assert_eq!(walk::components(&gone, &View::public(), &Budget::default()).sizes, [2, 2]);
    let node = NodeInput { key: 2, kind: 0, level: 0 };
    let back = gone
        .with(&Changes {
            nodes: vec![node],
            edges: vec![EdgeInput::new(2, 1, 0, 2), EdgeInput::new(3, 2, 0, 3)],
            ..Changes::default()
        })
        .expect("taken in");
    assert_eq!(hops(&back, 0, 4), Some(4));
}

#[test]
fn what_makes_no_sense_is_refused_and_leaves_no_trace() {
    let index = line(3);
    let with = |nodes: Vec<NodeInput>, edges: Vec<EdgeInput>, removed_nodes: Vec<i64>| {
        let changes = Changes {
            nodes,
            edges,
            removed_nodes,
            ..Changes::default()
        };
        index.with(&changes).err()
    };
    let edge = EdgeInput::new(50, 0, 0, 1);
    let refusals = [
        (
            with(vec![], vec![EdgeInput { target: 9, ..edge }], vec![]),
            BuildError::UnknownEnd { edge: 50, node: 9 },
        ),
        (with(vec![], vec![edge], vec![1]), BuildError::UnknownEnd { edge: 50, node: 1 }),
        (
            with(vec![], vec![EdgeInput { kind: 64, ..edge }], vec![]),
            BuildError::EdgeOutOfRange { edge: 50 },
        ),
        (
            with(vec![], vec![EdgeInput { from: 2, to: 1, ..edge }], vec![]),
            BuildError::Reversed { edge: 50 },
        ),
        (
            with(vec![NodeInput { key: 9, kind: 0, level: 4 }], vec![], vec![]),
            BuildError::NodeOutOfRange { node: 9 },
        ),
    ];
    for (refusal, expected) in refusals {
        assert_eq!(refusal, Some(expected));
    }
    assert_eq!((index.pending(), index.edge_count(0)), (0, 2));
}

#[test]
fn keys_may_come_late_and_keep_their_place_in_the_order() {
    // Nodes and edges of a transaction that ended after a later one, near the end and far from it.
    let index = line(3);
    let star = |hub: i64, keys: &[i64]| Changes {
        nodes: keys
            .iter()
            .map(|key| NodeInput {
                key: *key,
                kind: 0,
                level: 0,
            })
            .collect(),
        edges: keys.iter().map(|key| EdgeInput::new(*key, hub, 0, *key)).collect(),
        ..Changes::default()
    };
    let batches: [&[i64]; 4] = [&[20, 22], &[21], &[900], &[400]];
    let late = batches
        .iter()
        .fold(index, |index, keys| index.with(&star(0, keys)).expect("taken in"));
    let view = View::public();
    let steps = walk::neighbours(&late, &view, late.find(0, 0).expect("there"));
    let keys: Vec<i64> = steps.map(|step| late.key(step.node)).collect();
    assert_eq!(keys, [1, 20, 21, 22, 400, 900]);
    let from = late.find(1, 0).expect("there");
    let found = path::best(
        &late,
        &view,
        &Ends::new(from, late.find(400, 0).expect("there")),
        graph::Order::Length,
        &Budget::default(),
    );
    assert_eq!(found.paths.len(), 1);
}

#[test]
fn many_small_batches_share_what_they_do_not_touch() {
    let index = line(20_000);
    let size = index.memory();
    let mut next = index;
    for key in 0..200 {
        let edge = EdgeInput::new(50_000 + key, key * 7, 0, 19_999 - key * 11);
        next = next
            .with(&Changes {
                edges: vec![edge],
                ..Changes::default()
            })
            .expect("taken in");
    }
    assert_eq!(next.pending(), 200);
    assert!(next.memory() - size < size / 10, "{} bytes over {size}", next.memory() - size);
    assert_eq!(hops(&next, 0, 19_999), Some(1));
}
