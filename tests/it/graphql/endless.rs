//! Searches that would not end: what stops them, and that they give their turn to others.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use api::graphql::cursor::Cursors;
use api::graphql::schema_over;
use api::graphql::world::Present;
use api::health::Readiness;
use exchange::{Limits, folder};
use integration_tests::client::Ask;
use integration_tests::database::{CLOCK, TestDatabase};
use integration_tests::server::{TestServer, settings};
use serde_json::{Value, json};
use store::Author;

/// Companies of which each supplies every other, and two that only one of them supplies.
const COMPANIES: usize = 40;

/// Every way from one company to another past two that are ends: there is none, and it takes all ways to know.
const ENDLESS: &str = r#"{
  paths(
    from: { slug: "company-0" }, to: { slug: "company-1" }, rank: EVERY, budget: { hops: 8 }, first: 100
    mustPass: [{ slug: "end-2" }, { slug: "end-3" }]
  ) {
    paths { length }
    completeness { complete stoppedBy note }
  }
}"#;

fn files() -> Vec<(&'static str, String)> {
    let sources = "key,title,publisher,kind,is_party\nregister,A register,A keeper,PRIMARY_DOCUMENT,no\n".to_owned();
    let mut things = "slug,kind,name,evidence\n".to_owned();
    let mut relationships = "kind,source_thing,target_thing,evidence\n".to_owned();
    for company in 0..COMPANIES {
        writeln!(things, "company-{company},COMPANY,Company {company},register").unwrap();
        for other in 0..company {
            writeln!(relationships, "SUPPLIES,company-{company},company-{other},register").unwrap();
        }
    }
    for end in 2..4 {
        writeln!(things, "end-{end},COMPANY,End {end},register").unwrap();
        writeln!(relationships, "SUPPLIES,company-{end},end-{end},register").unwrap();
    }
    vec![
        ("sources.csv", sources),
        ("things.csv", things),
        ("relationships.csv", relationships),
    ]
}

/// A server over the companies, with settings of its own.
async fn served(flags: &[(&str, &str)]) -> (TestServer, TestDatabase) {
    let database = TestDatabase::empty().await.unwrap();
    let reading = folder::read(&files(), &Limits::default());
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let author = Author {
        account: "test".into(),
        reason: "a test".into(),
        batch: None,
    };
    let mut editor = database.database.edit(author, &CLOCK).await.unwrap();
    store::import::import(&mut editor, &reading.dataset, &|_, _, _| {}).await.unwrap();
    editor.commit().await.unwrap();
    let config = settings(flags).unwrap();
    let snapshot = store::graph::load(&database.database, &|_| {}).await.unwrap();
    let present = Present::new(database.database.clone(), Arc::new(snapshot), Cursors::with_key([7; 32]), &config);
    let schema = schema_over(&config, Arc::new(present));
    (TestServer::serve(schema, config, Readiness::new()).await.unwrap(), database)
}

async fn completeness(flags: &[(&str, &str)]) -> Value {
    let (server, _database) = served(flags).await;
    let answer = Ask::document(ENDLESS).send(server.address).await.unwrap().json();
    assert_eq!(answer["data"]["paths"]["paths"], json!([]), "{answer}");
    answer["data"]["paths"]["completeness"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_that_runs_out_of_work_or_time_says_so_and_not_that_there_is_nothing() {
    for (flags, reason) in [
        (&[("search_work", "2000000")][..], "WORK"),
        (&[("search_work", "10000000000"), ("request_deadline", "500ms")][..], "TIME"),
    ] {
        let completeness = completeness(flags).await;
        assert_eq!(
            (&completeness["complete"], &completeness["stoppedBy"]),
            (&json!(false), &json!(reason)),
            "{completeness}"
        );
        assert!(
            completeness["note"].as_str().unwrap().contains("there may be more"),
            "{completeness}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_ends_when_its_client_leaves_and_gives_its_turn_to_the_next() {
    let flags = [
        ("search_work", "10000000000"),
        ("request_deadline", "60s"),
        ("search_concurrency", "1"),
    ];
    let (server, _database) = served(&flags).await;
    let leaving = Ask::document(ENDLESS);
    let left = tokio::time::timeout(Duration::from_millis(500), leaving.send(server.address)).await;
    assert!(left.is_err(), "the search went on until the client left");
    let next = Ask::document(r#"{ shared(of: [{ slug: "company-0" }, { slug: "company-1" }]) { things { links } } }"#);
    let reply = tokio::time::timeout(Duration::from_secs(10), next.send(server.address)).await;
    assert!(
        reply.is_ok_and(|reply| reply.unwrap().json()["errors"] == Value::Null),
        "the next one gets its turn"
    );
}
