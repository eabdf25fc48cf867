//! Promise 7: a canary in everything that a user can write is nowhere in the log.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use integration_tests::client::Ask;
use integration_tests::server::settings;
use serde_json::json;

use super::schema::serve;

const CANARY: &str = "KanaryMrsSokha";

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_07_logs_hold_no_names() {
    let kept = Kept::default();
    let writer = kept.clone();
    let config = settings(&[("log_format", "json"), ("log_level", "debug")]).unwrap();
    api::log::start_into(&config, move || writer.clone());
    let (server, _) = serve(&[]).await;
    let ask = |document: &str| {
        Ask::json(&json!({
            "query": document,
            "variables": { "t": CANARY },
            "operationName": "Named",
            "extensions": { "token": CANARY }
        }))
    };
    let asks = [
        ask("query Named($t: String!) { echo(text: $t) }"),
        ask("query Named($t: String!) { panics(text: $t) }"),
        ask("query Named($t: String!) { fails(text: $t) }"),
        ask("query Named($t: String!) { failsKnowingly(text: $t) }"),
        ask(&format!("query Named {{ echo(text: \"{CANARY}\") }}")),
        ask(&format!("query Named {{ {CANARY} }}")),
        ask(&format!("query Named {{ echo(text: {CANARY}")),
        Ask::json(&json!({ "query": "{hello}", "operationName": format!("{CANARY} is no name") })),
        Ask::json(&json!({ "query": "{hello}", "operationName": CANARY.repeat(9) })),
        Ask::query(&[
            ("query", "query Named($t: String!) { echo(text: $t) }"),
            ("variables", &json!({ "t": CANARY }).to_string()),
        ]),
        Ask::get(&format!("/{CANARY}?{CANARY}={CANARY}")),
        Ask::document("{hello}")
            .header("authorization", &format!("Bearer {CANARY}"))
            .header("cookie", CANARY),
        Ask::document("{hello}")
            .header("user-agent", CANARY)
            .header("x-forwarded-for", CANARY),
        Ask::document("{hello}").header("host", CANARY),
        Ask::document("{hello}").header("origin", &format!("https://{CANARY}.example")),
        Ask::post(CANARY, CANARY),
        Ask::post("application/json", format!("{{\"{CANARY}")),
    ];
    for ask in &asks {
        ask.send(server.address).await.unwrap();
    }
    let log = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    assert!(
        !log.contains(CANARY),
        "{}",
        log.lines().find(|line| line.contains(CANARY)).unwrap_or_default()
    );
    assert!(!log.contains("127.0.0.1"), "no address of a client or a server is in the log");
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answered = lines.iter().find(|line| line["name"] == json!("Named")).unwrap();
    assert_eq!(answered["message"], json!("answered"));
    assert_eq!(answered["operation"], json!("query"));
    assert_eq!(answered["status"], json!(200));
    assert_eq!(answered["cost"], json!(1));
    assert_eq!(answered["document"].as_str().map(str::len), Some(16));
    let panic = lines.iter().find(|line| line["message"] == json!("a panic was caught")).unwrap();
    assert_eq!(panic["id"].as_str().map(str::len), Some(16));
    assert!(panic["location"].as_str().unwrap().contains("schema.rs:"), "{panic}");
}
