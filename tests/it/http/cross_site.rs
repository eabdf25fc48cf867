//! Promise 18: a page of another site can change nothing here, and read nothing.

use std::sync::atomic::Ordering;

use integration_tests::client::Ask;

use super::schema::serve;

const CHANGE: &str = r#"{"query":"mutation{change}"}"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_18_nothing_changes_by_what_a_page_can_send_unasked() {
    let (server, seen) = serve(&[]).await;
    let boundary = "--x\r\ncontent-disposition: form-data; name=\"operations\"\r\n\r\n{\"query\":\"mutation{change}\"}\r\n--x--\r\n";
    for (ask, statuses) in [
        (Ask::query(&[("query", "mutation{change}")]), [405, 405]),
        (
            Ask::query(&[("query", "query A{hello} mutation B{change}"), ("operationName", "B")]),
            [405, 405],
        ),
        (Ask::new("HEAD", "/graphql?query=mutation%7Bchange%7D"), [405, 405]),
        (Ask::post("application/x-www-form-urlencoded", "query=mutation{change}"), [415, 415]),
        (Ask::post("text/plain", CHANGE), [415, 415]),
        (Ask::post("multipart/form-data; boundary=x", boundary), [415, 415]),
        (Ask::post("application/graphql", "mutation{change}"), [415, 415]),
        (Ask::post("", CHANGE), [415, 415]),
        (
            Ask::post("text/plain", CHANGE).header("content-type", "application/json"),
            [415, 415],
        ),
        (
            Ask::post("application/json", CHANGE).header("origin", "https://evil.example"),
            [403, 403],
        ),
        (Ask::post("application/json", CHANGE).header("origin", "null"), [403, 403]),
        (
            Ask::post("application/json", CHANGE).header("sec-fetch-site", "cross-site"),
            [403, 403],
        ),
        (Ask::post("application/json", CHANGE).header("host", "evil.example"), [421, 421]),
        (
            Ask::post("application/json", CHANGE).header("host", "127.0.0.1.evil.example:4000"),
            [421, 421],
        ),
        (Ask::post("application/json", format!("[{CHANGE}]")), [400, 400]),
    ] {
        let reply = ask.send(server.address).await;
        // HEAD has no body, so a length without one is no whole answer to this client: nothing else may be.
        if let Ok(reply) = reply {
            assert!(statuses.contains(&reply.status), "{ask:?}: {} {}", reply.status, reply.body);
            assert_eq!(reply.header("access-control-allow-origin"), None, "{ask:?}");
        }
        assert_eq!(seen.changes.load(Ordering::SeqCst), 0, "{ask:?} changed something");
    }
    let own = format!("http://{}", server.address);
    let reply = Ask::post("application/json", CHANGE)
        .header("origin", &own)
        .send(server.address)
        .await
        .unwrap();
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(seen.changes.load(Ordering::SeqCst), 1, "the server's own page may change things");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_18_no_origin_is_reflected_but_a_configured_one_is_answered() {
    let (server, _) = serve(&[("allowed_origins", "https://map.example")]).await;
    for origin in ["https://evil.example", "https://map.example.evil", "http://map.example", "null"] {
        for ask in [
            Ask::document("{hello}").header("origin", origin),
            Ask::query(&[("query", "{hello}")]).header("origin", origin),
            Ask::new("OPTIONS", "/graphql")
                .header("origin", origin)
                .header("access-control-request-method", "POST"),
        ] {
            let reply = ask.send(server.address).await.unwrap();
            assert_eq!(reply.status, 403, "{origin}");
            assert!(!reply.headers.iter().any(|(name, _)| name.starts_with("access-control")));
        }
    }
    let ask = Ask::document("{hello}").header("origin", "https://map.example");
    let reply = ask.send(server.address).await.unwrap();
    assert_eq!(reply.header("access-control-allow-origin"), Some("https://map.example"));
    assert_eq!(reply.header("access-control-allow-credentials"), None);
    let ask = Ask::new("OPTIONS", "/graphql").header("origin", "https://map.example");
    let reply = ask.send(server.address).await.unwrap();
    assert_eq!(
        (reply.status, reply.header("access-control-allow-methods")),
        (204, Some("GET, POST"))
    );
}
