//! How many statements a nested question costs: one for each level at most, however many items a level has.
//!
//! The database layer opens a span for each statement, and a subscriber of this thread counts them. Server and client run on
//! one thread here, so nothing of other tests is counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Dispatch, Event, Metadata, Subscriber};

use super::Served;

/// Functions of the database layer that send one statement.
const SENDING: [&str; 5] = ["execute", "execute_unprepared", "query_one", "query_all", "stream"];

/// Counts statements.
#[derive(Clone, Default)]
struct Counter {
    statements: Arc<AtomicU64>,
    spans: Arc<AtomicU64>,
}

impl Subscriber for Counter {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_span() && metadata.target().starts_with("sea_orm::driver") && SENDING.contains(&metadata.name())
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        self.statements.fetch_add(1, Ordering::Relaxed);
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// A server whose statements are counted while this lives.
struct Counted {
    served: Served,
    counter: Counter,
    _counting: DefaultGuard,
    /// While there is one subscriber alone, a place that another thread comes by first is taken for one that nobody listens to.
    _second: Dispatch,
}

impl Counted {
    async fn seeded() -> Self {
        let counter = Counter::default();
        let second = Dispatch::new(Counter::default());
        let counting = tracing::subscriber::set_default(counter.clone());
        Self {
            served: Served::seeded().await,
            counter,
            _counting: counting,
            _second: second,
        }
    }

    /// The statements that a question costs, and its answer.
    async fn cost(&self, query: &str, variables: Value) -> (u64, Value) {
        let before = self.counter.statements.load(Ordering::Relaxed);
        let data = self.served.data(query, variables).await;
        (self.counter.statements.load(Ordering::Relaxed) - before, data)
    }
}

#[tokio::test]
async fn promise_of_one_statement_for_each_level() {
    const PARTIES: &str = "query($first: Int) { cases(first: $first, orderBy: SLUG) { nodes { slug
      parties { role parties { actor { name } relationship { evidence { source { title } } } } } } } }";
    let counted = Counted::seeded().await;
    let (few, _) = counted.cost(PARTIES, json!({ "first": 1 })).await;
    let (many, data) = counted.cost(PARTIES, json!({ "first": 20 })).await;
    assert!(data["cases"]["nodes"].as_array().unwrap().len() > 10, "there are many cases");
    // Cases, their relationships, the actors, the evidence, the sources.
    assert_eq!((few, many), (5, 5), "one case, and twenty");
}

#[tokio::test]
async fn what_hangs_on_things_costs_one_statement_for_each_sort() {
    const THINGS: &str = "query($first: Int) { actors(first: $first, filter: { kinds: [COMPANY] }) { totalCount nodes { slug categoryLabel
      names { text } identifiers { value } figures { words } locations { place { name } } evidence { claim } relationships(first: 3) { totalCount nodes { sentence } } } } }";
    let counted = Counted::seeded().await;
    let (few, _) = counted.cost(THINGS, json!({ "first": 2 })).await;
    let (many, _) = counted.cost(THINGS, json!({ "first": 30 })).await;
    // The list and its total; details, names, identifiers, figures, locations, evidence, relationships, their totals, places, and the ends.
    assert!(few <= 12 && many <= 12, "{few} statements for two, {many} for thirty");
}
