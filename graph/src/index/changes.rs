//! What has changed since an index was made, as the store states it.
//!
//! Separate from how it is taken in: these are the words of whoever writes.

use super::builder::{check_edge, check_node};
use super::{BuildError, EdgeInput, NodeInput};

/// A batch of changes. What is removed goes first, then nodes are put in place, then edges.
///
/// A node or edge whose key is there already replaces what was stated of it; of several with one key the last counts.
/// Removing a node removes its edges; removing what is not there changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Nodes that are new or have changed.
    pub nodes: Vec<NodeInput>,
    /// Edges that are new or have changed; also those of a removed node that were stated anew at another.
    pub edges: Vec<EdgeInput>,
    /// Keys of nodes that are no more.
    pub removed_nodes: Vec<i64>,
    /// Keys of edges that are no more.
    pub removed_edges: Vec<i64>,
}

impl Changes {
    /// How many nodes and edges are changed or removed.
    pub fn len(&self) -> usize {
        self.nodes.len() + self.edges.len() + self.removed_nodes.len() + self.removed_edges.len()
    }

    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn check(&self) -> Result<(), BuildError> {
        self.nodes.iter().try_for_each(check_node)?;
        self.edges.iter().try_for_each(check_edge)
    }
}
