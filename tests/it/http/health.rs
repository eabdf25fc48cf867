//! `/health/…` tell the truth, and `/metrics` tells nothing that a user wrote.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use api::health::Readiness;
use integration_tests::client::Ask;
use integration_tests::server::{TestServer, settings};
use serde_json::json;

use super::schema::serve;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ready_means_that_every_part_says_so_now() {
    let is_open = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&is_open);
    let readiness = Readiness::new()
        .with("database", move || {
            let is_open = asked.load(Ordering::SeqCst);
            async move { is_open }
        })
        .with("graph", || std::future::ready(true));
    let config = settings(&[]).unwrap();
    let schema = api::graphql::schema(&config);
    let server = TestServer::serve(schema, config, readiness).await.unwrap();
    let ready = Ask::get("/health/ready");
    let reply = ready.send(server.address).await.unwrap();
    assert_eq!(reply.status, 503);
    assert_eq!(reply.json(), json!({ "ready": false, "waitingFor": ["database"] }));
    assert_eq!(Ask::get("/health/live").send(server.address).await.unwrap().status, 200);
    is_open.store(true, Ordering::SeqCst);
    assert_eq!(
        ready.send(server.address).await.unwrap().json(),
        json!({ "ready": true, "waitingFor": [] })
    );
    is_open.store(false, Ordering::SeqCst);
    assert_eq!(ready.send(server.address).await.unwrap().status, 503);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_part_that_does_not_answer_is_not_ready() {
    let readiness = Readiness::new().with("database", std::future::pending);
    let config = settings(&[]).unwrap();
    let schema = api::graphql::schema(&config);
    let server = TestServer::serve(schema, config, readiness).await.unwrap();
    let began = Instant::now();
    let reply = Ask::get("/health/ready").send(server.address).await.unwrap();
    assert_eq!(reply.status, 503);
    assert!(began.elapsed() < Duration::from_secs(2), "health answers within 2 s");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn metrics_count_requests_and_hold_nothing_of_the_user() {
    let (server, _) = serve(&[]).await;
    let body = json!({
        "query": "query CanaryMetrics($t: String!) { echo(text: $t) }",
        "operationName": "CanaryMetrics",
        "variables": { "t": "CanaryMetrics" }
    });
    assert_eq!(Ask::json(&body).send(server.address).await.unwrap().status, 200);
    assert_eq!(Ask::get("/CanaryMetrics").send(server.address).await.unwrap().status, 404);
    assert_eq!(
        Ask::document("{CanaryMetrics}").send(server.address).await.unwrap().code(),
        "BAD_USER_INPUT"
    );
    let figures = Ask::get("/metrics").send(server.address).await.unwrap();
    assert_eq!(figures.status, 200);
    for line in [
        "khsae_requests_total{route=\"graphql\",operation=\"query\",code=\"OK\",status=\"200\"}",
        "code=\"BAD_USER_INPUT\"",
        "route=\"other\"",
        "khsae_request_duration_seconds_bucket",
        "khsae_requests_in_flight",
        "khsae_connections",
    ] {
        assert!(figures.body.contains(line), "no {line} in\n{}", figures.body);
    }
    assert!(!figures.body.contains("Canary"), "{}", figures.body);
    let (server, _) = serve(&[("metrics", "false")]).await;
    assert_eq!(Ask::get("/metrics").send(server.address).await.unwrap().status, 404);
}
