//! The token that says which state of the graph an answer comes from.
//! It is separate because it must depend on what the viewer may see and on nothing else: the number of a revision would
//! tell how much is written that the viewer does not see.

use entities::vocabulary::Visibility;
use store::graph::Snapshot;

use crate::digest::digest;

/// Mixes numbers into one, the same way in every build: a change of any of them changes it, save by rare chance.
struct Mixer(u64);

impl Mixer {
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn add_signed(&mut self, number: i64) {
        self.add(number as u64);
    }
}

/// A fingerprint of the visible part of an index: 16 hexadecimal digits. It takes time in proportion to the index.
pub fn token(snapshot: &Snapshot, clearance: Visibility) -> String {
    let index = &snapshot.index;
    let level = clearance.level();
    let highest = Visibility::Sealed.level();
    let mut mixer = Mixer(0);
    for node in (0..index.node_count(highest)).map(|number| graph::Node(number as u32)) {
        if index.node_level(node) <= level {
            mixer.add_signed(index.key(node));
            mixer.add(u64::from(index.node_kind(node)));
        }
    }
    for edge in (0..index.edge_count(highest)).map(|number| graph::Edge(number as u32)) {
        if index.edge_level(edge) <= level {
            let (source, target) = index.ends(edge);
            let period = index.period(edge);
            mixer.add_signed(index.edge_key(edge));
            mixer.add_signed(index.key(source));
            mixer.add_signed(index.key(target));
            mixer.add_signed(i64::from(period.from));
            mixer.add_signed(i64::from(period.to));
            let flags = [period.inexact, index.disputed(edge, level), index.walked(edge)].map(u8::from);
            mixer.add(u64::from_be_bytes([
                0,
                0,
                0,
                flags[0],
                flags[1],
                flags[2],
                index.edge_kind(edge),
                index.confidence(edge, level),
            ]));
            if let Some(share) = index.share(edge) {
                mixer.add(u64::from(share.min) << 32 | u64::from(share.max));
                mixer.add(u64::from(share.basis));
            }
            if let Some(amount) = index.amount(edge) {
                mixer.add_signed(amount.min);
                mixer.add_signed(amount.max);
                mixer.add(u64::from(amount.currency));
            }
        }
    }
    // Keys are primary keys, so the mixture itself stays inside.
    digest(&format!("graph {:016x}", mixer.0))
}
