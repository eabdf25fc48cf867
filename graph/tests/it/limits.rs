//! Searches end: within their budget, when they are told to, and with an answer that says so.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use graph::{
    Apart, Budget, Cancel, Completeness, Cost, Direction, EdgeInput, Ends, Extent, Holding, Index, IndexBuilder, KindSet, MoneySense,
    NodeInput, Order, OwnershipOf, StoppedBy, View, Weights, flow, measure, path, walk,
};

use crate::drawing::{draw, public, table};

/// Everybody is tied to everybody, so that paths are more than can ever be listed.
fn crowd(size: i64) -> Index {
    let mut builder = IndexBuilder::new(table());
    for key in 0..size {
        builder.node(NodeInput { key, kind: 0, level: 0 }).expect("a node");
    }
    let mut key = 0;
    for source in 0..size {
        for target in 0..source {
            key += 1;
            let edge = EdgeInput {
                share: Some((500_000, 500_000)),
                weight: 1,
                ..EdgeInput::new(key, source, 0, target)
            };
            builder.edge(edge).expect("an edge");
        }
    }
    builder.build().expect("an index")
}

/// Every search over a graph, with the name of each.
fn searches(index: &Index, view: &View, budget: &Budget) -> Vec<(&'static str, Completeness)> {
    (0..SEARCHES).map(|at| search(index, view, budget, at)).collect()
}

/// How many searches there are.
const SEARCHES: usize = 16;

/// One of the searches.
fn search(index: &Index, view: &View, budget: &Budget, at: usize) -> (&'static str, Completeness) {
    let node = |key| index.find(key, 0).expect("there");
    let ends = Ends::new(node(1), node(30));
    let weights = Weights::specific();
    let sense = MoneySense {
        along: KindSet::ALL,
        against: KindSet::EMPTY,
        shares: KindSet::ALL,
    };
    let owners = OwnershipOf {
        direction: Holding::Owners,
        min_share: 0,
        kinds: KindSet::ALL,
    };
    let extent = Extent { hops: 9, max_nodes: 1_000 };
    let weak = Cost::Score(weights);
    let apart = |apart| path::disjoint(index, view, node(1), node(30), apart, budget).completeness;
    match at {
        0 => ("shortest", path::shortest(index, view, &ends, budget).completeness),
        1 => ("distance", path::distance(index, view, node(1), node(30), budget).completeness),
        2 => ("all_simple", path::all_simple(index, view, &ends, usize::MAX, budget).completeness),
        3 => ("count_simple", path::count_simple(index, view, &ends, budget).completeness),
        4 => ("best", path::best(index, view, &ends, Order::Score(weights), budget).completeness),
        5 => (
            "cheapest weight",
            path::cheapest(index, view, &ends, Cost::Weight, budget).completeness,
        ),
        6 => ("cheapest score", path::cheapest(index, view, &ends, weak, budget).completeness),
        7 => ("network", walk::network(index, view, &[node(1)], extent, budget).completeness),
        8 => ("reach", walk::reach(index, view, node(1), 9, budget).completeness),
        9 => ("components", walk::components(index, view, budget).completeness),
        10 => ("shared", walk::shared(index, view, &[node(1), node(2)], 2, budget).completeness),
        11 => (
            "trail",
            flow::money_trail(index, view, &[node(1)], Direction::Both, &sense, budget).completeness,
        ),
        12 => ("ownership", flow::ownership(index, view, node(1), owners, budget).completeness),
        13 => ("chains", flow::chains(index, view, node(1), KindSet::ALL, budget).completeness),
        14 => ("apart in nodes", apart(Apart::Nodes)),
        _ => ("apart in edges", apart(Apart::Edges)),
    }
}

