//! What the owners of one thing hold together.
//!
//! Separate because sums have a rule that chains do not: shares of different days are never added.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{Day, Edge, Node, OPEN_START};
use crate::index::Index;

/// The shares stated of one thing on one basis, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareSum {
    /// The thing that is owned.
    pub owned: Node,
    /// What the shares are shares of.
    pub basis: u8,
    /// The day on which the shares stand together: the view's day, or else the latest day on which one of them begins;
    /// `None` if none has a known beginning.
    pub day: Option<Day>,
    /// Sum of the least shares, in parts per million; more than 1,000,000 means that the sources contradict each other.
    pub min: u64,
    /// Sum of the greatest shares, in parts per million.
    pub max: u64,
    /// How many owners hold a share that is not known.
    pub unknown: u64,
    /// The edges that were added up, in the order of keys.
    pub edges: Vec<Edge>,
}

/// Adds up edges by what they own and by basis. Of several edges between the same two ends that hold on the day, only
/// the one that begins last counts; the others are returned as superseded.
pub(super) fn add_up(index: &Index, edges: &BTreeSet<Edge>, day: Option<Day>) -> (Vec<ShareSum>, BTreeSet<Edge>) {
    let mut groups: BTreeMap<(Node, u8), Vec<Edge>> = BTreeMap::new();
    for edge in edges {
        groups.entry((index.ends(*edge).1, index.basis(*edge))).or_default().push(*edge);
    }
    let mut superseded = BTreeSet::new();
    let mut sums = Vec::new();
    for ((owned, basis), edges) in groups {
        let starts = edges.iter().map(|edge| index.period(*edge).from);
        let on = day.or_else(|| starts.max()).unwrap_or(OPEN_START);
        let (held, past): (Vec<Edge>, Vec<Edge>) = edges.into_iter().partition(|edge| {
            let period = index.period(*edge);
            period.from <= on && on <= period.to
        });
        superseded.extend(past);
        let mut latest: BTreeMap<Node, Edge> = BTreeMap::new();
        for edge in held {
            let (owner, _) = index.ends(edge);
            let begin = |edge: Edge| (index.period(edge).from, edge);
            match latest.get(&owner).copied() {
                Some(other) if begin(other) > begin(edge) => {
                    superseded.insert(edge);
                }
                Some(other) => {
                    superseded.insert(other);
                    latest.insert(owner, edge);
                }
                None => {
                    latest.insert(owner, edge);
                }
            }
        }
        let mut edges: Vec<Edge> = latest.into_values().collect();
        edges.sort_unstable();
        let shares: Vec<_> = edges.iter().filter_map(|edge| index.share(*edge)).collect();
        sums.push(ShareSum {
            owned,
            basis,
            day: Some(on).filter(|day| *day != OPEN_START),
            min: shares.iter().map(|share| u64::from(share.min)).sum(),
            max: shares.iter().map(|share| u64::from(share.max)).sum(),
            unknown: (edges.len() - shares.len()) as u64,
            edges,
        });
    }
    (sums, superseded)
}
