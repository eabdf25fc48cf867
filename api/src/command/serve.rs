//! `khsae serve`: opens what is needed, then answers until told to stop.

use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use tokio::net::TcpListener;

use crate::config::Config;
use crate::database;
use crate::graphql::cursor::Cursors;
use crate::graphql::world::Present;
use crate::health::Readiness;
use crate::state::AppState;
use crate::{graphql, server};

/// A question that works as it stands, shown when the server starts.
const EXAMPLE: &str = r#"{ case(by: { slug: "koh-kong-sugar" }) { name parties { roleLabel parties { actor { name } } } } }"#;

/// Arguments of `khsae serve`; everything else is a setting.
#[derive(Debug, Args)]
pub struct Serve {
    /// Leave a new database empty instead of loading the curated data.
    #[arg(long)]
    pub empty: bool,
}

impl Serve {
    /// Serves until the first signal to stop.
    pub async fn run(self, settings: Config) -> anyhow::Result<()> {
        let listen = settings.listen;
        let listener = TcpListener::bind(listen)
            .await
            .with_context(|| format!("{listen} cannot be listened on; choose another with --listen"))?;
        let stop = server::stop_signal().context("signals to stop cannot be received")?;
        let address = listener.local_addr()?;
        let database = database::open(&settings).await?;
        if !self.empty && database::seed_if_new(&database).await? {
            super::tell("khsae: the database is new; the curated data were loaded into it");
        }
        let snapshot = Arc::new(database::load_graph(&database, &settings).await?);
        let present = Arc::new(Present::new(
            database,
            snapshot,
            Cursors::random().context("no random numbers can be had")?,
            &settings,
        ));
        let following = tokio::spawn(database::follow(present.clone()));
        let schema = graphql::schema_over(&settings, present.clone());
        let state = AppState::new(schema, settings, readiness(&present));
        if !address.ip().is_loopback() {
            super::tell(&format!(
                "khsae: WARNING: {address} can be reached from other machines. Whoever reaches it may ask for everything that is public here; use 127.0.0.1 to keep others out."
            ));
        }
        greet(address, &present);
        match server::run(listener, state, stop).await {
            server::Ended::Finished => tracing::info!("stopped; every request was answered"),
            server::Ended::CutOff => tracing::warn!("stopped; some requests were cut off"),
        }
        following.abort();
        // The last connection that closes brings the write-ahead log into the database file, so that the one file can be copied.
        present.database().clone().close().await.context("the database cannot be closed")?;
        Ok(())
    }
}

/// The server is ready while the database answers; the graph was built before it began to listen.
fn readiness(present: &Arc<Present>) -> Readiness {
    let database = present.database().clone();
    Readiness::new().with("database", move || {
        let database = database.clone();
        async move { database.ping().await.is_ok() }
    })
}

/// Says what to open, and a question that works when it is pasted.
fn greet(address: std::net::SocketAddr, present: &Present) {
    let snapshot = present.snapshot();
    let (things, ties) = (snapshot.index.node_count(0), snapshot.index.edge_count(0));
    let body = serde_json::json!({ "query": EXAMPLE });
    super::tell(&format!(
        "Khsae answers at http://{address}/ with {things} things and {ties} relationships.\n\nTry it, in another terminal:\n\n  curl -s http://{address}/graphql -H 'content-type: application/json' \\\n    -d '{body}'\n"
    ));
}
