//! Every rule about reading and writing: who may see what, what may be written, and the one log that follows.
//!
//! There are two doors. A [`Reader`] holds a viewer's clearance, and every function that reads takes one: what lies above
//! the clearance does not exist for it. An [`Editor`] is one transaction: it changes rows, appends to the log and commits both or
//! neither. The API, the commands, the seeds and imports all go through these two.
//!
//! **To add a read**: write a function in the module of its noun that takes `&Reader`, begin its query with
//! `reader.select::<entity>()` so that the clearance is in the SQL, take many keys and answer a map (so that a list of
//! parents costs one statement), and add a test on both databases.
//!
//! **To add a write**: take `&mut Editor`, check every rule and collect *all* problems ([`ProblemCode`] is the one table of what can
//! go wrong), change rows through the editor so that the log follows, and derive level and confidence anew ([`mod@derive`]).

mod access;
mod backend;
pub mod check;
mod clock;
mod connect;
pub mod derive;
pub mod detail;
mod error;
pub mod evidence;
pub mod export;
pub mod figure;
pub mod forum_rule;
pub mod graph;
pub mod history;
pub mod identifier;
pub mod import;
mod keys;
pub mod location;
mod log;
pub mod name;
mod page;
pub mod past;
pub mod place;
mod problem;
pub mod relationship;
mod row;
pub mod search;
pub mod sentence;
pub mod source;
pub mod statement;
pub mod thing;
pub mod timeline;

pub use access::{Author, Editor, Reader};
pub use clock::{Clock, FixedClock, SystemClock};
pub use connect::{Blank, Database, Options};
pub use error::{Error, Result};
pub use page::{Key, Listed, Page, Start};
pub use problem::{Problem, ProblemCode};
