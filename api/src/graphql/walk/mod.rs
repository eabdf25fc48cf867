//! What every question to the graph shares: what may be walked, what may be spent, where it starts, how it is run, and how
//! nodes and edges become things and relationships again. The questions themselves have a folder each.

mod budget;
mod filter;
mod pool;
mod rows;
mod start;

pub use budget::{BudgetInput, Completeness, StoppedBy, counted};
pub use filter::WalkFilter;
pub use pool::search;
pub use rows::Rows;
pub use start::{MAX_STARTS, some, start, starts};