#[test]
fn every_search_keeps_within_its_work_and_says_that_it_was_cut() {
    let index = crowd(60);
    let views = [public(), public().on(0), public().kinds(KindSet::ALL), public().confident(1)];
    for (view, work) in views.iter().flat_map(|view| [0, 1, 7, 40].map(|work| (view, work))) {
        for (name, completeness) in searches(&index, view, &Budget::new(work).hops(30)) {
            assert!(
                completeness.examined <= work,
                "{name} looked at {} edges of {work}",
                completeness.examined
            );
            let is_found_early = matches!(name, "shortest" | "distance") && work == 40;
            if !is_found_early {
                assert_eq!(completeness.stopped_by, Some(StoppedBy::Work), "{name} with {work} units");
            }
        }
    }
}

#[test]
fn a_search_that_was_cancelled_beforehand_does_nothing() {
    let index = crowd(40);
    let [left, late] = [Cancel::new(), Cancel::new()];
    left.cancel();
    late.out_of_time();
    for (cancel, reason) in [(left, StoppedBy::Cancelled), (late, StoppedBy::Time)] {
        for (name, completeness) in searches(&index, &public(), &Budget::default().cancel(cancel.clone())) {
            assert_eq!(
                completeness,
                Completeness {
                    complete: false,
                    stopped_by: Some(reason),
                    examined: 0
                },
                "{name}"
            );
        }
    }
}

type Search<'a> = &'a (dyn Fn(&Budget) -> Completeness + Sync);

