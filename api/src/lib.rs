//! The server and the command line of khsae: GraphQL over HTTP, its limits, its settings.
//! The library is what the binary and the tests share; rules about data live in `store`.

pub mod command;
pub mod config;
pub mod database;
mod digest;
pub mod graphql;
pub mod health;
pub mod http;
mod id;
pub mod import;
pub mod log;
pub mod metrics;
mod progress;
pub mod server;
pub mod state;
