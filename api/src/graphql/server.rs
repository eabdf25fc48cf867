//! The `server` field: what a client may know of the server itself.
//! It is separate because it is no noun of the domain.

use std::sync::{Arc, OnceLock};

use async_graphql::{Context, Object, SimpleObject};

/// The server that answers.
#[derive(SimpleObject)]
pub struct Server {
    /// The version of the server's software, as `major.minor.patch`.
    version: &'static str,
    /// A fingerprint of the schema: 16 hexadecimal digits that change whenever any description, type or field changes.
    schema_hash: String,
}

/// The schema's fingerprint. It is known only once the schema is made, and put in afterwards.
#[derive(Clone, Debug, Default)]
pub struct SchemaHash(pub Arc<OnceLock<String>>);

impl Server {
    /// The server as this request sees it.
    pub fn of(ctx: &Context<'_>) -> Self {
        let hash = ctx.data_opt::<SchemaHash>().and_then(|hash| hash.0.get().cloned());
        Self {
            version: env!("CARGO_PKG_VERSION"),
            schema_hash: hash.unwrap_or_default(),
        }
    }
}

/// The root field about the server.
#[derive(Default)]
pub struct ServerQuery;

/// The root field about the server.
#[Object]
impl ServerQuery {
    /// The server that answers: its version and the fingerprint of its schema.
    async fn server(&self, ctx: &Context<'_>) -> Server {
        Server::of(ctx)
    }
}
