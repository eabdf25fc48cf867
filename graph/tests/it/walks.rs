//! Walking outwards: neighbours, counts, networks, reach, components, what is shared.

use graph::{Budget, Extent, KindCount, StoppedBy, View, walk};

use crate::drawing::{draw, kind, kinds, public};

const MIXED: &str = "
    h level=2
    a -OWNS-> c
    a -OWNS-> b
    b -PAYS-> a
    b -PAYS-> a [10..20]
    d -ALLIED_WITH-> a
    a -ALLIED_WITH-> e
    a -OWNS-> h
    a -MEMBER_OF-> f negated
    a -POSSIBLY_SAME_AS-> g
    a -OWNS-> a";

#[test]
fn neighbours_are_listed_as_the_view_says() {
    let drawing = draw(MIXED);
    let check = |view: View, expected: &[&str]| {
        let steps = walk::neighbours(&drawing.index, &view, drawing.node("a"));
        let listed: Vec<String> = steps
            .map(|step| {
                let sign = if step.forward { '+' } else { '-' };
                format!("{sign}{}{}", drawing.name(step.node), drawing.lines([step.edge])[0])
            })
            .collect();
        assert_eq!(listed, expected, "{view:?}");
    };
    check(public(), &["+a10", "+b2", "+c1", "-b3", "-b4", "+e6", "-d5"]);
    check(View::with_clearance(2), &["+a10", "+b2", "+c1", "+h7", "-b3", "-b4", "+e6", "-d5"]);
    check(public().on(21), &["+a10", "+b2", "+c1", "-b3", "+e6", "-d5"]);
    check(
        public().listing_unwalked(),
        &["+a10", "+b2", "+c1", "-b3", "-b4", "+f8", "+e6", "-d5"],
    );
    check(public().kinds(kinds(&["POSSIBLY_SAME_AS"])), &["+g9"]);
    check(public().directed(kinds(&["PAYS"]), kinds(&["OWNS"])), &["-a10"]);
    check(public().directed(kinds(&["ALLIED_WITH"]), kinds(&[])), &["+e6", "-d5"]);
    check(public().kinds(kinds(&["OWNS"])).avoiding(drawing.nodes(&["b"])), &["+a10", "+c1"]);
}

#[test]
fn a_node_that_is_hidden_has_no_neighbours() {
    let drawing = draw(MIXED);
    assert_eq!(walk::neighbours(&drawing.index, &public(), drawing.node("h")).count(), 0);
}

#[test]
fn counts_by_kind_count_nodes_once_and_symmetric_kinds_without_direction() {
    let drawing = draw(MIXED);
    let counts = walk::counts_by_kind(&drawing.index, &public(), drawing.node("a"));
    let count = |name, forward, nodes, edges| KindCount {
        kind: kind(name),
        forward,
        nodes,
        edges,
    };
    assert_eq!(
        counts,
        [
            count("OWNS", true, 3, 3),
            count("PAYS", false, 1, 2),
            count("ALLIED_WITH", true, 2, 2)
        ]
    );
}

const STAR: &str = "
    s -MEMBER_OF-> hub
    h1 -MEMBER_OF-> hub
    h2 -MEMBER_OF-> hub
    h3 -MEMBER_OF-> hub
    h4 -MEMBER_OF-> hub
    s -OWNS-> firm
    firm -OWNS-> mill
    firm -OWNS-> port conf=1
    mill -PAYS-> port";

#[test]
fn a_network_takes_what_is_near_and_no_hub_crowds_out_the_rest() {
    let drawing = draw(STAR);
    let starts = [drawing.node("s")];
    let check = |hops, max_nodes, expected: &str, edges: &[i64], stopped_by| {
        let network = walk::network(&drawing.index, &public(), &starts, Extent { hops, max_nodes }, &Budget::default());
        let nodes: Vec<String> = network
            .nodes
            .iter()
            .map(|node| format!("{}{}", drawing.name(node.node), node.distance))
            .collect();
        assert_eq!(nodes.join(" "), expected, "{hops} hops, {max_nodes} nodes");
        assert_eq!(drawing.lines(network.edges), edges);
        assert_eq!(network.completeness.stopped_by, stopped_by);
        network.omitted.iter().map(|omitted| omitted.nodes).sum::<u64>()
    };
    assert_eq!(check(1, 10, "s0 firm1 hub1", &[1, 6], None), 0);
    assert_eq!(
        check(
            2,
            20,
            "s0 firm1 hub1 h12 h22 h32 h42 mill2 port2",
            &[1, 2, 3, 4, 5, 6, 7, 8, 9],
            None
        ),
        0
    );
    // Two of six fit: the hub gives one and the firm gives one.
    assert_eq!(check(2, 5, "s0 firm1 hub1 h12 mill2", &[1, 2, 6, 7], Some(StoppedBy::Nodes)), 4);
    assert_eq!(check(3, 1, "s0", &[], Some(StoppedBy::Nodes)), 2);
}

