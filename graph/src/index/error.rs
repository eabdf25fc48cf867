//! What an index refuses to be built from.
//!
//! Separate so that the builder's file holds building only.

use std::error::Error;
use std::fmt;

/// Why a node or an edge cannot be part of an index. Keys are the store's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// A node was given after the first edge.
    NodeAfterEdge {
        /// The node's key.
        node: i64,
    },
    /// Two nodes have one key.
    DuplicateNode {
        /// The key.
        node: i64,
    },
    /// Two edges have one key.
    DuplicateEdge {
        /// The key.
        edge: i64,
    },
    /// An end of the edge is not among the nodes.
    UnknownEnd {
        /// The edge's key.
        edge: i64,
        /// The missing node's key.
        node: i64,
    },
    /// A node's kind is 32 or above, or its level above 3.
    NodeOutOfRange {
        /// The node's key.
        node: i64,
    },
    /// An edge's kind is 64 or above, its level or a confidence above 3, or its weight 2^32 - 1.
    EdgeOutOfRange {
        /// The edge's key.
        edge: i64,
    },
    /// A period ends before it begins, or a share's or amount's least value is above its greatest.
    Reversed {
        /// The edge's key.
        edge: i64,
    },
    /// More than 2^31 - 1 nodes or edges.
    TooMany,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NodeAfterEdge { node } => write!(f, "node {node} was given after the first edge"),
            Self::DuplicateNode { node } => write!(f, "node {node} was given twice"),
            Self::DuplicateEdge { edge } => write!(f, "edge {edge} was given twice"),
            Self::UnknownEnd { edge, node } => write!(f, "edge {edge} ends at node {node}, which was not given"),
            Self::NodeOutOfRange { node } => write!(f, "node {node} has a kind or level out of range"),
            Self::EdgeOutOfRange { edge } => {
                write!(f, "edge {edge} has a kind, level, confidence or weight out of range")
            }
            Self::Reversed { edge } => {
                write!(f, "edge {edge} has a period, share or amount whose end is before its start")
            }
            Self::TooMany => write!(f, "more nodes or edges than an index can number"),
        }
    }
}

impl Error for BuildError {}
