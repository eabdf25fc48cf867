//! Searches end: within their budget, when they are told to, and with an answer that says so.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use graph::{
    Budget, Cancel, Completeness, Cost, Direction, EdgeInput, Ends, Extent, Holding, Index, IndexBuilder, KindSet, MoneySense, NodeInput,
    Order, OwnershipOf, StoppedBy, View, Weights, flow, path, walk,
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
    vec![
        ("shortest", path::shortest(index, view, &ends, budget).completeness),
        ("distance", path::distance(index, view, node(1), node(30), budget).completeness),
        ("all_simple", path::all_simple(index, view, &ends, usize::MAX, budget).completeness),
        ("count_simple", path::count_simple(index, view, &ends, budget).completeness),
        ("best", path::best(index, view, &ends, Order::Score(weights), budget).completeness),
        (
            "cheapest weight",
            path::cheapest(index, view, &ends, Cost::Weight, budget).completeness,
        ),
        ("cheapest score", path::cheapest(index, view, &ends, weak, budget).completeness),
        ("network", walk::network(index, view, &[node(1)], extent, budget).completeness),
        ("reach", walk::reach(index, view, node(1), 9, budget).completeness),
        ("components", walk::components(index, view, budget).completeness),
        ("shared", walk::shared(index, view, &[node(1), node(2)], 2, budget).completeness),
        (
            "trail",
            flow::money_trail(index, view, &[node(1)], Direction::Both, &sense, budget).completeness,
        ),
        ("ownership", flow::ownership(index, view, node(1), owners, budget).completeness),
        ("chains", flow::chains(index, view, node(1), KindSet::ALL, budget).completeness),
    ]
}

#[test]
fn every_search_keeps_within_its_work_and_says_that_it_was_cut() {
    let index = crowd(60);
    let views = [public(), public().on(0), public().kinds(KindSet::ALL), public().confident(1)];
    for (view, work) in views.iter().flat_map(|view| [0, 1, 7, 40].map(|work| (view, work))) {
        for (name, completeness) in searches(&index, view, &Budget::new(work).hops(30)) {
            // A network draws the edges of what it found with a second budget.
            let most = if name == "network" { 2 * work } else { work };
            assert!(
                completeness.examined <= most,
                "{name} looked at {} edges of {most}",
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
