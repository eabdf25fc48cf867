//! Promise 14: every error has a code of the closed list, and nothing of a failure's inside leaves.

use integration_tests::client::Ask;
use serde_json::json;

use super::schema::serve;

const CODES: [&str; 8] = [
    "BAD_USER_INPUT",
    "UNAUTHENTICATED",
    "FORBIDDEN",
    "LIMIT_EXCEEDED",
    "THROTTLED",
    "TIMEOUT",
    "UNAVAILABLE",
    "INTERNAL",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_14_every_error_has_a_code_of_the_closed_list() {
    let (server, _) = serve(&[("request_deadline", "100ms")]).await;
    let many = (0..60).map(|number| format!("a{number}: hello ")).collect::<Vec<_>>().concat();
    for (document, code) in [
        ("{", "BAD_USER_INPUT"),
        ("{ nothing }", "BAD_USER_INPUT"),
        ("{ hello(a: 1) }", "BAD_USER_INPUT"),
        ("{ echo }", "BAD_USER_INPUT"),
        ("{ echo(text: 1) }", "BAD_USER_INPUT"),
        ("{ ...Nothing }", "BAD_USER_INPUT"),
        ("query($a: String!) { echo(text: $a) }", "BAD_USER_INPUT"),
        ("query($a: Nothing) { echo(text: $a) }", "BAD_USER_INPUT"),
        ("{ large(size: -1) }", "BAD_USER_INPUT"),
        ("{ large(size: 99999999999999999999999) }", "BAD_USER_INPUT"),
        ("mutation { nothing }", "BAD_USER_INPUT"),
        ("subscription { hello }", "BAD_USER_INPUT"),
        ("{ hello ...A } fragment A on Query { ...A }", "BAD_USER_INPUT"),
        (&format!("{{ {many} }}"), "LIMIT_EXCEEDED"),
        ("{ wait(millis: 5000) }", "TIMEOUT"),
        ("{ missing }", "UNAVAILABLE"),
        ("{ panics(text: \"x\") }", "INTERNAL"),
        ("{ fails(text: \"x\") }", "INTERNAL"),
        ("{ failsKnowingly(text: \"x\") }", "INTERNAL"),
    ] {
        for accept in ["application/json", "application/graphql-response+json"] {
            let ask = Ask::document(document).header("accept", accept);
            let reply = ask.send(server.address).await.unwrap();
            assert_eq!(reply.code(), code, "{document}: {}", reply.body);
            assert!(reply.status < 500, "{document}: {}", reply.status);
            for error in reply.json()["errors"].as_array().unwrap() {
                let code = error["extensions"]["code"].as_str().unwrap();
                assert!(CODES.contains(&code), "{document}: {code}");
                assert!(!error["message"].as_str().unwrap().is_empty());
            }
        }
    }
    for (ask, code) in [
        (Ask::get("/nothing"), "BAD_USER_INPUT"),
        (Ask::get("/").header("host", "evil.example"), "FORBIDDEN"),
        (Ask::document("{hello}").header("origin", "https://evil.example"), "FORBIDDEN"),
        (Ask::post("application/json", "x".repeat(2_000_000)), "LIMIT_EXCEEDED"),
    ] {
        assert_eq!(ask.send(server.address).await.unwrap().code(), code, "{ask:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_inside_leaves_as_an_id_and_nothing_else() {
    let (server, _) = serve(&[]).await;
    for field in ["panics", "fails", "failsKnowingly"] {
        let ask = Ask::document(&format!("{{ hello {field}(text: \"Mrs Canary\") }}"));
        let reply = ask.send(server.address).await.unwrap();
        let error = &reply.json()["errors"][0];
        let id = error["extensions"]["id"].as_str().unwrap().to_owned();
        assert_eq!(id.len(), 16, "{}", reply.body);
        assert_eq!(
            error["message"],
            json!(format!("Something failed on our side. Quote the id {id} when you report it."))
        );
        for inside in ["Canary", "UNIQUE", "panicked", "constraint", ".rs", "row"] {
            assert!(!reply.body.contains(inside), "{field}: {}", reply.body);
        }
        let next = ask.send(server.address).await.unwrap();
        assert_ne!(next.json()["errors"][0]["extensions"]["id"], json!(id), "ids are new each time");
    }
    let reply = Ask::document("{hello}").send(server.address).await.unwrap();
    assert_eq!(reply.json()["data"]["hello"], json!("hello"), "the server goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_with_errors_does_not_outgrow_its_question() {
    let (server, _) = serve(&[]).await;
    let many = (0..2_000).map(|number| format!("unknown{number} ")).collect::<Vec<_>>().concat();
    let long = "x".repeat(250);
    for document in [
        format!("{{ {many} }}"),
        format!("{{ {long} }}"),
        format!("{{ hello {}", "\n".repeat(500_000)),
    ] {
        let reply = Ask::document(&document).send(server.address).await.unwrap();
        assert_eq!(reply.code(), "BAD_USER_INPUT");
        assert!(reply.body.len() < 20_000, "{} bytes", reply.body.len());
    }
}
