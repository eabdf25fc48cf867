//! Reading, writing and merging at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use graph::{Budget, Changes, EdgeInput, Index, IndexBuilder, KindTable, Live, NodeInput, View, walk};

fn nodes(keys: std::ops::Range<i64>) -> Vec<NodeInput> {
    keys.map(|key| NodeInput { key, kind: 0, level: 0 }).collect()
}

fn star(leaves: i64) -> Index {
    let mut builder = IndexBuilder::new(KindTable::default());
    nodes(0..leaves + 1)
        .into_iter()
        .try_for_each(|node| builder.node(node))
        .expect("nodes");
    for key in 1..=leaves {
        builder.edge(EdgeInput::new(key, 0, 0, key)).expect("an edge");
    }
    builder.build().expect("an index")
}

/// What is tied to the hub, as keys.
fn leaves(index: &Index) -> Vec<i64> {
    let view = View::public();
    let steps = walk::neighbours(index, &view, index.find(0, 0).expect("there"));
    steps.map(|step| index.key(step.node)).collect()
}

/// One leaf more, and the oldest of those added earlier gone again.
fn write(at: i64) -> Changes {
    Changes {
        nodes: nodes(1_000 + at..1_001 + at),
        edges: vec![EdgeInput::new(1_000 + at, 0, 0, 1_000 + at)],
        removed_nodes: vec![1_000 + at - 10],
        ..Changes::default()
    }
}

#[test]
fn whoever_reads_sees_whole_writes_while_others_write_and_merge() {
    let live = Live::new(star(300), 0);
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut last = 0;
            let mut looks = 0;
            while !is_over.load(Ordering::Relaxed) || looks == 0 {
                let moment = live.now();
                assert!(moment.stamp >= last, "time went back from {last} to {}", moment.stamp);
                last = moment.stamp;
                let written = moment.stamp as i64;
                let expected: Vec<i64> = (1..=300)
                    .chain((1_001 + written - 10.min(written)..=1_000 + written).take(10))
                    .collect();
                assert_eq!(leaves(&moment.index), expected, "after {written} writes");
                looks += 1;
            }
        });
        let merger = scope.spawn(|| {
            let mut merges = 0;
            while !is_over.load(Ordering::Relaxed) {
                merges += i32::from(live.merge());
            }
            merges
        });
        for at in 1..=400 {
            let moment = live.write(write(at), at as u64).expect("taken in");
            assert!(leaves(&moment.index).contains(&(1_000 + at)), "one reads what one wrote");
        }
        is_over.store(true, Ordering::Relaxed);
        reader.join().expect("nothing odd was read");
        assert!(merger.join().expect("merging goes well") > 0);
    });
    live.merge();
    let end = live.now();
    assert_eq!((end.stamp, end.index.pending(), end.index.node_count(0)), (400, 0, 311));
    assert!(!live.merge(), "there is nothing to merge");
}

#[test]
fn a_refused_write_changes_nothing_and_another_index_takes_the_place() {
    let live = Live::new(star(3), 1);
    let refused = Changes {
        edges: vec![EdgeInput::new(9, 0, 0, 77)],
        ..Changes::default()
    };
    assert!(live.write(refused, 2).is_err());
    assert_eq!(live.now().stamp, 1);
    live.replace(star(5), 7);
    let now = live.now();
    assert_eq!((now.stamp, leaves(&now.index).len()), (7, 5));
    assert_eq!(walk::components(&now.index, &View::public(), &Budget::default()).sizes, [6]);
}