#[test]
fn a_network_counts_what_it_left_out_by_distance_and_kind() {
    let drawing = draw(
        "b kind=1
         c kind=1
         d kind=2
         a -OWNS-> b conf=3
         a -OWNS-> c conf=2
         a -OWNS-> d conf=1",
    );
    let extent = Extent { hops: 3, max_nodes: 2 };
    let network = walk::network(&drawing.index, &public(), &[drawing.node("a")], extent, &Budget::default());
    assert_eq!(
        drawing.names(network.nodes.iter().map(|node| node.node)),
        ["a", "b"],
        "the best supported one stays"
    );
    let omitted: Vec<_> = network.omitted.iter().map(|o| (o.distance, o.kind, o.nodes)).collect();
    assert_eq!(omitted, [(1, 1, 1), (1, 2, 1)]);
}

#[test]
fn reach_counts_different_nodes_and_stops_at_what_is_not_passed() {
    let drawing = draw(
        "p kind=1
         a -OWNS-> b
         a -PAYS-> b
         b -OWNS-> c
         c -OWNS-> a
         a -OWNS-> p
         p -OWNS-> q",
    );
    let check = |view: View, hops, expected: &[u64]| {
        let reach = walk::reach(&drawing.index, &view, drawing.node("a"), hops, &Budget::default());
        assert_eq!((reach.within.as_slice(), reach.completeness.complete), (expected, true), "{view:?}");
    };
    check(public(), 4, &[3, 4, 4, 4]);
    check(public(), 0, &[]);
    check(public().through(0b1), 3, &[3, 3, 3]);
    check(public().avoiding(drawing.nodes(&["p"])), 2, &[2, 2]);
    check(public().directed(kinds(&["OWNS"]), kinds(&[])), 3, &[2, 4, 4]);
}

#[test]
fn components_are_numbered_by_their_first_node() {
    let drawing = draw(
        "x level=1
         a -OWNS-> d
         b -OWNS-> c
         c -PAYS-> x
         x -PAYS-> d
         e -OWNS-> f negated",
    );
    let check = |view: View, expected: &str, sizes: &[u64]| {
        let components = walk::components(&drawing.index, &view, &Budget::default());
        let listed: Vec<String> = ["a", "b", "c", "d", "e", "f", "x"]
            .into_iter()
            .map(|name| components.component(drawing.node(name)).map_or("-".to_owned(), |at| at.to_string()))
            .collect();
        assert_eq!(
            (listed.join(" "), components.sizes.as_slice()),
            (expected.to_owned(), sizes),
            "{view:?}"
        );
    };
    check(public(), "0 1 1 0 2 3 -", &[2, 2, 1, 1]);
    check(View::with_clearance(1), "0 0 0 0 1 2 0", &[5, 1, 1]);
    check(
        View::with_clearance(1).directed(kinds(&["OWNS"]), kinds(&[])),
        "0 1 1 0 2 3 4",
        &[2, 2, 1, 1, 1],
    );
}

#[test]
fn what_is_shared_has_enough_links_and_shows_its_edges() {
    let drawing = draw(
        "h level=1
         a -FINANCES-> x
         b -FINANCES-> x
         b -PAYS-> x
         c -PAYS-> x
         a -OWNS-> y
         y -OWNS-> b
         a -OWNS-> z
         a -OWNS-> h
         c -OWNS-> h
         a -OWNS-> b",
    );
    let of = drawing.nodes(&["a", "b", "c", "a"]);
    let check = |view: View, min_links, expected: &[(&str, usize, &[i64])]| {
        let shared = walk::shared(&drawing.index, &view, &of, min_links, &Budget::default());
        let things: Vec<(&str, usize, Vec<i64>)> = shared
            .things
            .iter()
            .map(|thing| (drawing.name(thing.node), thing.links, drawing.lines(thing.edges.iter().copied())))
            .collect();
        let expected: Vec<(&str, usize, Vec<i64>)> = expected
            .iter()
            .map(|(name, links, edges)| (*name, *links, edges.to_vec()))
            .collect();
        assert_eq!(things, expected, "{view:?}");
    };
    check(public(), 3, &[("x", 3, &[1, 2, 3, 4])]);
    check(public(), 2, &[("x", 3, &[1, 2, 3, 4]), ("y", 2, &[5, 6])]);
    check(
        View::with_clearance(1),
        2,
        &[("x", 3, &[1, 2, 3, 4]), ("h", 2, &[8, 9]), ("y", 2, &[5, 6])],
    );
    check(public().kinds(kinds(&["PAYS"])), 2, &[("x", 2, &[3, 4])]);
    let first = walk::shared(&drawing.index, &public(), &of, 2, &Budget::default().paths(1));
    assert_eq!((first.things.len(), first.completeness.stopped_by), (1, Some(StoppedBy::Paths)));
}
