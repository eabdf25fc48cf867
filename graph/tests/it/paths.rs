//! Paths in drawn graphs: shortest, best, all, cheapest, and the days on which they held.

use graph::{Budget, Cost, Ends, Held, OPEN_END, Order, StoppedBy, View, Weights, path, rank};

use crate::drawing::{Drawing, draw, kinds, public};

/// Two ways from a to d over b or c, and a longer one over all; e is elsewhere.
const DIAMOND: &str = "
    a -OWNS-> b
    b -OWNS-> d
    a -FINANCES-> c
    d -FINANCES-> c
    b -PAYS-> c
    b -PAYS-> c
    e -OWNS-> f";

fn shortest(drawing: &Drawing, view: &View, from: &str, to: &str) -> Vec<String> {
    let ends = Ends::new(drawing.node(from), drawing.node(to));
    let found = path::shortest(&drawing.index, view, &ends, &Budget::default());
    assert!(found.completeness.complete, "{from} to {to} with {view:?}");
    drawing.paths(&found.paths)
}

#[test]
fn the_shortest_path_follows_the_view() {
    let drawing = draw(DIAMOND);
    let check = |view: View, from, to, expected: &[&str]| {
        assert_eq!(shortest(&drawing, &view, from, to), expected, "{from} to {to} with {view:?}");
    };
    let (owns, finances, none) = (kinds(&["OWNS"]), kinds(&["FINANCES"]), kinds(&[]));
    check(public(), "a", "b", &["a-b"]);
    check(public(), "a", "a", &["a"]);
    check(public(), "a", "e", &[]);
    check(public().kinds(owns), "a", "d", &["a-b-d"]);
    check(public().kinds(finances), "a", "d", &["a-c-d"]);
    check(public().directed(finances, none), "a", "d", &[]);
    check(public().directed(finances, finances), "a", "d", &["a-c-d"]);
    check(public().directed(owns, none), "d", "a", &[]);
    check(public().directed(none, owns), "d", "a", &["d-b-a"]);
    check(public().avoiding(drawing.nodes(&["b"])), "a", "d", &["a-c-d"]);
    check(public().avoiding(drawing.nodes(&["b", "c"])), "a", "d", &[]);
    check(public().avoiding(drawing.nodes(&["a", "b", "d"])), "a", "d", &["a-c-d"]);
}

#[test]
fn parallel_edges_stand_together_in_a_hop_with_their_direction() {
    let drawing = draw("a -OWNS-> b\n b -PAYS-> a\n a -OWNS-> b negated\n a -PAYS-> b level=1");
    let ends = Ends::new(drawing.node("a"), drawing.node("b"));
    let hop = |view: View| {
        let found = path::shortest(&drawing.index, &view, &ends, &Budget::default());
        let hop = found.paths[0].hops[0].clone();
        hop.iter().map(|t| (drawing.lines([t.edge])[0], t.forward)).collect::<Vec<_>>()
    };
    assert_eq!(hop(public()), [(1, true), (2, false)]);
    assert_eq!(hop(View::with_clearance(1)), [(1, true), (2, false), (4, true)]);
}

#[test]
fn filters_on_edges_and_nodes_work_inside_the_search() {
    let drawing = draw(
        "s kind=1
         a -OWNS-> s
         s -OWNS-> z
         a -OWNS-> p [10..20] conf=1
         p -OWNS-> q [~15..25]
         q -OWNS-> z disputed
         a -POSSIBLY_SAME_AS-> z",
    );
    let check = |view: View, expected: &[&str]| {
        assert_eq!(shortest(&drawing, &view, "a", "z"), expected, "{view:?}");
    };
    check(public(), &["a-s-z"]);
    check(public().through(0b1), &["a-p-q-z"]);
    check(public().through(0b1).on(15), &["a-p-q-z"]);
    check(public().through(0b1).on(20), &["a-p-q-z"]);
    check(public().through(0b1).on(21), &[]);
    check(public().through(0b1).on(14), &[]);
    check(public().through(0b1).on(15).certainly(), &[]);
    check(public().through(0b1).certainly(), &["a-p-q-z"]);
    check(public().through(0b1).confident(2), &[]);
    check(public().through(0b1).undisputed(), &[]);
    check(
        public().avoiding_edges(vec![drawing.index.find_edge(1, 0).expect("line 1")]),
        &["a-p-q-z"],
    );
    check(public().kinds(kinds(&["POSSIBLY_SAME_AS"])), &["a-z"]);
}

