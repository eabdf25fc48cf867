//! Taking changes in: a new index beside the old one, which goes on answering as it was.
//!
//! Separate from `delta.rs`, which searches read. Work is done for the rows that a change touches and for no other:
//! those of the ends of its edges, and when a node's level changes, of its neighbours too.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::collapsed::{One, Pair, PairRow, collapse, is_part};
use super::delta::{Added, Delta};
use super::merge::{merged, move_tie, rewritten};
use super::rows::flat;
use super::state::{EdgeState, NodeState};
use super::{BuildError, Changes, EdgeInput, Index, IndexBuilder, NodeInput, spare};
use crate::ids::{CLEARANCES, Edge, Node};

impl Index {
    /// This index with a batch of changes: every answer is that of an index built anew from what is stated now.
    ///
    /// It costs work for the rows of the nodes that are touched, and shares everything else. Only a new key that comes
    /// before older ones, and for which no place was kept (there is one for each of the highest keys that are missing),
    /// makes a new index of everything.
    ///
    /// # Errors
    /// If a value is out of range or an end of an edge is unknown; this index stays as it is in any case.
    pub fn with(&self, changes: &Changes) -> Result<Self, BuildError> {
        changes.check()?;
        if changes.is_empty() {
            return Ok(self.clone());
        }
        match self.overlaid(changes)? {
            Some(next) => Ok(next),
            None => self.rebuilt(changes),
        }
    }

    /// The same index with its changes taken into the tables, for a background thread: the work is that of building.
    /// Nodes and edges are numbered anew.
    #[must_use]
    pub fn compacted(&self) -> Self {
        // What an index holds was checked when it came in, so nothing is refused here.
        self.rebuilt(&Changes::default()).unwrap_or_else(|_| self.clone())
    }

    /// How many nodes and edges were changed or removed since the tables were made.
    pub fn pending(&self) -> usize {
        self.delta.as_ref().map_or(0, |delta| delta.pending)
    }

    /// An index made anew of what is in this one and of the changes.
    fn rebuilt(&self, changes: &Changes) -> Result<Self, BuildError> {
        let removed = |keys: &[i64]| keys.iter().copied().collect::<BTreeSet<i64>>();
        let (no_nodes, no_edges) = (removed(&changes.removed_nodes), removed(&changes.removed_edges));
        let stated = Stated::new(changes);
        let mut builder = IndexBuilder::new(self.kinds());
        let kept = self.nodes(CLEARANCES - 1).map(|node| NodeInput {
            key: self.key(node),
            kind: self.node_kind(node),
            level: self.node_level(node),
        });
        for node in kept.filter(|node| !no_nodes.contains(&node.key) && !stated.nodes.contains_key(&node.key)) {
            builder.node(node)?;
        }
        stated.nodes.values().try_for_each(|node| builder.node(*node))?;
        for edge in (0..self.edge_size() as u32).map(Edge).filter(|edge| !self.traits(*edge).is_gone()) {
            let key = self.edge_key(edge);
            let (source, target) = self.ends(edge);
            let (source, target) = (self.key(source), self.key(target));
            let is_gone = no_edges.contains(&key) || no_nodes.contains(&source) || no_nodes.contains(&target);
            if !is_gone && !stated.edges.contains_key(&key) {
                builder.edge(self.edge_state(edge.0).input(key, source, target))?;
            }
        }
        stated.edges.values().try_for_each(|edge| builder.edge(*edge))?;
        builder.build()
    }

    /// The changes laid over this index; `None` if a key comes too late to be numbered in order.
    fn overlaid(&self, changes: &Changes) -> Result<Option<Self>, BuildError> {
        let stated = Stated::new(changes);
        let mut writing = Writing {
            before: self,
            next: self.clone(),
            changed: BTreeMap::new(),
        };
        writing.remove(changes);
        for node in stated.nodes.values() {
            if !writing.put_node(node)? {
                return Ok(None);
            }
        }
        for edge in stated.edges.values() {
            if !writing.put_edge(edge)? {
                return Ok(None);
            }
        }
        let mut next = writing.finish();
        next.delta_mut().pending += changes.len();
        Ok(Some(next))
    }

    /// The changes over the tables, of which no other index holds a part that is written to.
    fn delta_mut(&mut self) -> &mut Delta {
        Arc::make_mut(self.delta.get_or_insert_with(|| Arc::new(Delta::new(&self.base))))
    }
}

