//! Measures of a stated part of the graph: who is tied to many, stands between others, or belongs together.
//!
//! Separate from the searches, as a measure looks at everything in its part, many times over. So the part is cut out
//! once ([`Subgraph`]) and each measure has a file of its own.

mod betweenness;
mod bridges;
mod communities;
mod cores;
mod pagerank;
mod subgraph;

pub use betweenness::{Betweenness, Sources, betweenness};
pub use bridges::bridges;
pub use communities::{Communities, communities};
pub use cores::cores;
pub use pagerank::{Damping, PageRank, pagerank};
pub use subgraph::Subgraph;

use crate::budget::Completeness;

/// One value for each node of a [`Subgraph`], in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured<T> {
    /// The values, beside [`Subgraph::nodes`].
    pub values: Vec<T>,
    /// Whether the measure was finished; if not, its values mean nothing.
    pub completeness: Completeness,
}