#[test]
fn a_hop_limit_that_cuts_is_said_and_an_end_of_the_graph_is_not() {
    let drawing = draw("a -OWNS-> b\n b -OWNS-> c\n c -OWNS-> d\n e -OWNS-> f");
    let ask = |to: &str, hops| {
        let ends = Ends::new(drawing.node("a"), drawing.node(to));
        let found = path::shortest(&drawing.index, &public(), &ends, &Budget::default().hops(hops));
        (drawing.paths(&found.paths).concat(), found.completeness.stopped_by)
    };
    assert_eq!(ask("d", 3), ("a-b-c-d".to_owned(), None));
    assert_eq!(ask("d", 2), (String::new(), Some(StoppedBy::Hops)));
    assert_eq!(ask("d", 0), (String::new(), Some(StoppedBy::Hops)));
    assert_eq!(ask("a", 0), ("a".to_owned(), None));
    assert_eq!(ask("f", 9), (String::new(), None));
}

#[test]
fn all_paths_come_by_length_and_then_by_key_and_pages_join() {
    let drawing = draw(DIAMOND);
    let ends = Ends::new(drawing.node("a"), drawing.node("d"));
    let page = |offset, room| {
        let budget = Budget::default().paths(room);
        let found = path::all_simple(&drawing.index, &public(), &ends, offset, &budget);
        (drawing.paths(&found.paths).join(" "), found.completeness.stopped_by)
    };
    let all = "a-b-d a-c-d a-b-c-d a-c-b-d";
    assert_eq!(page(0, 100), (all.to_owned(), None));
    assert_eq!(page(0, 2), ("a-b-d a-c-d".to_owned(), Some(StoppedBy::Paths)));
    assert_eq!(page(2, 1), ("a-b-c-d".to_owned(), Some(StoppedBy::Paths)));
    assert_eq!(page(3, 5), ("a-c-b-d".to_owned(), None));
    assert_eq!(page(4, 5), (String::new(), None));
    let count = path::count_simple(&drawing.index, &public(), &ends, &Budget::default());
    assert_eq!((count.nodes, count.edges), (4, 6));
}

#[test]
fn paths_pass_what_they_must() {
    let drawing = draw(DIAMOND);
    let check = |must: &[&str], expected: &[&str], edges: u64| {
        let ends = Ends::new(drawing.node("a"), drawing.node("d")).passing(drawing.nodes(must));
        let found = path::all_simple(&drawing.index, &public(), &ends, 0, &Budget::default());
        assert_eq!(drawing.paths(&found.paths), expected, "passing {must:?}");
        let first = path::shortest(&drawing.index, &public(), &ends, &Budget::default());
        assert_eq!(drawing.paths(&first.paths), expected[..expected.len().min(1)]);
        let best = path::best(&drawing.index, &public(), &ends, Order::Score(Weights::short()), &Budget::default());
        assert_eq!(best.paths.len(), expected.len());
        let count = path::count_simple(&drawing.index, &public(), &ends, &Budget::default());
        assert_eq!((count.nodes, count.edges), (expected.len() as u64, edges));
    };
    check(&["c"], &["a-c-d", "a-b-c-d", "a-c-b-d"], 5);
    check(&["c", "b", "b"], &["a-b-c-d", "a-c-b-d"], 4);
    check(&["a", "d"], &["a-b-d", "a-c-d", "a-b-c-d", "a-c-b-d"], 6);
    check(&["e"], &[], 0);
}

#[test]
fn the_best_path_avoids_hubs_and_weak_evidence_as_weighted() {
    let drawing = draw(
        "a -OWNS-> hub
         hub -OWNS-> z
         h1 -OWNS-> hub
         h2 -OWNS-> hub
         h3 -OWNS-> hub
         h4 -OWNS-> hub
         h5 -OWNS-> hub
         h6 -OWNS-> hub
         h7 -OWNS-> hub
         h8 -OWNS-> hub
         a -OWNS-> p
         p -OWNS-> q
         q -OWNS-> z
         a -OWNS-> w conf=1
         w -OWNS-> z conf=1",
    );
    let ends = Ends::new(drawing.node("a"), drawing.node("z"));
    let order = |weights| {
        let found = path::best(&drawing.index, &public(), &ends, Order::Score(weights), &Budget::default());
        let scores: Vec<f64> = found
            .paths
            .iter()
            .map(|path| rank::score(&drawing.index, &public(), path, &weights).total)
            .collect();
        assert!(scores.is_sorted(), "{scores:?}");
        let cheapest = path::cheapest(&drawing.index, &public(), &ends, Cost::Score(weights), &Budget::default());
        assert_eq!(cheapest.cost, Some(scores[0]));
        assert_eq!(cheapest.path.as_ref(), found.paths.first());
        drawing.paths(&found.paths).join(" ")
    };
    assert_eq!(
        order(Weights {
            evidence: 0.0,
            ..Weights::specific()
        }),
        "a-w-z a-hub-z a-p-q-z"
    );
    assert_eq!(
        order(Weights {
            evidence: 0.0,
            specificity: 3.0,
            ..Weights::specific()
        }),
        "a-w-z a-p-q-z a-hub-z"
    );
    assert_eq!(order(Weights::strongest()), "a-hub-z a-p-q-z a-w-z");
    assert_eq!(order(Weights::short()), "a-hub-z a-w-z a-p-q-z");
}

