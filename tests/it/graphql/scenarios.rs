//! Runs every scenario of this folder and compares the answers with the committed ones.

use serde_json::Value;

use super::{Served, files, folder, scenarios};

#[tokio::test]
async fn every_scenario_is_answered_as_committed() {
    let served = Served::seeded().await;
    let update = std::env::var_os("KHSAE_UPDATE_SNAPSHOTS").is_some();
    let mut wrong = Vec::new();
    for (path, query, variables) in scenarios() {
        let answer: Value = served.ask(&query, &variables).await.json();
        let text = format!("{}\n", serde_json::to_string_pretty(&answer).unwrap());
        let snapshot = path.with_extension("snap");
        if update {
            std::fs::write(&snapshot, &text).unwrap();
        } else if std::fs::read_to_string(&snapshot).ok().as_ref() != Some(&text) {
            wrong.push(format!("{} answers\n{text}", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} answers differ from their snapshots; KHSAE_UPDATE_SNAPSHOTS=1 cargo test -p integration-tests graphql writes them:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_snapshot_and_every_file_of_variables_has_its_document() {
    for path in files(&folder()) {
        let needs = path.extension().is_some_and(|end| end == "snap" || end == "json");
        assert!(!needs || path.with_extension("graphql").is_file(), "{} belongs to no document", path.display());
    }
}
