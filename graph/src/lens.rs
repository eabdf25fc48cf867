//! A view, compiled for one index and one search: which ties a step may use, and which nodes it may pass.
//!
//! Separate from `view.rs` because it is asked once per edge. It is the only file that decides what is walked, so that
//! no algorithm can forget a filter.

use crate::budget::{CANCEL_INTERVAL, Meter};
use crate::ids::{Day, Edge, KindSet, Node};
use crate::index::tie::{INEXACT, Tie, WALKED, pack_day, run_end};
use crate::index::{Index, LOOK_UP, Pairs, Tables};
use crate::view::View;

/// Whether nothing from here to the end of a row is of a wanted kind, as kinds ascend within a level.
#[inline]
pub(crate) fn is_past(row: &[Tie], at: usize, kinds: KindSet) -> bool {
    let traits = row[at].traits;
    kinds.0 >> traits.kind == 0 && row[row.len() - 1].traits.level() == traits.level()
}

/// Which way a search follows the steps of its view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// From the start of a path towards its end.
    Ahead,
    /// From the end of a path towards its start.
    Back,
}

/// Rows shorter than this are read through; in longer ones, kinds that are not wanted are jumped over.
const WORTH_JUMPING: usize = 8;

/// A view over an index.
#[derive(Debug)]
pub(crate) struct Lens<'a> {
    pub(crate) index: &'a Index,
    tables: Tables<'a>,
    pub(crate) clearance: u8,
    view: &'a View,
    /// Kinds walked from source to target, and from target to source.
    forward: KindSet,
    backward: KindSet,
    /// The view has no filter on edges, so that the collapsed rows answer.
    plain: bool,
    /// The view has a filter on nodes.
    picks_nodes: bool,
    /// The flags that matter, all of them and as they must be.
    flags: (u8, u8),
    day: DayTest,
    /// Set when confidence, disputes or avoided edges matter.
    picks_evidence: bool,
    avoid_nodes: Vec<Node>,
    avoid_edges: Vec<Edge>,
}

#[derive(Clone, Copy, Debug)]
enum DayTest {
    Any,
    Packed(u16, Day),
    Exact(Day),
}

impl<'a> Lens<'a> {
    pub(crate) fn new(index: &'a Index, view: &'a View) -> Self {
        let default = KindSet::ALL.without(index.kinds().unwalked);
        let (mut forward, mut backward) = (view.forward.unwrap_or(default), view.backward.unwrap_or(default));
        let either = forward.union(backward).intersection(index.kinds().symmetric);
        forward = forward.union(either);
        backward = backward.union(either);
        let day = match view.valid_at {
            None => DayTest::Any,
            Some(day) => pack_day(day).map_or(DayTest::Exact(day), |packed| DayTest::Packed(packed, day)),
        };
        let certain = view.certainly && view.valid_at.is_some();
        let picks_evidence = view.min_confidence > 0 || !view.include_disputed || !view.avoid_edges.is_empty();
        let mut avoid_nodes = view.avoid_nodes.clone();
        avoid_nodes.sort_unstable();
        let mut avoid_edges = view.avoid_edges.clone();
        avoid_edges.sort_unstable();
        Self {
            index,
            tables: index.tables(),
            clearance: view.clearance.min(3),
            view,
            plain: forward == default && backward == default && view.valid_at.is_none() && !picks_evidence,
            forward,
            backward,
            picks_nodes: view.node_kinds != u32::MAX || !avoid_nodes.is_empty(),
            flags: (if certain { WALKED | INEXACT } else { WALKED }, WALKED),
            day,
            picks_evidence,
            avoid_nodes,
            avoid_edges,
        }
    }

