//! The token that says which state of the graph an answer comes from.
//! It is separate because it must depend on what the viewer may see and on nothing else: the number of a revision would
//! tell how much is written that the viewer does not see.

use std::hash::{DefaultHasher, Hash, Hasher};

use entities::vocabulary::Visibility;
use store::graph::Snapshot;

use crate::digest::digest;

/// A fingerprint of the visible part of an index: 16 hexadecimal digits. It takes time in proportion to the index.
pub fn token(snapshot: &Snapshot, clearance: Visibility) -> String {
    let index = &snapshot.index;
    let level = clearance.level();
    let highest = Visibility::Sealed.level();
    let mut hasher = DefaultHasher::new();
    for node in (0..index.node_count(highest)).map(|number| graph::Node(number as u32)) {
        if index.node_level(node) <= level {
            (index.key(node), index.node_kind(node)).hash(&mut hasher);
        }
    }
    for edge in (0..index.edge_count(highest)).map(|number| graph::Edge(number as u32)) {
        if index.edge_level(edge) <= level {
            let (source, target) = index.ends(edge);
            let period = index.period(edge);
            (index.edge_key(edge), index.edge_kind(edge), index.key(source), index.key(target)).hash(&mut hasher);
            (
                period.from,
                period.to,
                period.inexact,
                index.confidence(edge, level),
                index.disputed(edge, level),
            )
                .hash(&mut hasher);
            let share = index.share(edge).map(|share| (share.min, share.max, share.basis));
            let amount = index.amount(edge).map(|amount| (amount.min, amount.max, amount.currency));
            (share, amount, index.walked(edge)).hash(&mut hasher);
        }
    }
    digest(&format!("{:016x}", hasher.finish()))
}
