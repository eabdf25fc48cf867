//! The rules that the repository holds itself to, read from its own files.
//! Apart from the other tests because they run no server and no database: they fail when a text breaks a promise of another text.
#![expect(
    clippy::unwrap_used,
    reason = "a rule that cannot read the repository fails at once, and the place says which"
)]

mod data;
mod documents;
mod errors;
mod files;
mod layers;
mod licences;
mod schema_text;
mod tree;