#[test]
fn endless_searches_stop_soon_after_they_are_cancelled() {
    let index = crowd(60);
    let node = |key| index.find(key, 0).expect("there");
    let ends = Ends::new(node(1), node(30));
    let budget = || Budget::new(u64::MAX).hops(12).paths(usize::MAX);
    let endless: [(&str, Search<'_>); 3] = [
        ("all_simple", &|budget| {
            path::all_simple(&index, &public(), &ends, usize::MAX, budget).completeness
        }),
        ("count_simple", &|budget| {
            path::count_simple(&index, &public(), &ends, budget).completeness
        }),
        ("chains", &|budget| {
            flow::chains(&index, &public(), node(1), KindSet::ALL, budget).completeness
        }),
    ];
    for (name, search) in endless {
        let budget = budget();
        let cancel = budget.cancel.clone();
        let (stopped, waited) = std::thread::scope(|scope| {
            let running = scope.spawn(|| search(&budget));
            std::thread::sleep(Duration::from_millis(30));
            assert!(!running.is_finished(), "{name} was not endless");
            let since = Instant::now();
            cancel.cancel();
            (running.join().expect("an answer").stopped_by, since.elapsed())
        });
        assert_eq!(stopped, Some(StoppedBy::Cancelled), "{name}");
        assert!(waited < Duration::from_millis(500), "{name} went on for {waited:?}");
    }
}

/// Many nodes and more edges, of which the first nodes have most.
fn town(size: i64, edges: i64) -> Index {
    let mut builder = IndexBuilder::new(table());
    for key in 0..size {
        builder.node(NodeInput { key, kind: 0, level: 0 }).expect("a node");
    }
    for key in 0..edges {
        let mixed = (key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
        let (near, far) = (mixed as i64 % size, (mixed as i64 / 7) % size);
        let hub = near * near / size * near / size;
        let edge = EdgeInput {
            share: Some((500_000, 500_000)),
            weight: 1 + key as u32 % 50,
            ..EdgeInput::new(key, hub, 0, far)
        };
        builder.edge(edge).expect("an edge");
    }
    builder.build().expect("an index")
}

/// Cancels a search after a while; how long it went on, and what it said.
fn cancelled<T: Send>(budget: Budget, after: Duration, search: impl FnOnce(&Budget) -> T + Send) -> (Duration, T) {
    let cancel = budget.cancel.clone();
    std::thread::scope(|scope| {
        let running = scope.spawn(|| {
            let answer = search(&budget);
            (Instant::now(), answer)
        });
        std::thread::sleep(after);
        let since = Instant::now();
        cancel.cancel();
        let (ended, answer) = running.join().expect("an answer");
        (ended.saturating_duration_since(since), answer)
    })
}

#[test]
fn every_search_in_a_large_graph_stops_soon_after_it_is_cancelled() {
    let index = town(20_000, 100_000);
    let budget = || Budget::new(u64::MAX).hops(8).paths(2_000);
    let view = public();
    let part = measure::Subgraph::new(&index, &view, None, &budget());
    let mut stopped = 0;
    for after in [2, 25].map(Duration::from_millis) {
        let mut check = |name: &str, (waited, answer): (Duration, Completeness)| {
            assert!(waited < Duration::from_millis(500), "{name} went on for {waited:?}");
            assert!(answer.stopped_by != Some(StoppedBy::Time), "{name}");
            stopped += i32::from(answer.stopped_by == Some(StoppedBy::Cancelled));
        };
        for at in 0..SEARCHES {
            let ran = cancelled(budget(), after, |budget| search(&index, &view, budget, at));
            check(ran.1.0, (ran.0, ran.1.1));
        }
        let measures: [(&str, Search<'_>); 6] = [
            ("subgraph", &|budget| {
                measure::Subgraph::new(&index, &view, None, budget).completeness()
            }),
            ("pagerank", &|budget| {
                measure::pagerank(&part, measure::Damping::default(), budget).measured.completeness
            }),
            ("betweenness", &|budget| {
                measure::betweenness(&part, measure::Sources::All, budget).measured.completeness
            }),
            ("communities", &|budget| measure::communities(&part, 7, budget).completeness),
            ("cores", &|budget| measure::cores(&part, budget).completeness),
            ("bridges", &|budget| measure::bridges(&part, budget).completeness),
        ];
        for (name, search) in measures {
            check(name, cancelled(budget(), after, search));
        }
    }
    assert!(stopped >= 10, "only {stopped} searches were still running");
}

#[test]
fn a_partial_answer_holds_what_was_found() {
    let index = crowd(60);
    let ends = Ends::new(index.find(1, 0).expect("there"), index.find(30, 0).expect("there"));
    let budget = Budget::new(3_000).paths(usize::MAX);
    let found = path::all_simple(&index, &public(), &ends, 0, &budget);
    assert_eq!(found.completeness.stopped_by, Some(StoppedBy::Work));
    assert!(found.paths.len() > 58, "the direct path and those of two hops come first");
    let count = path::count_simple(&index, &public(), &ends, &Budget::new(20_000).hops(7));
    assert!(count.nodes > 0 && !count.completeness.complete);
}

#[test]
fn a_hub_that_no_filter_wants_costs_next_to_nothing() {
    let mut text = String::from("a -OWNS-> hub\n hub -OWNS-> z\n");
    for leaf in 0..2_000 {
        writeln!(text, "leaf{leaf} -MEMBER_OF-> hub").expect("a string takes it");
    }
    let drawing = draw(&text);
    let view = public().kinds(crate::drawing::kinds(&["OWNS"]));
    let ends = Ends::new(drawing.node("a"), drawing.node("z"));
    let found = path::shortest(&drawing.index, &view, &ends, &Budget::default());
    assert_eq!(drawing.paths(&found.paths), ["a-hub-z"]);
    assert!(found.completeness.examined < 20, "{} edges looked at", found.completeness.examined);
}

#[test]
fn nodes_that_are_not_there_or_not_seen_have_no_paths() {
    let drawing = draw("h level=3\n a -OWNS-> h\n h -OWNS-> b");
    let absent = graph::Node(99);
    for hidden in [drawing.node("h"), absent] {
        for ends in [
            Ends::new(hidden, drawing.node("a")),
            Ends::new(drawing.node("a"), hidden),
            Ends::new(hidden, hidden),
        ] {
            let found = path::shortest(&drawing.index, &public(), &ends, &Budget::default());
            assert_eq!(
                (found.paths.len(), found.completeness.complete, found.completeness.examined),
                (0, true, 0)
            );
        }
        assert_eq!(walk::neighbours(&drawing.index, &public(), hidden).count(), 0);
    }
}
