//! File formats: bytes in, records and problems out, and back. No database, no clock, no input or output of its own.
//!
//! ```text
//!   [("koh-kong/things.csv", bytes), …] ──► folder::read ──► Reading { dataset, problems }
//!                                                               │
//!   [("things.csv", bytes), …] ◄── folder::write ◄── Dataset { sources, places, things, … }
//! ```
//!
//! A [`Dataset`] holds one list of records for each file of a folder; a record is what one line states, with the
//! [`record::Place`] it was read from. Words stay words here: whether a kind exists, a date can be read or a slug is
//! known is judged by the store, so that GraphQL, imports and seeds are judged alike.
//! A [`Problem`] says what is wrong with a file *as a file*; all of them are reported in one pass.
//!
//! | module | what it holds |
//! |---|---|
//! | [`record`] | the records, one struct for each file |
//! | [`range`] | exact numbers and ranges |
//! | [`folder`] | reading and writing a whole folder |
//! | [`table`] | which file has which columns |
//! | [`two_tables`] | plain tables of nodes and edges, read in chunks by a mapping |
//! | [`problem`] | codes and problems |
//!
//! # To add a column
//! Add the field to its record in `record.rs`, name the column in `table/…` in the list and in `read` and `write` of that
//! record, and state it in the table of `seeds/data/README.md`. The test of reading back what was written covers it as
//! soon as the field has a generator in `tests/round_trip.rs`.
//!
//! # To add a file to the folder
//! Add a record, a list in [`Dataset`], a module in `table/` with its `Tabular`, and a line in each of the two functions of
//! `folder.rs` that name every table.
//!
//! # To add a format
//! 1. Make a module named for the format, with `read(bytes, &Limits) -> Reading` or `write(&Dataset) -> Vec<u8>`, or both.
//! 2. Fill the existing records; a fact that no record can hold is a problem, not a new field in passing.
//! 3. Report problems with the place in the file; never stop at the first.
//! 4. Test that what is written reads back, and that damaged files give problems and no panic.
//! 5. State in `docs/import-export.md` what the format cannot carry.

mod cells;
mod csv_file;
mod dataset;
mod details;
mod evidence;
pub mod folder;
mod identity;
pub mod problem;
pub mod range;
pub mod record;
pub mod table;
pub mod two_tables;

pub use dataset::Dataset;
pub use details::{DETAIL_COLUMNS, Form};
pub use folder::{Limits, Reading};
pub use problem::{Code, Problem};
