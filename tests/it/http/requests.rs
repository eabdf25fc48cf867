//! What the audits leave open: batches, encodings, methods, doubled keys, and the headers of every answer.

use integration_tests::client::Ask;
use integration_tests::server::TestServer;
use serde_json::json;

use super::schema::serve;

const TELLING: &str = "application/graphql-response+json";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_are_not_well_formed_are_told_why() {
    let (server, _) = serve(&[]).await;
    for (ask, status, says) in [
        (
            Ask::post("application/json", "[{\"query\":\"{hello}\"}]"),
            400,
            "one request at a time",
        ),
        (Ask::post("application/json", "[]"), 400, "one request at a time"),
        (Ask::post("application/json", b"{\"query\":\"{\xff}\"}".to_vec()), 200, "UTF-8"),
        (
            Ask::post("application/json", r#"{"query":"{hello}","query":"{branch{hello}}"}"#),
            200,
            "same key twice",
        ),
        (Ask::post("application/json", "\"{hello}\""), 200, "must be a JSON object"),
        (Ask::post("application/json; charset=utf-16", "{}"), 415, "application/json"),
        (Ask::document("{hello}").header("content-encoding", "gzip"), 415, "content-encoding"),
        (Ask::document("{hello}").header("accept", "text/html"), 406, "accept"),
        (Ask::query(&[("query", "{hello}"), ("query", "{hello}")]), 200, "given twice"),
        (Ask::get("/graphql"), 200, "no query"),
        (Ask::new("PUT", "/graphql"), 405, "GET and POST"),
        (Ask::new("DELETE", "/graphql"), 405, "GET and POST"),
        (Ask::query(&[("query", "mutation{change}")]), 405, "POST"),
        (Ask::document("query A{hello} query B{hello}"), 200, "Operation name required"),
        (Ask::document("{hello("), 200, "syntax error at line 1, column"),
        (Ask::document("subscription{hello}"), 200, "not supported on this transport"),
    ] {
        let reply = ask.send(server.address).await.unwrap();
        assert_eq!(reply.status, status, "{ask:?}: {}", reply.body);
        assert!(reply.body.contains(says), "{ask:?}: {}", reply.body);
        assert_eq!(reply.code(), "BAD_USER_INPUT", "{ask:?}: {}", reply.body);
        assert!(reply.json().get("data").is_none(), "{}", reply.body);
    }
    let reply = Ask::query(&[("query", "mutation{change}")]).send(server.address).await.unwrap();
    assert_eq!(reply.header("allow"), Some("POST"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn text_of_every_script_passes_unchanged() {
    let (server, _) = serve(&[]).await;
    let document = "query($text: String!) { echo(text: $text) }";
    for text in ["ព្រៃឡង់ 🌳", "\u{202e}abc", "a\"b\\c\n\t", "e\u{301}", ""] {
        let body = json!({ "query": document, "variables": { "text": text } });
        let variables = json!({ "text": text }).to_string();
        let with_mark = format!("\u{feff}{body}");
        for ask in [
            Ask::json(&body),
            Ask::query(&[("query", document), ("variables", &variables)]),
            Ask::post("application/json", with_mark),
        ] {
            let reply = ask.send(server.address).await.unwrap();
            assert_eq!(reply.json()["data"]["echo"], json!(text), "{}", reply.body);
        }
    }
    let body = json!({ "query": document, "variables": { "text": "a\u{0}b" } });
    let reply = Ask::json(&body).send(server.address).await.unwrap();
    assert_eq!(reply.code(), "BAD_USER_INPUT");
    assert!(reply.body.contains("null character"), "{}", reply.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_carries_the_headers_that_keep_it_private() {
    let server = TestServer::start().await.unwrap();
    for ask in [
        Ask::document("{ server { version } }"),
        Ask::document("{ nothing }").header("accept", TELLING),
        Ask::post("text/plain", "{}"),
        Ask::get("/"),
        Ask::get("/health/live"),
        Ask::get("/metrics"),
        Ask::get("/nothing"),
        Ask::get("/").header("host", "evil.example"),
    ] {
        let reply = ask.send(server.address).await.unwrap();
        for (name, value) in [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(reply.header(name), Some(value), "{ask:?}");
        }
        assert_eq!(reply.header("access-control-allow-origin"), None);
    }
    let reply = Ask::document("{ __typename }").send(server.address).await.unwrap();
    assert_eq!(reply.header("vary"), Some("accept, origin, authorization"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_front_page_loads_nothing_and_its_link_works() {
    let server = TestServer::start().await.unwrap();
    let page = Ask::get("/").send(server.address).await.unwrap();
    assert_eq!(page.status, 200);
    for word in ["<script", "http-equiv", "src=", "https://"] {
        assert!(!page.body.contains(word), "the page holds {word}");
    }
    let link = page.body.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let reply = Ask::get(link).send(server.address).await.unwrap();
    assert_eq!(reply.json()["data"]["server"]["version"], json!(env!("CARGO_PKG_VERSION")));
    assert_eq!(reply.json()["data"]["server"]["schemaHash"].as_str().map(str::len), Some(16));
}
