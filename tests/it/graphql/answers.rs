//! `docs/answers.md`: questions that people ask, as the running server answers them.
//!
//! The page is written from the answers, so it cannot say what the server does not. `KHSAE_UPDATE_SNAPSHOTS=1` writes it; it is
//! read like code before it is committed.

mod questions;
mod show;

use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::Served;
use questions::{QUESTIONS, Question};

const OPENING: &str = "# Answers

Questions that people ask of this graph, each with the GraphQL that asks it and the answer of a server with the curated data.
This page is written by a test from the running server (`KHSAE_UPDATE_SNAPSHOTS=1 cargo test -p integration-tests answers`), which fails when the two differ.
Every answer is among the records that an anonymous reader can see, and every line ends with the sources that it rests on.
A low confidence means that only a party to the matter, or an unclear source, says so; it does not mean that it is false.
";

/// The page as the server answers now.
async fn written(served: &Served) -> String {
    let mut page = OPENING.to_owned();
    for (at, Question { title, query, show }) in QUESTIONS.iter().enumerate() {
        let data = served.data(query, json!({})).await;
        write!(
            page,
            "\n## {}. {title}\n\n```graphql\n{}\n```\n\n{}",
            at + 1,
            query.trim(),
            show(&data)
        )
        .unwrap();
    }
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_answers_is_what_the_server_answers() {
    let answers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/answers.md");
    let page = written(&Served::seeded().await).await;
    if std::env::var_os("KHSAE_UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&answers, &page).unwrap();
    }
    let committed = std::fs::read_to_string(&answers).unwrap_or_default();
    let first = page.lines().zip(committed.lines()).position(|(is, was)| is != was);
    assert!(
        page == committed,
        "docs/answers.md differs from what the server answers, first on line {}; KHSAE_UPDATE_SNAPSHOTS=1 writes it anew",
        first.unwrap_or_else(|| page.lines().count().min(committed.lines().count())) + 1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn shares_of_one_day_come_to_the_whole_at_most() {
    let data = Served::seeded().await.data(questions::OWNERS, json!({})).await;
    let mut sums = 0;
    for answer in data.as_object().unwrap().values() {
        for sum in answer["sums"].as_array().unwrap() {
            let share: f64 = sum["share"]["max"].as_str().map_or(0.0, |share| share.parse().unwrap());
            assert!(share <= 100.0 && sum["exceeds"] == false, "{sum}");
            sums += 1;
        }
    }
    assert_eq!(sums, 4, "one sum for each company and day");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_hop_of_the_way_to_the_english_court_has_evidence() {
    let data = Served::seeded().await.data(questions::TO_THE_COURT, json!({})).await;
    let paths = data["paths"]["paths"].as_array().unwrap();
    assert!(!paths.is_empty());
    for hop in paths.iter().flat_map(|path| path["hops"].as_array().unwrap()) {
        assert_ne!(hop["evidence"], Value::Array(Vec::new()), "{}", hop["sentence"]);
    }
}
