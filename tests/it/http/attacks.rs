//! Promises 15 and 16: what one request can cost at most, and that the server is well during and after each attack.

use std::fmt::Write;
use std::time::{Duration, Instant};

use integration_tests::client::Ask;
use integration_tests::server::TestServer;
use serde_json::json;

use super::schema::serve;

/// Each answer took under 100 ms in a debug build; the bound is wide because other tests run beside this one.
const SOON: Duration = Duration::from_secs(2);

/// Fragments that spread the next one twice: 2^levels fields in a few bytes.
fn doubling(levels: usize) -> String {
    let mut text = String::from("{...F0}");
    for level in 0..levels {
        let next = level + 1;
        write!(text, "fragment F{level} on Query{{...F{next} ...F{next}}}").unwrap();
    }
    write!(text, "fragment F{levels} on Query{{hello}}").unwrap();
    text
}

fn quadrupling(levels: usize) -> String {
    let mut text = String::from("{...F0}");
    for level in 0..levels {
        let spread = format!("...F{} ", level + 1).repeat(4);
        write!(text, "fragment F{level} on Query{{branch{{{spread}}}}}").unwrap();
    }
    write!(text, "fragment F{levels} on Query{{hello}}").unwrap();
    text
}

fn attacks() -> Vec<(&'static str, Ask, &'static str)> {
    let numbered = |what: &str, count: usize| -> String { (0..count).map(|number| what.replace('#', &number.to_string())).collect() };
    let both = |document: &str| (Ask::document(document), Ask::query(&[("query", document)]));
    let (doubled, doubled_link) = both(&doubling(30));
    let (quadrupled, quadrupled_link) = both(&quadrupling(12));
    let fragments = format!("{{...F0}}{}", numbered("fragment F# on Query{hello}", 200));
    let circle = "{...A}fragment A on Query{...B ...B}fragment B on Query{...A ...A}";
    let variables = json!({ "query": "query($v: [Int!]) { hello }", "variables": { "v": vec![1; 100_000] } });
    let nested = format!(r#"{{"query":"{{hello}}","variables":{{"v":{}}}}}"#, "[".repeat(500_000));
    let batch = format!("[{}]", vec![r#"{"query":"{hello}"}"#; 10_000].join(","));
    vec![
        ("doubling fragments", doubled, "LIMIT_EXCEEDED"),
        ("doubling fragments in a link", doubled_link, "LIMIT_EXCEEDED"),
        ("quadrupling fragments", quadrupled, "LIMIT_EXCEEDED"),
        ("quadrupling fragments in a link", quadrupled_link, "LIMIT_EXCEEDED"),
        ("deeper doubling", Ask::document(&doubling(98)), "LIMIT_EXCEEDED"),
        ("a circle of fragments", Ask::document(circle), "BAD_USER_INPUT"),
        ("200 fragments", Ask::document(&fragments), "LIMIT_EXCEEDED"),
        ("100,000 braces", Ask::document(&"{branch".repeat(100_000)), "LIMIT_EXCEEDED"),
        ("100,000 bare braces", Ask::document(&"{".repeat(100_000)), "LIMIT_EXCEEDED"),
        ("4,000 braces", Ask::document(&"{branch".repeat(4_000)), "LIMIT_EXCEEDED"),
        (
            "lists in lists",
            Ask::document(&format!("{{echo(text:{}", "[".repeat(9_000))),
            "LIMIT_EXCEEDED",
        ),
        (
            "types in types",
            Ask::document(&format!("query($a:{}", "[".repeat(9_000))),
            "LIMIT_EXCEEDED",
        ),
        (
            "10,000 aliases",
            Ask::document(&format!("{{{}}}", numbered("a#:hello ", 10_000))),
            "LIMIT_EXCEEDED",
        ),
        (
            "1,000 aliases",
            Ask::document(&format!("{{{}}}", numbered("a#:hello ", 1_000))),
            "LIMIT_EXCEEDED",
        ),
        (
            "9,000 times one field",
            Ask::document(&format!("{{{}}}", "hello ".repeat(9_000))),
            "LIMIT_EXCEEDED",
        ),
        (
            "100 directives",
            Ask::document(&format!("{{hello {}}}", "@skip(if:false)".repeat(100))),
            "LIMIT_EXCEEDED",
        ),
        (
            "the schema many times",
            Ask::document(&format!("{{{}}}", numbered("a#:__schema{types{name}}", 51))),
            "LIMIT_EXCEEDED",
        ),
        (
            "the schema in the schema",
            Ask::document(&format!(
                "{{__schema{{types{{{}name{}}}}}}}",
                "fields{type{".repeat(5),
                "}}".repeat(5)
            )),
            "LIMIT_EXCEEDED",
        ),
        ("100,000 values", Ask::json(&variables), "BAD_USER_INPUT"),
        ("500,000 brackets of JSON", Ask::post("application/json", nested), "BAD_USER_INPUT"),
        (
            "a body of 10 MB",
            Ask::post("application/json", "x".repeat(10_000_000)),
            "LIMIT_EXCEEDED",
        ),
        (
            "a name of 900 KB",
            Ask::document(&format!("{{{}}}", "x".repeat(900_000))),
            "LIMIT_EXCEEDED",
        ),
        ("a batch of 10,000", Ask::post("application/json", batch), "BAD_USER_INPUT"),
    ]
}

fn resident_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promises_15_and_16_each_attack_is_refused_soon_and_the_server_stays_well() {
    let (server, _) = serve(&[]).await;
    let before = resident_mib();
    for (name, ask, code) in attacks() {
        let began = Instant::now();
        let reply = ask.send(server.address).await.unwrap();
        assert_eq!(reply.code(), code, "{name}: {}", reply.body);
        assert!(reply.status < 500, "{name}: {}", reply.status);
        assert!(began.elapsed() < SOON, "{name} took {:?}", began.elapsed());
        let began = Instant::now();
        let health = Ask::get("/health/live").send(server.address).await.unwrap();
        assert_eq!(health.status, 200, "after {name}");
        assert!(began.elapsed() < SOON, "health after {name} took {:?}", began.elapsed());
    }
    let grown = resident_mib().saturating_sub(before);
    assert!(grown < 256, "memory grew by {grown} MiB");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_15_the_doubling_query_is_small_and_all_its_senders_are_refused() {
    let server = TestServer::start().await.unwrap();
    let document = doubling(30).replace("hello", "__typename");
    assert!(document.len() < 2_048, "{} bytes", document.len());
    let began = Instant::now();
    let senders: Vec<_> = (0..50)
        .map(|number| {
            let ask = if number % 2 == 0 {
                Ask::document(&document)
            } else {
                Ask::query(&[("query", &document)])
            };
            let address = server.address;
            tokio::spawn(async move { ask.send(address).await })
        })
        .collect();
    for sender in senders {
        assert_eq!(sender.await.unwrap().unwrap().code(), "LIMIT_EXCEEDED");
    }
    assert!(began.elapsed() < Duration::from_secs(10), "took {:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_15_a_refusal_names_the_limit_and_its_setting() {
    let (server, _) = serve(&[("max_depth", "4")]).await;
    let ask = Ask::document("{branch{branch{branch{branch{hello}}}}}");
    let reply = ask.send(server.address).await.unwrap();
    assert!(
        reply.body.contains("more than 4 levels of fields") && reply.body.contains("max_depth"),
        "{}",
        reply.body
    );
    let ask = Ask::document("{branch{branch{branch{hello}}}}");
    assert_eq!(ask.send(server.address).await.unwrap().code(), "");
}
