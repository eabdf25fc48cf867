//! GraphQL over HTTP, item by item, under the ids that the public audit suite for servers uses.
//! The table is ours; the ids let a reader find the sentence of the specification behind each.

use integration_tests::client::{Ask, Reply};
use integration_tests::server::TestServer;
use serde_json::{Value, json};

const TELLING: &str = "application/graphql-response+json";
const JSON: &str = "application/json";

/// What an audit asks of the answer.
enum Expect {
    Status(u16),
    ClientError,
    Failure,
    Type(&'static str),
    Errors,
    NoErrors,
    NoData,
    ErrorsOr400,
}
use Expect::{ClientError, Errors, ErrorsOr400, Failure, NoData, NoErrors, Status, Type};

impl Expect {
    fn holds(&self, reply: &Reply) -> bool {
        let body = reply.json();
        match self {
            Status(status) => reply.status == *status,
            ClientError => (400..500).contains(&reply.status),
            Failure => (400..600).contains(&reply.status),
            Type(name) => reply.header("content-type").is_some_and(|kind| kind.contains(name)),
            Errors => body["errors"].as_array().is_some_and(|errors| !errors.is_empty()),
            NoErrors => body.is_object() && body.get("errors").is_none(),
            NoData => body.is_object() && body.get("data").is_none(),
            ErrorsOr400 => {
                if reply.header("content-type").is_some_and(|kind| kind.contains(JSON)) {
                    Errors.holds(reply)
                } else {
                    reply.status == 400
                }
            }
        }
    }
}

struct Audit {
    id: String,
    ask: Ask,
    expects: Vec<Expect>,
}

fn audit(id: impl Into<String>, ask: Ask, expects: Vec<Expect>) -> Audit {
    Audit {
        id: id.into(),
        ask,
        expects,
    }
}

fn post(accept: &str, body: &Value) -> Ask {
    Ask::json(body).header("accept", accept)
}

fn audits() -> Vec<Audit> {
    let simple = json!({ "query": "{ __typename }" });
    let link = || Ask::query(&[("query", "{ __typename }")]);
    let mut all = vec![
        audit("22EB", post(TELLING, &simple), vec![Status(200), Type(TELLING)]),
        audit("4655", post(JSON, &simple), vec![Status(200), Type(JSON)]),
        audit("47DE", post("*/*", &simple), vec![Status(200), Type(JSON)]),
        audit("80D8", link(), vec![Status(200), Type(JSON)]),
        audit("82A3", Ask::json(&simple), vec![Status(200), Type("utf-8")]),
        audit(
            "BF61",
            Ask::post("application/json; charset=utf-8", simple.to_string()),
            vec![Status(200)],
        ),
        audit("78D5", Ask::json(&simple), vec![Status(200)]),
        audit("2C94", Ask::json(&simple), vec![Status(200)]),
        audit("5A70", link(), vec![Status(200)]),
        audit(
            "9C48",
            Ask::query(&[("query", "mutation { __typename }")]).header("accept", TELLING),
            vec![ClientError],
        ),
        audit("9ABE", Ask::new("POST", "/graphql"), vec![ClientError]),
        audit("03D4", Ask::json(&simple), vec![Status(200)]),
        audit("7267", Ask::new("POST", "/graphql").header("content-type", JSON), vec![ErrorsOr400]),
        audit("34A2", post(TELLING, &simple), vec![Status(200)]),
        audit("13EE", post(JSON, &simple), vec![Status(200), NoErrors]),
    ];
    all.extend(wrong_parameters());
    all.extend(right_parameters());
    all.extend(wrong_documents());
    all
}

/// Parameters of a wrong kind: 400 where the status may tell, 200 with errors where it may not.
fn wrong_parameters() -> Vec<Audit> {
    let texts = [json!({ "obj": "ect" }), json!(0), json!(false), json!(["array"])];
    let objects = [json!("string"), json!(0), json!(false), json!(["array"])];
    let groups = [
        ("query", &texts, "4F5", "9FE"),
        ("operationName", &texts, "E3E", "FB9"),
        ("variables", &objects, "69B", "F05"),
        ("extensions", &objects, "904", "368"),
    ];
    let mut all = vec![
        audit("6610", post(TELLING, &json!({ "notquery": "{ __typename }" })), vec![Status(400)]),
        audit(
            "3715",
            post(JSON, &json!({ "notquery": "{ __typename }" })),
            vec![Status(200), Errors],
        ),
    ];
    for (name, values, telling, json_id) in groups {
        for (index, value) in values.iter().enumerate() {
            let mut body = json!({ "query": "{ __typename }" });
            body[name] = value.clone();
            all.push(audit(format!("{telling}{index}"), post(TELLING, &body), vec![Status(400)]));
            all.push(audit(format!("{json_id}{index}"), post(JSON, &body), vec![Status(200), Errors]));
        }
    }
    all
}

fn right_parameters() -> Vec<Audit> {
    let named = json!({ "operationName": "Query", "query": "query Query { __typename }" });
    let mut all = vec![
        audit("8161", post(TELLING, &named), vec![Status(200)]),
        audit("B8B3", post(JSON, &named), vec![Status(200), NoErrors]),
    ];
    for (index, name) in ["variables", "operationName", "extensions"].iter().enumerate() {
        let mut body = json!({ "query": "{ __typename }" });
        body[name] = Value::Null;
        all.push(audit(format!("94B{index}"), post(TELLING, &body), vec![Status(200), NoErrors]));
        all.push(audit(format!("022{index}"), post(JSON, &body), vec![Status(200), NoErrors]));
    }
    let document = "query Type($name: String!) { __type(name: $name) { name } }";
    let with_map = json!({ "query": document, "variables": { "name": "sometype" } });
    let in_link = || Ask::query(&[("query", document), ("variables", r#"{"name":"sometype"}"#)]);
    let extended = json!({ "query": "{ __typename }", "extensions": { "some": "value" } });
    all.extend([
        audit("2EA1", post(TELLING, &with_map), vec![Status(200)]),
        audit("28B9", post(JSON, &with_map), vec![Status(200), NoErrors]),
        audit("D6D5", in_link().header("accept", TELLING), vec![Status(200)]),
        audit("6A70", in_link().header("accept", JSON), vec![Status(200), NoErrors]),
        audit("428F", post(TELLING, &extended), vec![Status(200)]),
        audit("1B7A", post(JSON, &extended), vec![Status(200), NoErrors]),
    ]);
    all
}

fn wrong_documents() -> Vec<Audit> {
    let broken = |accept: &str| Ask::post(JSON, "{ \"not a JSON").header("accept", accept);
    let misspelt = json!({ "qeury": "{ __typename }" });
    let unclosed = json!({ "query": "{" });
    let unknown = json!({ "query": "{ 8f31403dfe404bccbb0e835f2629c6a7 }" });
    let mut all = vec![
        audit("D477", broken(JSON), vec![Status(200)]),
        audit("60AA", broken(TELLING), vec![ClientError]),
        audit("2163", broken(TELLING), vec![Status(400)]),
    ];
    for (body, lenient, some_failure, strict, no_data) in [
        (&misspelt, "F5AF", "3E36", "17C5", "34D6"),
        (&unclosed, "572B", "865D", "556A", "D586"),
        (&unknown, "FDE2", "51FE", "74FF", "5E5B"),
    ] {
        all.push(audit(lenient, post(JSON, body), vec![Status(200)]));
        all.push(audit(some_failure, post(TELLING, body), vec![Failure]));
        all.push(audit(strict, post(TELLING, body), vec![Status(400)]));
        all.push(audit(no_data, post(TELLING, body), vec![NoData]));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_11_graphql_over_http_holds_item_by_item() {
    let server = TestServer::start().await.unwrap();
    let audits = audits();
    let mut failed = Vec::new();
    for audit in &audits {
        let reply = audit.ask.send(server.address).await.unwrap();
        if !audit.expects.iter().all(|expect| expect.holds(&reply)) {
            failed.push(format!("{}: {} {}", audit.id, reply.status, reply.body));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    let mut ids: Vec<&str> = audits.iter().map(|audit| audit.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 78, "the suite has 78 items; none may be lost");
}
