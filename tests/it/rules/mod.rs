//! The rules that the repository holds itself to, read from its own files.
//! Apart from the other tests because they run no server and no database: they fail when a text breaks a promise of another text.

mod data;
mod documents;
mod errors;
mod files;
mod layers;
mod licences;
mod schema_text;
mod tree;
