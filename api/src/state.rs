//! What every request can reach: the schema, the configuration, what must be ready, the figures.
//! It is separate because the server, the routes and the tests all make or read it.

use std::sync::Arc;

use async_graphql::{ObjectType, Request, Response, Schema, SubscriptionType};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::config::Config;
use crate::health::Readiness;
use crate::http::hosts::Hosts;
use crate::metrics::Metrics;

/// A schema of any roots, so that tests can serve one of their own.
pub trait Execute: Send + Sync {
    /// Runs one request.
    fn execute(&self, request: Request) -> BoxFuture<'_, Response>;
}

impl<Q, M, S> Execute for Schema<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    fn execute(&self, request: Request) -> BoxFuture<'_, Response> {
        Schema::execute(self, request).boxed()
    }
}

/// Shared by all requests; cloning it is cheap.
#[derive(Clone)]
pub struct AppState {
    /// What is served. It must have gone through [`crate::graphql::guarded`].
    pub schema: Arc<dyn Execute>,
    /// The settings.
    pub config: Arc<Config>,
    /// What must be ready before questions can be answered.
    pub readiness: Arc<Readiness>,
    /// Figures for Prometheus.
    pub metrics: Metrics,
    /// The names and origins that requests may carry.
    pub hosts: Arc<Hosts>,
}

impl AppState {
    /// The state of a server that serves `schema`.
    pub fn new(schema: impl Execute + 'static, config: Config, readiness: Readiness) -> Self {
        Self {
            schema: Arc::new(schema),
            hosts: Arc::new(Hosts::of(&config)),
            config: Arc::new(config),
            readiness: Arc::new(readiness),
            metrics: Metrics::start(),
        }
    }
}
