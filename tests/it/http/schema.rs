//! A schema of the tests' own: resolvers that wait, fail, panic, answer much, and count what they change.
//! It is separate from the real one because a real schema should do none of this.

#![expect(
    clippy::unused_async,
    reason = "the library asks for async resolvers, also of those that wait for nothing"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use api::graphql::error::{Code, coded, internal};
use api::graphql::scope::{RequestScope, Stop};
use api::health::Readiness;
use async_graphql::{Context, EmptySubscription, Object, Result, Schema};
use integration_tests::server::{TestServer, settings};

/// What resolvers did, as the tests can see it.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// How often a mutation ran.
    pub changes: Arc<AtomicUsize>,
    /// A waiting resolver has begun.
    pub waiting: Arc<AtomicBool>,
    /// A waiting resolver was told that nobody waits for it.
    pub abandoned: Arc<AtomicBool>,
    /// A waiting resolver was told that its time is over.
    pub too_late: Arc<AtomicBool>,
}

pub struct Query;

#[Object]
impl Query {
    async fn hello(&self) -> &'static str {
        "hello"
    }

    async fn branch(&self) -> Query {
        Query
    }

    async fn echo(&self, text: String) -> String {
        text
    }

    async fn large(&self, size: usize) -> String {
        "x".repeat(size)
    }

    async fn wait(&self, ctx: &Context<'_>, millis: u64) -> Result<bool> {
        let seen = ctx.data::<Seen>()?.clone();
        seen.waiting.store(true, Ordering::SeqCst);
        ctx.data::<RequestScope>()?.on_stop(move |reason| {
            let told = match reason {
                Stop::Abandoned => seen.abandoned,
                Stop::Deadline => seen.too_late,
            };
            told.store(true, Ordering::SeqCst);
        });
        tokio::time::sleep(Duration::from_millis(millis)).await;
        Ok(true)
    }

    async fn panics(&self, text: String) -> Option<bool> {
        // Asked as a question, so that the compiler sees a way past it.
        assert!(text.is_empty(), "a resolver panicked over {text}");
        None
    }

    async fn fails(&self, text: String) -> Result<bool> {
        Err(std::io::Error::other(format!("UNIQUE constraint failed: Key (slug)=({text}) is '{text}'")).into())
    }

    async fn fails_knowingly(&self, text: String) -> Result<bool> {
        Err(internal("fails_knowingly", &format!("no row \"{text}\"")))
    }

    async fn missing(&self) -> Result<Option<bool>> {
        Err(coded(Code::Unavailable, "The database is away. Try again in a moment."))
    }
}

pub struct Mutation;

#[Object]
impl Mutation {
    async fn change(&self, ctx: &Context<'_>) -> Result<usize> {
        Ok(ctx.data::<Seen>()?.changes.fetch_add(1, Ordering::SeqCst))
    }
}

/// Serves this schema; the returned handle shows what its resolvers did.
pub async fn serve(flags: &[(&str, &str)]) -> (TestServer, Seen) {
    let seen = Seen::default();
    let config = settings(flags).unwrap();
    let builder = Schema::build(Query, Mutation, EmptySubscription).data(seen.clone());
    let schema = api::graphql::guarded(builder, &config).finish();
    let server = TestServer::serve(schema, config, Readiness::new()).await.unwrap();
    (server, seen)
}