#[test]
fn a_score_shows_its_parts_and_its_weakest_hop() {
    let drawing = draw("a -OWNS-> b conf=3\n a -OWNS-> b conf=1\n b -OWNS-> c conf=2 [10..100]\n b -OWNS-> d");
    let ends = Ends::new(drawing.node("a"), drawing.node("c"));
    let found = path::shortest(&drawing.index, &public(), &ends, &Budget::default());
    let weights = Weights {
        specificity: 2.0,
        evidence: 1.0,
        recency: 1.0,
        length: 0.5,
        today: Some(100 + 1_461),
    };
    let score = rank::score(&drawing.index, &public(), &found.paths[0], &weights);
    let near = |value: f64, expected: f64| assert!((value - expected).abs() < 1e-5, "{value} is not {expected}");
    near(score.specificity, 2.0 * 4f64.ln());
    near(score.evidence, -(0.95f64.ln() + 0.75f64.ln()));
    near(score.recency, 5f64.ln());
    near(score.length, 1.0);
    near(score.total, score.specificity + score.evidence + score.recency + score.length);
    assert_eq!(score.weakest_hop, Some(1));
}

#[test]
fn the_cheapest_path_adds_weights_and_does_not_walk_without_one() {
    let drawing = draw(
        "a -OWNS-> d weight=10
         a -OWNS-> b weight=3
         a -PAYS-> b weight=2
         b -OWNS-> c weight=3 [10..20]
         c -OWNS-> d weight=4
         a -OWNS-> e
         e -OWNS-> d weight=1
         b -OWNS-> d weight=1 level=1",
    );
    let ends = Ends::new(drawing.node("a"), drawing.node("d"));
    let check = |view: View, expected: Option<(&str, f64)>| {
        let found = path::cheapest(&drawing.index, &view, &ends, Cost::Weight, &Budget::default());
        let path = found.path.as_ref().map(|path| drawing.path(path));
        assert_eq!(path.as_deref().zip(found.cost), expected, "{view:?}");
    };
    check(public(), Some(("a-b-c-d", 9.0)));
    check(public().on(30), Some(("a-d", 10.0)));
    check(public().kinds(kinds(&["OWNS"])), Some(("a-d", 10.0)));
    check(public().kinds(kinds(&["PAYS"])), None);
    check(View::with_clearance(1), Some(("a-b-d", 3.0)));
}

#[test]
fn hops_held_together_on_the_days_that_all_share() {
    let check = |text: &str, expected: Option<Held>| {
        let drawing = draw(text);
        let ends = Ends::new(drawing.node("a"), drawing.node("c"));
        let found = path::shortest(&drawing.index, &public(), &ends, &Budget::default());
        assert_eq!(path::held_together(&drawing.index, &found.paths[0]), expected, "{text}");
    };
    let held = |from, to, certainly| Some(Held { from, to, certainly });
    check("a -OWNS-> b [10..20]\n b -OWNS-> c [15..]", held(15, 20, true));
    check("a -OWNS-> b [10..14]\n b -OWNS-> c [15..]", None);
    check(
        "a -OWNS-> b [10..14]\n a -PAYS-> b [18..]\n b -OWNS-> c [15..]",
        held(18, OPEN_END, true),
    );
    check("a -OWNS-> b [~10..20]\n b -OWNS-> c [15..]", held(15, 20, false));
    check(
        "a -OWNS-> b [~10..20]\n a -PAYS-> b [17..18]\n b -OWNS-> c [15..]",
        held(17, 18, true),
    );
    check(
        "a -OWNS-> b [1..2]\n a -OWNS-> b [5..9]\n a -OWNS-> b [10..11]\n b -OWNS-> c",
        held(5, 11, true),
    );
    check("a -OWNS-> b [1..2]\n a -OWNS-> b [5..6]\n b -OWNS-> c", held(1, 2, true));
}
