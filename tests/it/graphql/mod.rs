//! The API as its users meet it: documents in, answers out, over HTTP, from a server with the curated data.
//!
//! A scenario needs no Rust: `name.graphql`, with `name.json` for variables where it has any, and `name.snap`, the answer.
//! `KHSAE_UPDATE_SNAPSHOTS=1` writes the answers; they are read like code before they are committed.

mod answers;
mod documents;
mod endless;
mod hidden;
mod paging;
mod refusals;
mod scenarios;
mod statements;
mod walks;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use api::graphql::cursor::Cursors;
use api::graphql::schema_over;
use api::graphql::world::Present;
use api::health::Readiness;
use integration_tests::client::{Ask, Reply};
use integration_tests::database::TestDatabase;
use integration_tests::server::{TestServer, settings};
use serde_json::{Value, json};
use store::Database;

/// A server over a database of its own.
struct Served {
    server: TestServer,
    /// Kept so that the database lasts as long as the server.
    _database: TestDatabase,
}

impl Served {
    /// A server over the curated data.
    async fn seeded() -> Self {
        Self::over(TestDatabase::seeded().await.unwrap()).await
    }

    /// A server over a database.
    async fn over(database: TestDatabase) -> Self {
        let server = serve(database.database.clone()).await;
        Self {
            server,
            _database: database,
        }
    }

    async fn ask(&self, query: &str, variables: &Value) -> Reply {
        let ask = Ask::json(&json!({ "query": query, "variables": variables }));
        ask.send(self.server.address).await.unwrap()
    }

    /// The data of an answer that must have no errors.
    async fn data(&self, query: &str, variables: Value) -> Value {
        let answer = self.ask(query, &variables).await.json();
        assert_eq!(answer["errors"], Value::Null, "{query}");
        answer["data"].clone()
    }
}

/// Serves a database with cursors under a fixed key, so that the same page has the same cursors each time.
async fn serve(database: Database) -> TestServer {
    let config = settings(&[]).unwrap();
    let snapshot = store::graph::load(&database, &|_| {}).await.unwrap();
    let present = Present::new(database, Arc::new(snapshot), Cursors::with_key([7; 32]), &config);
    let schema = schema_over(&config, Arc::new(present));
    TestServer::serve(schema, config, Readiness::new()).await.unwrap()
}

/// The folder of the scenarios.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("it/graphql")
}

/// Every file under a folder, in the order of the names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The scenarios: a name, a document and its variables.
fn scenarios() -> Vec<(PathBuf, String, Value)> {
    let documents = files(&folder())
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "graphql"));
    documents
        .map(|path| {
            let query = std::fs::read_to_string(&path).unwrap();
            let variables = std::fs::read_to_string(path.with_extension("json"));
            let variables = variables.map_or_else(|_| json!({}), |text| serde_json::from_str(&text).unwrap());
            (path, query, variables)
        })
        .collect()
}
