//! The in-memory graph: an immutable index, a view, a budget, and every search over them.
//!
//! The crate is pure: no IO, no async, nothing of the other crates. Whoever fills it says what things and relationships
//! there are; whoever asks says what may be seen, walked and spent. It is separate because a function of its input
//! alone can be tested with a drawing.
//!
//! # The model
//!
//! - An [`Index`] holds **nodes** and directed **edges** of up to 64 kinds, many between the same two nodes if need be.
//!   Each edge has a period, a confidence and a level of visibility beside it, and may carry a share, an amount and a
//!   weight. It is made by an [`IndexBuilder`] and never changes; threads share it. [`Index::with`] makes the next one of it
//!   and of [`Changes`], at the cost of what they touch; [`Live`] holds the newest for whoever reads, writes and merges.
//! - A [`View`] says what a question is about: the clearance of whoever asks, a day, kinds and the direction in which
//!   each is walked, the least confidence, what to avoid. Filters work inside the search, never on its answer.
//!   **Nothing depends on what the clearance does not see**: no answer, no order, no degree, no count of work.
//! - A [`Budget`] bounds the work, and its [`Cancel`] stops it from outside. Every answer has a [`Completeness`], so a
//!   search that was cut says "not found within the budget" and never "not there". Searches cannot fail.
//! - Nodes and edges are numbered in the order of the store's keys, and ties break in that order: the same question
//!   has the same answer, whatever order the index was filled in.
//!
//! # An example
//!
//! ```text
//!     bank ──FINANCES──▶ mill ◀──OWNS 70 %── group
//!                         ▲
//!     village ──ACCUSES───┘          (what the village says is public, who said it is not)
//! ```
//!
//! ```
//! use graph::{Budget, EdgeInput, Ends, IndexBuilder, KindSet, KindTable, NodeInput, View, flow, path, walk};
//!
//! const FINANCES: u8 = 0;
//! const OWNS: u8 = 1;
//! const ACCUSES: u8 = 2;
//! let (bank, mill, group, village, witness) = (10, 20, 30, 40, 50);
//!
//! let mut builder = IndexBuilder::new(KindTable::default());
//! for key in [bank, mill, group, village] {
//!     builder.node(NodeInput { key, kind: 0, level: 0 })?;
//! }
//! builder.node(NodeInput { key: witness, kind: 0, level: 3 })?;
//! builder.edge(EdgeInput::new(1, bank, FINANCES, mill))?;
//! builder.edge(EdgeInput { share: Some((700_000, 700_000)), ..EdgeInput::new(2, group, OWNS, mill) })?;
//! builder.edge(EdgeInput::new(3, village, ACCUSES, mill))?;
//! builder.edge(EdgeInput::new(4, witness, ACCUSES, group))?;
//! let index = builder.build()?;
//!
//! // How is the village tied to the bank? Over the mill, walked against the arrow of FINANCES.
//! let public = View::public();
//! let node = |key| index.find(key, public.clearance).ok_or("no such node");
//! let ends = Ends::new(node(village)?, node(bank)?);
//! let found = path::shortest(&index, &public, &ends, &Budget::default());
//! let keys: Vec<i64> = found.paths[0].nodes.iter().map(|node| index.key(*node)).collect();
//! assert_eq!(keys, [village, mill, bank]);
//! assert!(found.completeness.complete);
//!
//! // Walked along the arrows only, there is no path, and the answer is complete: it is not there.
//! let arrows = View::public().directed(KindSet::ALL, KindSet::EMPTY);
//! let none = path::shortest(&index, &arrows, &ends, &Budget::default());
//! assert!(none.paths.is_empty() && none.completeness.complete);
//!
//! // The public does not see the witness, nor that anything more hangs on the group.
//! assert_eq!(index.find(witness, public.clearance), None);
//! assert_eq!(walk::neighbours(&index, &public, node(group)?).count(), 1);
//!
//! // Who owns the mill, and how much of it?
//! let asked = flow::OwnershipOf { direction: flow::Holding::Owners, min_share: 0, kinds: KindSet::of(&[OWNS]) };
//! let owners = flow::ownership(&index, &public, node(mill)?, asked, &Budget::default());
//! assert_eq!(owners.effective[0].share.min, 0.7);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to find what
//!
//! | | |
//! |---|---|
//! | [`path`] | shortest, k best, all simple, cheapest and disjoint paths; whether the hops of one held on one same day |
//! | [`walk`] | neighbours and their counts, networks for drawing, reach, components, what several nodes share |
//! | [`flow`] | money trails, ownership, chains with shares multiplied |
//! | [`measure`] | degree, PageRank, betweenness, communities, cores and bridges of a stated part |
//! | [`rank`] | the score of a path and its parts |
//! | [`image`] | an index as bytes and back, checked, for a quick restart |
//!
//! Inside, `lens.rs` decides for every search what may be walked, and `index` keeps in each row first what everybody
//! may see, so that a search never even touches what it must not. A row that a change touches is laid over the old one in
//! full, so that searches read both alike.

mod budget;
pub mod flow;
mod ids;
mod index;
mod lens;
mod live;
pub mod measure;
pub mod path;
pub mod rank;
mod scratch;
mod view;
pub mod walk;

pub use budget::{Budget, CANCEL_INTERVAL, Cancel, Completeness, StoppedBy};
pub use flow::{
    Chains, Direction, EffectiveShare, Holding, MoneySense, Ownership, OwnershipOf, OwnershipStep, ShareRange, ShareSum, Total, Trail,
    TrailStep,
};
pub use ids::{CLEARANCES, Day, Edge, KindSet, KindTable, MAX_EDGE_KINDS, MAX_NODE_KINDS, Node, OPEN_END, OPEN_START};
pub use index::{Amount, BuildError, Changes, EdgeInput, Index, IndexBuilder, NodeInput, Period, Share, image};
pub use live::{Live, Moment};
pub use path::{Apart, Cheapest, Cost, Disjoint, Distance, Ends, Held, Order, Path, PathCount, Paths, Traversed};
pub use rank::{Score, Weights};
pub use view::View;
pub use walk::{Components, Extent, KindCount, Network, NetworkNode, Omitted, Reach, Shared, SharedThing, Step};
