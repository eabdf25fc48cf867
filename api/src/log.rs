//! What is written to the log, and what never is: no variables, no query text, no tokens, no addresses, no panic texts.
//! It is separate because the promise "logs hold no names" is kept or broken here.

use std::cell::RefCell;
use std::panic::PanicHookInfo;

use tracing::Subscriber;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::{EnvFilter, Layer, Registry, layer::SubscriberExt};

use crate::config::Config;

/// Our own crates, whose lines the setting `log_level` concerns.
const OURS: [&str; 8] = ["api", "khsae", "store", "graph", "seeds", "exchange", "migration", "entities"];

/// Libraries that would write statements, headers or documents at some level.
const SILENT: [&str; 6] = ["sqlx", "sea_orm", "sea_orm_migration", "async_graphql", "hyper", "h2"];

/// The subscriber that a configuration asks for, writing to `writer`.
pub fn subscriber<W>(config: &Config, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let silent = SILENT.iter().map(|name| format!("{name}=off"));
    let ours = OURS.iter().map(|name| format!("{name}={}", config.log_level));
    let directives: Vec<String> = std::iter::once("warn".to_owned()).chain(silent).chain(ours).collect();
    let layer = tracing_subscriber::fmt::layer().with_writer(writer);
    let layer = if config.log_format == "json" {
        layer.json().flatten_event(true).boxed()
    } else {
        layer.with_ansi(false).boxed()
    };
    Registry::default().with(layer.with_filter(EnvFilter::new(directives.join(","))))
}

/// Starts logging to standard error for the rest of the process; a second call changes nothing.
pub fn start(config: &Config) {
    start_into(config, std::io::stderr);
}

/// The same, into another writer.
pub fn start_into<W>(config: &Config, writer: W)
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    if tracing::subscriber::set_global_default(subscriber(config, writer)).is_ok() {
        catch_panics();
    }
}

/// Replaces the message that a panic prints, which may hold data, by its place.
pub fn catch_panics() {
    std::panic::set_hook(Box::new(note));
}

thread_local! {
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Where this thread last panicked, once. Unwinding stays on its thread, so whoever catches it reads the right place.
pub fn last_panic() -> Option<String> {
    LAST_PANIC.with(|place| place.borrow_mut().take())
}

fn note(info: &PanicHookInfo<'_>) {
    let location = info.location().map_or_else(
        || "an unknown place".to_owned(),
        |place| format!("{}:{}", place.file(), place.line()),
    );
    tracing::error!(location, "a panic");
    LAST_PANIC.with(|place| *place.borrow_mut() = Some(location));
}