    /// Whether nothing filters edges.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        self.plain
    }

    /// Kinds of outgoing and of incoming ties that a step of this way may use.
    #[inline]
    pub(crate) fn kinds(&self, way: Way) -> (KindSet, KindSet) {
        match way {
            Way::Ahead => (self.forward, self.backward),
            Way::Back => (self.backward, self.forward),
        }
    }

    /// Whether the viewer may know of the node.
    #[inline]
    pub(crate) fn sees(&self, node: Node) -> bool {
        node.at() < self.index.size() && self.index.sees(node, self.clearance)
    }

    /// Whether a path may pass the node (its ends are exempt).
    #[inline]
    pub(crate) fn passes(&self, node: u32) -> bool {
        !self.picks_nodes || self.picks(Node(node))
    }

    /// Whether the view avoids the node by name.
    pub(crate) fn avoids(&self, node: Node) -> bool {
        self.avoid_nodes.binary_search(&node).is_ok()
    }

    fn picks(&self, node: Node) -> bool {
        (self.view.node_kinds >> self.index.node_kind(node)) & 1 == 1 && !self.avoids(node)
    }

    /// Whether a search may use the tie, if its kind is wanted.
    #[inline]
    pub(crate) fn admits(&self, tie: &Tie) -> bool {
        tie.traits.flags & self.flags.0 == self.flags.1 && self.holds(tie) && self.is_supported(tie)
    }

    /// Whether a listing may show the tie, if its kind is wanted.
    pub(crate) fn lists(&self, tie: &Tie) -> bool {
        let flags = if self.view.list_unwalked {
            self.flags.0 & !WALKED
        } else {
            self.flags.0
        };
        tie.traits.flags & flags == self.flags.1 & flags && self.holds(tie) && self.is_supported(tie)
    }

    #[inline]
    fn holds(&self, tie: &Tie) -> bool {
        match self.day {
            DayTest::Any => true,
            DayTest::Packed(packed, day) => {
                if tie.traits.is_wide() {
                    return self.holds_exactly(tie, day);
                }
                tie.traits.from <= packed && packed <= tie.traits.to
            }
            DayTest::Exact(day) => self.holds_exactly(tie, day),
        }
    }

    #[cold]
    fn holds_exactly(&self, tie: &Tie, day: Day) -> bool {
        let period = self.index.period(Edge(tie.edge));
        period.from <= day && day <= period.to
    }

    #[inline]
    fn is_supported(&self, tie: &Tie) -> bool {
        !self.picks_evidence
            || (tie.traits.confidence(self.clearance) >= self.view.min_confidence
                && (self.view.include_disputed || !tie.traits.is_disputed(self.clearance))
                && self.avoid_edges.binary_search(&Edge(tie.edge)).is_err())
    }

    /// Edges that leave a node, as far as the viewer sees.
    #[inline]
    pub(crate) fn out(&self, node: u32) -> &'a [Tie] {
        self.tables.out(node, self.clearance)
    }

    /// Edges that arrive at a node, as far as the viewer sees.
    #[inline]
    pub(crate) fn into(&self, node: u32) -> &'a [Tie] {
        self.tables.into(node, self.clearance)
    }

    /// The pairs of a node, as far as the viewer sees.
    #[inline]
    pub(crate) fn pairs(&self, node: u32) -> Pairs<'a> {
        self.tables.pairs(node, self.clearance)
    }

    /// Gives every admitted tie of a node, outgoing first, with whether it is walked from source to target, until
    /// `each` returns true or the meter stops.
    #[inline]
    pub(crate) fn ties(&self, node: u32, way: Way, meter: &mut Meter<'_>, mut each: impl FnMut(&Tie, bool) -> bool) {
        let (out, into) = self.kinds(way);
        let mut ended = false;
        self.scan(self.out(node), out, meter, |tie| {
            ended = each(tie, true);
            ended
        });
        if !ended && !meter.is_stopped() {
            self.scan(self.into(node), into, meter, |tie| each(tie, false));
        }
    }

    /// Reads along one row; see [`Self::ties`].
    #[inline]
    pub(crate) fn scan(&self, row: &[Tie], kinds: KindSet, meter: &mut Meter<'_>, mut each: impl FnMut(&Tie) -> bool) {
        if kinds.is_empty() {
            return;
        }
        let mut at = 0;
        while at < row.len() {
            if meter.take(1) == 0 {
                return;
            }
            let tie = &row[at];
            if !kinds.contains(tie.traits.kind) {
                if is_past(row, at, kinds) {
                    return;
                }
                at = if row.len() - at > WORTH_JUMPING { run_end(row, at) } else { at + 1 };
                continue;
            }
            if self.admits(tie) && each(tie) {
                return;
            }
            at += 1;
        }
    }

    /// Gives every neighbour of a node that one step reaches, parallel edges possibly as several calls, until `each`
    /// returns true or the meter stops. Loops may come too.
    #[inline]
    pub(crate) fn near(&self, node: u32, way: Way, meter: &mut Meter<'_>, mut each: impl FnMut(u32) -> bool) {
        if !self.plain {
            self.ties(node, way, meter, |tie, _| each(tie.node));
            return;
        }
        for part in self.tables.tied(node, self.clearance).chunks(CANCEL_INTERVAL as usize) {
            let granted = meter.take(part.len());
            for next in &part[..granted] {
                if each(*next) {
                    return;
                }
            }
            if granted < part.len() {
                return;
            }
        }
    }

    /// How much work a step from the node is about to be.
    #[inline]
    pub(crate) fn cost(&self, node: u32, way: Way) -> u64 {
        if self.plain {
            return self.tables.degree(node, self.clearance) as u64;
        }
        self.cost_of_rows(node, way)
    }

    #[inline(never)]
    fn cost_of_rows(&self, node: u32, way: Way) -> u64 {
        let (out, into) = self.kinds(way);
        let out = if out.is_empty() { 0 } else { self.out(node).len() };
        let into = if into.is_empty() { 0 } else { self.into(node).len() };
        (out + into) as u64
    }

    /// Gives every edge by which a step leads from one node to another, with whether it is walked from source to
    /// target. It reads the rows of the end that has fewer ties.
    pub(crate) fn between(&self, from: u32, to: u32, mut each: impl FnMut(&Tie, bool)) {
        let (out, into) = self.kinds(Way::Ahead);
        let rows = |node| (self.out(node), self.into(node));
        let (here, there) = (rows(from), rows(to));
        if here.0.len() + here.1.len() <= there.0.len() + there.1.len() {
            self.pick(here.0, out, to, |tie| each(tie, true));
            self.pick(here.1, into, to, |tie| each(tie, false));
        } else {
            self.pick(there.1, out, from, |tie| each(tie, true));
            self.pick(there.0, into, from, |tie| each(tie, false));
        }
    }

    /// The admitted ties of a row that lead to one node, found by halving within each kind.
    fn pick(&self, row: &[Tie], kinds: KindSet, node: u32, mut each: impl FnMut(&Tie)) {
        let mut at = 0;
        while at < row.len() {
            let end = run_end(row, at);
            let run = &row[at..end];
            at = end;
            if !kinds.contains(run[0].traits.kind) {
                continue;
            }
            let first = run.partition_point(|tie| tie.node < node);
            run[first..]
                .iter()
                .take_while(|tie| tie.node == node)
                .filter(|tie| self.admits(tie))
                .for_each(&mut each);
        }
    }

    /// How many edges lead from one node to another.
    pub(crate) fn count_between(&self, from: u32, to: u32) -> u64 {
        let mut count = 0;
        self.between(from, to, |_, _| count += 1);
        count
    }

    /// How many edges stand behind the pair `at` among the pairs of `from`; for plain views.
    #[inline]
    pub(crate) fn many(&self, from: u32, pairs: &Pairs<'_>, at: usize) -> u64 {
        match pairs.many(at) {
            LOOK_UP => self.count_between(from, pairs.nodes[at]),
            many => u64::from(many),
        }
    }
}
