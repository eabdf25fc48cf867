//! The examples of `docs/graphql.md` work when pasted.

use std::path::Path;

use serde_json::json;

use super::Served;

#[tokio::test]
async fn every_example_of_the_document_is_answered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/graphql.md");
    let text = std::fs::read_to_string(path).unwrap();
    let examples: Vec<&str> = text
        .split("```graphql\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(examples.len() >= 3, "the document has examples");
    let served = Served::seeded().await;
    for example in examples {
        let data = served.data(example, json!({})).await;
        let answers = data.as_object().unwrap();
        assert!(answers.values().all(|value| !value.is_null()), "{example} finds nothing");
    }
}
