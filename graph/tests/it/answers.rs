//! Every answer about two nodes in words of keys, so that two indexes can be compared.
//!
//! Separate from the properties that compare them: what is not said here is not compared.

use graph::measure::{self, Damping, Sources};
use graph::{
    Apart, Budget, Cost, Direction, Edge, Ends, Extent, Holding, Index, KindSet, MoneySense, Node, Order, OwnershipOf, Path, View, Weights,
    flow, path, rank, walk,
};

use crate::brute::Look;

/// A kind that reads the same from both ends.
pub const SYMMETRIC: u8 = 3;

/// The view of an index that a look means.
pub fn view(index: &Index, look: &Look) -> View {
    View {
        clearance: look.clearance,
        valid_at: look.day,
        certainly: look.certainly,
        forward: look.forward,
        backward: look.backward,
        node_kinds: look.node_kinds,
        min_confidence: look.min_confidence,
        include_disputed: look.include_disputed,
        list_unwalked: false,
        avoid_nodes: look.avoid.iter().filter_map(|key| index.find(*key, 3)).collect(),
        avoid_edges: Vec::new(),
    }
}

/// The keys of a path's nodes.
pub fn keys(index: &Index, path: &Path) -> Vec<i64> {
    path.nodes.iter().map(|node| index.key(*node)).collect()
}

/// Every answer about two nodes, with the work it took.
pub fn everything(index: &Index, look: &Look, ends: (i64, i64), budget: &Budget) -> Vec<String> {
    let clearance = look.clearance;
    let view = view(index, look);
    let mut said = vec![format!(
        "{} nodes, {} edges",
        index.node_count(clearance),
        index.edge_count(clearance)
    )];
    said.extend(measures(index, &view, budget));
    if let (Some(from), Some(to)) = (index.find(ends.0, clearance), index.find(ends.1, clearance)) {
        said.extend(paths(index, &view, &Ends::new(from, to), budget));
        said.extend(walks(index, &view, (from, to), budget));
        said.extend(flows(index, &view, from, budget));
    }
    said
}

fn edges<'a>(index: &Index, edges: impl IntoIterator<Item = &'a Edge>) -> Vec<i64> {
    edges.into_iter().map(|edge| index.edge_key(*edge)).collect()
}

fn paths(index: &Index, view: &View, asked: &Ends, budget: &Budget) -> Vec<String> {
    let mut said = Vec::new();
    let edge = |edge: Edge| index.edge_key(edge);
    let shown = |paths: &[Path]| {
        let hop = |hop: &Vec<graph::Traversed>| hop.iter().map(|t| (edge(t.edge), t.forward)).collect::<Vec<_>>();
        paths
            .iter()
            .map(|p| (keys(index, p), p.hops.iter().map(hop).collect::<Vec<_>>()))
            .collect::<Vec<_>>()
    };
    let weights = Weights::specific();
    for found in [
        path::shortest(index, view, asked, budget),
        path::all_simple(index, view, asked, 1, budget),
        path::best(index, view, asked, Order::Score(weights), budget),
    ] {
        let scores: Vec<_> = found.paths.iter().map(|path| rank::score(index, view, path, &weights)).collect();
        said.push(format!("{:?} {scores:?} {:?}", shown(&found.paths), found.completeness));
    }
    said.push(format!("{:?}", path::count_simple(index, view, asked, budget)));
    for apart in [Apart::Nodes, Apart::Edges] {
        let found = path::disjoint(index, view, asked.from, asked.to, apart, budget);
        said.push(format!("{:?} {:?}", shown(&found.paths), found.completeness));
    }
    said.push(format!("{:?}", path::distance(index, view, asked.from, asked.to, budget)));
    for cost in [Cost::Weight, Cost::Score(weights)] {
        let found = path::cheapest(index, view, asked, cost, budget);
        said.push(format!(
            "{:?} {:?} {:?}",
            shown(found.path.as_slice()),
            found.cost,
            found.completeness
        ));
    }
    said
}