/// What a batch states, in the order of keys; of several with one key the last.
struct Stated {
    nodes: BTreeMap<i64, NodeInput>,
    edges: BTreeMap<i64, EdgeInput>,
}

impl Stated {
    fn new(changes: &Changes) -> Self {
        Self {
            nodes: changes.nodes.iter().map(|node| (node.key, *node)).collect(),
            edges: changes.edges.iter().map(|edge| (edge.key, *edge)).collect(),
        }
    }
}

/// Counts one more or one less for every clearance that sees a level.
fn count(counts: &mut [usize], level: u8, add: bool) {
    for count in counts.iter_mut().skip(usize::from(level)) {
        *count = if add { *count + 1 } else { count.saturating_sub(1) };
    }
}

/// A batch being taken in.
struct Writing<'a> {
    before: &'a Index,
    next: Index,
    /// The edges that change, as they will be.
    changed: BTreeMap<u32, EdgeState>,
}

impl Writing<'_> {
    fn remove(&mut self, changes: &Changes) {
        let highest = CLEARANCES - 1;
        for edge in changes.removed_edges.iter().filter_map(|key| self.before.find_edge(*key, highest)) {
            self.changed.insert(edge.0, EdgeState::NONE);
        }
        for node in changes.removed_nodes.iter().filter_map(|key| self.before.find(*key, highest)) {
            for edge in incident(self.before, node.0) {
                self.changed.insert(edge, EdgeState::NONE);
            }
            self.set_node(node.0, NodeState::GONE);
        }
    }

    /// Puts a node in place; false if its key comes too late.
    fn put_node(&mut self, node: &NodeInput) -> Result<bool, BuildError> {
        let state = NodeState {
            kind: node.kind,
            level: node.level,
        };
        let Some(at) = self.next.node_number(node.key) else {
            let Some(free) = places(&self.next.delta_mut().node_keys, node.key) else {
                return Ok(false);
            };
            for key in free {
                let at = self.next.delta_mut().node_keys.push(key);
                self.next.delta_mut().node_keys.free += 1;
                self.next.delta_mut().nodes.set(at, NodeState::GONE);
            }
            let at = self.next.delta_mut().node_keys.push(node.key);
            if at >= u32::MAX / 2 {
                return Err(BuildError::TooMany);
            }
            self.set_node(at, state);
            return Ok(true);
        };
        let before = self.next.node_state(at);
        self.set_node(at, state);
        if !before.is_gone() && before.level != state.level {
            for edge in incident(self.before, at) {
                let as_before = || self.before.edge_state(edge);
                let state = self.changed.get(&edge).copied().unwrap_or_else(as_before);
                if !state.traits.is_gone() {
                    let levels = self.levels(state.ends);
                    let traits = state.traits.between(levels);
                    self.changed.insert(edge, EdgeState { traits, ..state });
                }
            }
        }
        Ok(true)
    }

    fn levels(&self, ends: (u32, u32)) -> (u8, u8) {
        (self.next.node_state(ends.0).level, self.next.node_state(ends.1).level)
    }

    fn set_node(&mut self, at: u32, state: NodeState) {
        let before = if (at as usize) < self.before.size() {
            self.next.node_state(at)
        } else {
            NodeState::GONE
        };
        let delta = self.next.delta_mut();
        for (state, add) in [(before, false), (state, true)] {
            if !state.is_gone() {
                count(&mut delta.visible_nodes, state.level, add);
            }
        }
        delta.nodes.set(at, state);
    }

    /// Puts an edge in place; false if its key comes too late.
    fn put_edge(&mut self, edge: &EdgeInput) -> Result<bool, BuildError> {
        let find = |key: i64| {
            let node = self.next.find(key, CLEARANCES - 1).map(|node: Node| node.0);
            node.ok_or(BuildError::UnknownEnd { edge: edge.key, node: key })
        };
        let ends = (find(edge.source)?, find(edge.target)?);
        let state = EdgeState::new(edge, ends, self.levels(ends));
        let at = if let Some(at) = self.next.edge_number(edge.key) {
            at
        } else {
            let Some(free) = places(&self.next.delta_mut().edge_keys, edge.key) else {
                return Ok(false);
            };
            let nothing = Arc::new(EdgeState::NONE);
            for key in free {
                let at = self.next.delta_mut().edge_keys.push(key);
                self.next.delta_mut().edge_keys.free += 1;
                self.next.delta_mut().set_edge(at, Arc::clone(&nothing));
            }
            let at = self.next.delta_mut().edge_keys.push(edge.key);
            if at >= u32::MAX / 2 {
                return Err(BuildError::TooMany);
            }
            at
        };
        self.changed.insert(at, state);
        Ok(true)
    }

    /// Makes anew the rows that the changed edges touch.
    fn finish(mut self) -> Index {
        let mut rows = [Vec::new(), Vec::new()];
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (edge, state) in std::mem::take(&mut self.changed) {
            let before = if (edge as usize) < self.before.edge_size() {
                self.before.edge_state(edge)
            } else {
                EdgeState::NONE
            };
            if state == before {
                continue;
            }
            let delta = self.next.delta_mut();
            for (state, add) in [(before, false), (state, true)] {
                if !state.traits.is_gone() {
                    count(&mut delta.visible_edges, state.traits.level(), add);
                    pairs.extend([state.ends, (state.ends.1, state.ends.0)]);
                }
            }
            delta.set_edge(edge, Arc::new(state));
            let turned = |state: EdgeState| EdgeState {
                ends: (state.ends.1, state.ends.0),
                ..state
            };
            move_tie(&mut rows[0], edge, before, state);
            move_tie(&mut rows[1], edge, turned(before), turned(state));
        }
        let [out, into] = rows;
        for (node, row) in rewritten(out, |node| self.next.out(node, CLEARANCES - 1)) {
            let delta = self.next.delta_mut();
            delta.touch(node);
            delta.out.set(node, row);
        }
        for (node, row) in rewritten(into, |node| Index::into(&self.next, node, CLEARANCES - 1)) {
            let delta = self.next.delta_mut();
            delta.touch(node);
            delta.into.set(node, row);
        }
        pairs.sort_unstable();
        pairs.dedup();
        for same in pairs.chunk_by(|a, b| a.0 == b.0) {
            self.pair_anew(same[0].0, same);
        }
        let delta = self.next.delta_mut();
        delta.flat = flat(delta.pair_counts);
        self.next
    }

    /// Makes anew the pairs of a node with some others.
    fn pair_anew(&mut self, node: u32, with: &[(u32, u32)]) {
        let is_touched = |other: u32| with.binary_search_by_key(&other, |pair| pair.1).is_ok();
        let next = &self.next;
        let ties = next.out(node, CLEARANCES - 1).iter().chain(next.into(node, CLEARANCES - 1));
        let mut ones: Vec<One> = ties
            .filter(|tie| is_touched(tie.node) && is_part(node, tie, next.kinds()))
            .map(|tie| One {
                node: tie.node,
                level: tie.traits.level(),
                weight: next.weight(Edge(tie.edge)).unwrap_or(0),
            })
            .collect();
        let mut fresh = Vec::new();
        collapse(&mut ones, &mut fresh);
        let old = next.tables().pairs(node, CLEARANCES - 1);
        let ends: [usize; CLEARANCES as usize] = std::array::from_fn(|clearance| next.tables().tied(node, clearance as u8).len());
        let old: Vec<Pair> = old
            .nodes
            .iter()
            .enumerate()
            .map(|(at, other)| Pair {
                node: *other,
                level: ends.iter().filter(|end| **end <= at).count() as u8,
                many: old.many(at),
                weight: old.weight(at),
            })
            .collect();
        let kept = old.iter().filter(|pair| !is_touched(pair.node)).copied();
        let pairs = merged(kept, fresh, |pair| (pair.level, pair.node));
        let delta = self.next.delta_mut();
        for pair in &old {
            delta.pair_counts[usize::from(pair.level)] -= 1;
        }
        for pair in &pairs {
            delta.pair_counts[usize::from(pair.level)] += 1;
        }
        delta.touch(node);
        delta.pairs.set(node, Arc::new(PairRow::new(&pairs)));
    }
}

/// The edges of a node.
fn incident(index: &Index, node: u32) -> Vec<u32> {
    if node as usize >= index.size() {
        return Vec::new();
    }
    let ties = index.out(node, CLEARANCES - 1).iter().chain(index.into(node, CLEARANCES - 1));
    ties.map(|tie| tie.edge).collect()
}

/// The keys to keep a place for before a new key; `None` if the key is not the highest.
fn places(added: &Added, key: i64) -> Option<std::ops::Range<i64>> {
    let Some(last) = added.last() else { return Some(0..0) };
    if key <= last {
        return None;
    }
    let free = spare::between(last, key);
    let is_room = added.free + (free.end - free.start) as usize <= spare::REACH;
    Some(if is_room { free } else { 0..0 })
}
