//! Benchmarks of the whole product: a generated graph goes in through the import, and the same questions are asked of the engine, over
//! GraphQL and HTTP, and of a yardstick, side by side on one machine.
//! The library is what the program, `cargo bench` and the test against the oracle share. `README.md` says how to run them.
//!
//! ```text
//!   nodes.csv, edges.csv ──► load ──► Loaded { database, index }
//!   pairs.csv, starts.csv, chains.csv ──► Asked ──┬─► engine ──┐
//!                                                 ├─► http ────┼─► Timed { answers, times } ──► table
//!                                                 └ yardstick ─┘
//! ```

pub mod answer;
pub mod asked;
pub mod engine;
pub mod http;
pub mod load;
pub mod memory;
pub mod question;
pub mod scan;
pub mod table;
pub mod whole;
pub mod yardstick;
