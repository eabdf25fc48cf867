//! What the integration tests share: a database each, a running server, and a client that sends exactly the bytes it is given.

pub mod client;
pub mod database;
pub mod server;
