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
        } else {
            let committed = std::fs::read_to_string(&snapshot).unwrap_or_default();
            wrong.extend(difference(&committed, &text).map(|line| format!("{}, {line}", path.display())));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} answers differ from their snapshots; KHSAE_UPDATE_SNAPSHOTS=1 cargo test -p integration-tests graphql writes them:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The first line in which two texts differ.
fn difference(committed: &str, answered: &str) -> Option<String> {
    if committed == answered {
        return None;
    }
    let same = committed
        .lines()
        .zip(answered.lines())
        .take_while(|(left, right)| left == right)
        .count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("nothing").trim().to_owned();
    Some(format!(
        "line {}: {} was committed, {} is answered",
        same + 1,
        line(committed),
        line(answered)
    ))
}

#[test]
fn every_snapshot_and_every_file_of_variables_has_its_document() {
    for path in files(&folder()) {
        let needs = path.extension().is_some_and(|end| end == "snap" || end == "json");
        assert!(
            !needs || path.with_extension("graphql").is_file(),
            "{} belongs to no document",
            path.display()
        );
    }
}