fn walks(index: &Index, view: &View, (from, to): (Node, Node), budget: &Budget) -> Vec<String> {
    let mut said = Vec::new();
    let edge = |edge: Edge| index.edge_key(edge);
    let listing = view.clone().listing_unwalked();
    let steps = walk::neighbours(index, &listing, from);
    said.push(format!(
        "{:?}",
        steps.map(|s| (edge(s.edge), index.key(s.node), s.forward)).collect::<Vec<_>>()
    ));
    said.push(format!(
        "{:?} {}",
        walk::counts_by_kind(index, view, from),
        index.degree(from, view.clearance)
    ));
    for max_nodes in [3, 100] {
        let network = walk::network(index, view, &[from], Extent { hops: 3, max_nodes }, budget);
        let nodes: Vec<_> = network.nodes.iter().map(|n| (index.key(n.node), n.distance)).collect();
        let edges = edges(index, &network.edges);
        said.push(format!("{nodes:?} {edges:?} {:?} {:?}", network.omitted, network.completeness));
    }
    said.push(format!("{:?}", walk::reach(index, view, from, 3, budget)));
    let shared = walk::shared(index, view, &[from, to], 1, budget);
    let things = shared.things.iter().map(|t| (index.key(t.node), t.links, edges(index, &t.edges)));
    said.push(format!("{:?} {:?}", things.collect::<Vec<_>>(), shared.completeness));
    said
}

fn flows(index: &Index, view: &View, from: Node, budget: &Budget) -> Vec<String> {
    let mut said = Vec::new();
    let edge = |edge: Edge| index.edge_key(edge);
    let senses = MoneySense {
        along: KindSet::of(&[0, 1, SYMMETRIC]),
        against: KindSet::of(&[2]),
        shares: KindSet::of(&[0]),
    };
    let trail = flow::money_trail(index, view, &[from], Direction::Both, &senses, budget);
    let steps: Vec<_> = trail
        .steps
        .iter()
        .map(|s| (edge(s.edge), index.key(s.from), s.depth, s.before, s.share))
        .collect();
    let loops = edges(index, &trail.loops);
    said.push(format!(
        "{steps:?} {:?} {} {loops:?} {:?}",
        trail.totals, trail.without_amount, trail.completeness
    ));
    let owners = OwnershipOf {
        direction: Holding::Owners,
        min_share: 0,
        kinds: KindSet::of(&[0, 1]),
    };
    let found = flow::ownership(index, view, from, owners, budget);
    let steps: Vec<_> = found.steps.iter().map(|s| (edge(s.edge), s.effective, s.disputed)).collect();
    let sums: Vec<_> = found
        .sums
        .iter()
        .map(|s| (index.key(s.owned), s.basis, s.day, s.min, s.max, s.unknown))
        .collect();
    let effective: Vec<_> = found.effective.iter().map(|e| (index.key(e.node), e.share)).collect();
    said.push(format!("{steps:?} {sums:?} {effective:?} {:?}", found.completeness));
    said.push(format!("{:?}", flow::chains(index, view, from, KindSet::of(&[0]), budget)));
    said
}

fn measures(index: &Index, view: &View, budget: &Budget) -> Vec<String> {
    let mut said = Vec::new();
    let components = walk::components(index, view, budget);
    let of: Vec<_> = index.nodes(view.clearance).map(|node| components.component(node)).collect();
    said.push(format!("{of:?} {:?} {:?}", components.sizes, components.completeness));
    let part = measure::Subgraph::new(index, view, None, budget);
    let measured: Vec<_> = part.nodes().iter().map(|node| index.key(*node)).zip(part.degrees()).collect();
    let ranks = measure::pagerank(
        &part,
        Damping {
            rounds: 5,
            ..Damping::default()
        },
        budget,
    );
    let between = measure::betweenness(&part, Sources::All, budget);
    let communities = measure::communities(&part, 1, budget);
    said.push(format!(
        "{measured:?} {ranks:?} {between:?} {communities:?} {:?}",
        measure::cores(&part, budget)
    ));
    let name = |(a, b): &(Node, Node)| (index.key(*a), index.key(*b));
    said.push(format!(
        "{:?}",
        measure::bridges(&part, budget).values.iter().map(name).collect::<Vec<_>>()
    ));
    said
}
