//! Rows made anew of what they were and of what moves into and out of them, in one pass along each.
//!
//! Separate from `write.rs`, which finds out what moves.

use std::sync::Arc;

use super::rows::Row;
use super::state::EdgeState;
use super::tie::Tie;

/// A change of one row: the edge of that number leaves it, and comes back as it is now, if it does.
pub(super) struct Moved {
    node: u32,
    edge: u32,
    tie: Option<Tie>,
}

/// The changes of rows that an edge makes which was one thing and is another.
pub(super) fn move_tie(moves: &mut Vec<Moved>, edge: u32, before: EdgeState, state: EdgeState) {
    let is_there = |state: EdgeState| !state.traits.is_gone();
    let tie = is_there(state).then_some(Tie {
        node: state.ends.1,
        edge,
        traits: state.traits,
    });
    if is_there(before) && !(is_there(state) && state.ends.0 == before.ends.0) {
        moves.push(Moved {
            node: before.ends.0,
            edge,
            tie: None,
        });
    }
    if is_there(state) {
        moves.push(Moved {
            node: state.ends.0,
            edge,
            tie,
        });
    }
}

/// The rows as the moves leave them.
pub(super) fn rewritten<'a>(mut moves: Vec<Moved>, row: impl Fn(u32) -> &'a [Tie]) -> Vec<(u32, Arc<Row<Tie>>)> {
    moves.sort_unstable_by_key(|moved| (moved.node, moved.edge));
    let rows = moves.chunk_by(|a, b| a.node == b.node).map(|same| {
        let mut new: Vec<Tie> = same.iter().filter_map(|moved| moved.tie).collect();
        new.sort_unstable_by_key(Tie::order);
        let has_moved = |tie: &Tie| same.binary_search_by_key(&tie.edge, |moved| moved.edge).is_ok();
        let kept = row(same[0].node).iter().filter(|tie| !has_moved(tie)).copied();
        let items = merged(kept, new, Tie::order);
        (same[0].node, Arc::new(Row::new(items, |tie: &Tie| tie.traits.level())))
    });
    rows.collect()
}

/// Two sorted lists as one.
pub(super) fn merged<T: Copy, K: Ord>(left: impl Iterator<Item = T>, right: Vec<T>, order: impl Fn(&T) -> K) -> Vec<T> {
    let mut all = Vec::with_capacity(left.size_hint().1.unwrap_or(0) + right.len());
    let mut right = right.into_iter().peekable();
    for item in left {
        while let Some(first) = right.next_if(|first| order(first) < order(&item)) {
            all.push(first);
        }
        all.push(item);
    }
    all.extend(right);
    all
}
