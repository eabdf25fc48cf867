//! Graphs drawn in text, so that a test shows the case it is about.
//!
//! One edge a line: `a -OWNS-> b [10..20] share=50..60 level=2 conf=1 negated`. A line `a kind=3 level=2` states a
//! node; nodes that only edges name are of kind 0 and public. Nodes have keys in the order of their names, edges in the
//! order of their lines. Days are plain numbers; `[10..]` has no end, `[~10..20]` an uncertain bound.

use std::collections::BTreeMap;

use graph::{Edge, EdgeInput, Index, IndexBuilder, KindSet, KindTable, Node, NodeInput, OPEN_END, OPEN_START, Path, View};

pub const KINDS: [&str; 8] = [
    "OWNS",
    "FINANCES",
    "PAYS",
    "MEMBER_OF",
    "ALLIED_WITH",
    "POSSIBLY_SAME_AS",
    "SUPPLIES",
    "PAYEE",
];

pub fn kind(name: &str) -> u8 {
    KINDS
        .iter()
        .position(|kind| *kind == name)
        .unwrap_or_else(|| panic!("no kind {name}")) as u8
}

pub fn kinds(names: &[&str]) -> KindSet {
    names.iter().map(|name| kind(name)).collect()
}

pub fn table() -> KindTable {
    KindTable {
        symmetric: kinds(&["ALLIED_WITH", "POSSIBLY_SAME_AS"]),
        unwalked: kinds(&["POSSIBLY_SAME_AS"]),
    }
}

/// A drawn graph and the names of its nodes.
pub struct Drawing {
    pub index: Index,
    names: Vec<String>,
}

pub fn draw(text: &str) -> Drawing {
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split_whitespace().collect())
        .filter(|words: &Vec<&str>| !words.is_empty())
        .collect();
    let is_edge = |words: &[&str]| words.len() > 2 && words[1].starts_with('-') && words[1].ends_with("->");
    let mut nodes: BTreeMap<&str, (u8, u8)> = BTreeMap::new();
    for words in &lines {
        if is_edge(words) {
            nodes.entry(words[0]).or_default();
            nodes.entry(words[2]).or_default();
        } else {
            let mut node = (0, 0);
            for word in &words[1..] {
                match word.split_once('=').unwrap_or_else(|| panic!("what is {word}?")) {
                    ("kind", value) => node.0 = number(value) as u8,
                    ("level", value) => node.1 = number(value) as u8,
                    _ => panic!("what is {word}?"),
                }
            }
            nodes.insert(words[0], node);
        }
    }
    let names: Vec<String> = nodes.keys().map(|name| (*name).to_owned()).collect();
    let key = |name: &str| names.iter().position(|n| n == name).expect("named") as i64 + 1;
    let mut builder = IndexBuilder::new(table());
    for (name, (kind, level)) in &nodes {
        builder
            .node(NodeInput {
                key: key(name),
                kind: *kind,
                level: *level,
            })
            .expect("a node");
    }
    let edges = lines.iter().filter(|words| is_edge(words));
    for (at, words) in edges.enumerate() {
        let name = words[1].trim_start_matches('-').trim_end_matches("->");
        let mut edge = EdgeInput::new(at as i64 + 1, key(words[0]), kind(name), key(words[2]));
        words[3..].iter().for_each(|word| state(&mut edge, word));
        builder.edge(edge).expect("an edge");
    }
    Drawing {
        index: builder.build().expect("an index"),
        names,
    }
}

fn number(text: &str) -> i64 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

fn range(text: &str) -> (i64, i64) {
    let (min, max) = text.split_once("..").unwrap_or((text, text));
    (number(min), number(max))
}

fn state(edge: &mut EdgeInput, word: &str) {
    if let Some(period) = word.strip_prefix('[') {
        edge.inexact = period.starts_with('~');
        let (from, to) = period.trim_matches(['~', ']']).split_once("..").expect("a period");
        edge.from = if from.is_empty() { OPEN_START } else { number(from) as i32 };
        edge.to = if to.is_empty() { OPEN_END } else { number(to) as i32 };
        return;
    }
    match word.split_once('=').unwrap_or((word, "")) {
        ("share", value) => {
            let (min, max) = range(value);
            edge.share = Some((min as u32 * 10_000, max as u32 * 10_000));
        }
        ("basis", value) => edge.basis = number(value) as u8,
        ("amount", value) => {
            let (min, max) = range(value);
            edge.amount = Some((min * 1_000, max * 1_000));
        }
        ("currency", value) => edge.currency = number(value) as u16,
        ("level", value) => edge.level = number(value) as u8,
        ("conf", value) => edge.confidence = [number(value) as u8; 4],
        ("weight", value) => edge.weight = number(value) as u32,
        ("disputed", _) => edge.disputed = 0b1111,
        ("negated", _) => edge.walked = false,
        _ => panic!("what is {word}?"),
    }
}

impl Drawing {
    pub fn node(&self, name: &str) -> Node {
        self.index
            .find(self.names.iter().position(|n| n == name).expect("named") as i64 + 1, 3)
            .expect("there")
    }

    pub fn nodes(&self, names: &[&str]) -> Vec<Node> {
        names.iter().map(|name| self.node(name)).collect()
    }

    pub fn name(&self, node: Node) -> &str {
        &self.names[self.index.key(node) as usize - 1]
    }

    pub fn names(&self, nodes: impl IntoIterator<Item = Node>) -> Vec<&str> {
        nodes.into_iter().map(|node| self.name(node)).collect()
    }

    /// The numbers of the lines of these edges, from 1.
    pub fn lines(&self, edges: impl IntoIterator<Item = Edge>) -> Vec<i64> {
        edges.into_iter().map(|edge| self.index.edge_key(edge)).collect()
    }

    /// The nodes of a path joined by dashes.
    pub fn path(&self, path: &Path) -> String {
        self.names(path.nodes.iter().copied()).join("-")
    }

    pub fn paths(&self, paths: &[Path]) -> Vec<String> {
        paths.iter().map(|path| self.path(path)).collect()
    }
}

pub fn public() -> View {
    View::public()
}
