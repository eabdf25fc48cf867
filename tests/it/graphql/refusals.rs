//! What the API refuses, and with which words; and odd input that it takes as it is.

use serde_json::{Value, json};

use super::Served;

/// Name, document, variables, code, and a part of the sentence.
const REFUSED: &[(&str, &str, &str, &str, &str)] = &[
    (
        "an id of no form",
        r#"{ node(id: "7") { id } }"#,
        "{}",
        "BAD_USER_INPUT",
        "argument id is no id",
    ),
    (
        "a number as id",
        "{ node(id: 7) { id } }",
        "{}",
        "BAD_USER_INPUT",
        "argument id is no id",
    ),
    (
        "an id in capitals",
        r#"{ node(id: "thing_0000000000000000000000000000000A") { id } }"#,
        "{}",
        "BAD_USER_INPUT",
        "32 hexadecimal digits",
    ),
    (
        "an id of another sort",
        r#"{ case(by: { id: "source_00000000000000000000000000000000" }) { id } }"#,
        "{}",
        "BAD_USER_INPUT",
        "argument by.id must be the id of a thing",
    ),
    (
        "two selectors",
        r#"{ thing(by: { slug: "a", id: "b" }) { id } }"#,
        "{}",
        "BAD_USER_INPUT",
        "by",
    ),
    ("no selector", "{ thing(by: {}) { id } }", "{}", "BAD_USER_INPUT", "by"),
    (
        "one id twice",
        r#"{ nodes(ids: ["thing_00000000000000000000000000000000", "thing_00000000000000000000000000000000"]) { id } }"#,
        "{}",
        "BAD_USER_INPUT",
        "twice",
    ),
    (
        "a month that there is not",
        r#"{ things(at: { validAt: "2012-13" }) { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "date of the calendar",
    ),
    (
        "a year as a day",
        r#"{ things(at: { validAt: "2012" }) { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "at.validAt must be a whole day",
    ),
    (
        "a date in Khmer digits",
        r#"{ things(at: { validAt: "២០១២-០១-០១" }) { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "date",
    ),
    (
        "a moment that is none",
        r#"{ things(at: { knownAt: "yesterday" }) { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "instant",
    ),
    (
        "a country that is none",
        r#"{ things(filter: { countries: ["UK"] }) { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "ISO 3166-1",
    ),
    (
        "first: 0",
        "{ things(first: 0) { totalCount } }",
        "{}",
        "BAD_USER_INPUT",
        "argument first must be from 1 to 100",
    ),
    (
        "first: -1",
        "{ things(first: -1) { totalCount } }",
        "{}",
        "BAD_USER_INPUT",
        "argument first must be from 1 to 100",
    ),
    (
        "first: 100000",
        "{ things(first: 100000) { totalCount } }",
        "{}",
        "LIMIT_EXCEEDED",
        "at most 100",
    ),
    (
        "first over 32 bits",
        "{ things(first: 99999999999) { totalCount } }",
        "{}",
        "BAD_USER_INPUT",
        "Int",
    ),
    (
        "last: 0",
        "{ things(last: 0) { totalCount } }",
        "{}",
        "BAD_USER_INPUT",
        "argument last must be from 1 to 100",
    ),
    (
        "both first and last",
        "{ things(first: 1, last: 1) { totalCount } }",
        "{}",
        "BAD_USER_INPUT",
        "first or last, not both",
    ),
    (
        "after with last",
        r#"{ things(last: 1, after: "x") { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "after goes with first",
    ),
    (
        "before with first",
        r#"{ things(first: 1, before: "x") { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "before goes with last",
    ),
    (
        "after and before",
        r#"{ things(after: "x", before: "y") { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "not both",
    ),
    (
        "a bad cursor",
        r#"{ things(after: "bm90IGEgY3Vyc29y") { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "argument after is no cursor",
    ),
    (
        "an empty cursor",
        r#"{ things(after: "") { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "argument after is no cursor",
    ),
    (
        "a kind outside the list",
        "{ actors(filter: { kinds: [CASE] }) { totalCount } }",
        "{}",
        "BAD_USER_INPUT",
        "filter.kinds names CASE",
    ),
    (
        "a kind that there is not",
        "{ things(filter: { kinds: [INFORMANT] }) { totalCount } }",
        "{}",
        "BAD_USER_INPUT",
        "INFORMANT",
    ),
    (
        "a search of the unknown first",
        r#"{ search(text: "a", first: 0) { matched } }"#,
        "{}",
        "BAD_USER_INPUT",
        "argument first",
    ),
    (
        "a timeline of nothing",
        r#"{ timeline(case: { slug: "no-such-case" }) { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "argument case names no thing",
    ),
    (
        "a timeline of no case",
        r#"{ timeline(case: { slug: "clec" }) { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "no case",
    ),
    (
        "a timeline that ends before it starts",
        r#"{ timeline(case: { slug: "koh-kong-sugar" }, from: "2013", to: "2012") { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "Exchange them",
    ),
    (
        "history of nothing",
        r#"{ history(of: "thing_00000000000000000000000000000000") { totalCount } }"#,
        "{}",
        "BAD_USER_INPUT",
        "argument of",
    ),
    (
        "co-signers of nothing",
        r#"{ coSigners(of: { slug: "nobody" }) { count } }"#,
        "{}",
        "BAD_USER_INPUT",
        "argument of names no thing",
    ),
    (
        "the null character in a variable",
        "query($t: String!) { search(text: $t) { matched } }",
        r#"{ "t": "a\u0000b" }"#,
        "BAD_USER_INPUT",
        "U+0000",
    ),
    (
        "the null character in the document",
        "{ search(text: \"a\\u0000b\") { matched } }",
        "{}",
        "BAD_USER_INPUT",
        "U+0000",
    ),
];

#[tokio::test]
async fn what_is_wrong_is_refused_with_a_code_and_a_sentence() {
    let served = Served::seeded().await;
    for (name, query, variables, code, part) in REFUSED {
        let variables: Value = serde_json::from_str(variables).unwrap();
        let answer = served.ask(query, &variables).await.json();
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], json!(code), "{name}: {answer}");
        assert!(error["message"].as_str().unwrap().contains(part), "{name}: {}", error["message"]);
    }
}

#[tokio::test]
async fn more_ids_than_allowed_are_refused() {
    let served = Served::seeded().await;
    let ids: Vec<String> = (0..101).map(|number| format!("thing_{number:032x}")).collect();
    let reply = served
        .ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", &json!({ "ids": ids }))
        .await;
    assert_eq!(reply.code(), "LIMIT_EXCEEDED");
    let reply = served
        .ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", &json!({ "ids": ids[..100] }))
        .await;
    assert_eq!(reply.json()["data"]["nodes"].as_array().unwrap().len(), 100);
}

#[tokio::test]
async fn what_there_is_not_is_null() {
    const QUERY: &str = r#"{
      node(id: "thing_00000000000000000000000000000000") { id }
      nodes(ids: ["source_00000000000000000000000000000000"]) { id }
      thing(by: { slug: "no-such-thing" }) { id }
      case(by: { slug: "clec" }) { id }
      actor(by: { slug: "koh-kong-sugar" }) { id }
      forum(by: { slug: "clec" }) { id }
      source(by: { key: "no-such-source" }) { id }
      evidenceOfFact(fact: "XX99") { id }
      things(filter: { place: "place_00000000000000000000000000000000" }) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }
    }"#;
    let served = Served::seeded().await;
    let data = served.data(QUERY, json!({})).await;
    let empty = json!({ "totalCount": 0, "nodes": [], "pageInfo": { "hasNextPage": false, "endCursor": null } });
    assert_eq!(
        data,
        json!({ "node": null, "nodes": [null], "thing": null, "case": null, "actor": null, "forum": null, "source": null, "evidenceOfFact": [], "things": empty })
    );
}

#[tokio::test]
async fn text_in_any_script_is_taken_as_it_is() {
    const QUERY: &str =
        "query($t: String!) { search(text: $t) { matched } things(filter: { text: $t }) { totalCount } thing(by: { slug: $t }) { id } }";
    let served = Served::seeded().await;
    for text in [
        "",
        " ",
        "ក្រសួងបរិស្ថាន",
        "ស្រែ\u{200b}អំបិល",
        "🦀🌾",
        "منظمة العمل",
        "\u{202e}gnok hok",
        "%",
        "_",
        "'; DROP TABLE things; --",
        "\"",
        "\\",
        "a\nb",
        "NEAR(a b)",
        "* OR *",
    ] {
        let reply = served.ask(QUERY, &json!({ "t": text })).await;
        let answer = reply.json();
        assert_eq!(answer["errors"], Value::Null, "{text:?}");
        assert_eq!(answer["data"]["thing"], Value::Null, "{text:?}");
    }
    let reply = served.ask(QUERY, &json!({ "t": "ក".repeat(201) })).await;
    assert_eq!(reply.code(), "LIMIT_EXCEEDED");
}

#[tokio::test]
async fn many_clients_with_a_nested_query_are_all_answered() {
    const QUERY: &str = "{ cases(first: 10) { nodes { slug parties { role parties { actor { name } relationship { evidence { source { title } } } } } } } }";
    let served = std::sync::Arc::new(Served::seeded().await);
    let clients: Vec<_> = (0..32)
        .map(|_| {
            let served = std::sync::Arc::clone(&served);
            tokio::spawn(async move { served.ask(QUERY, &json!({})).await.body })
        })
        .collect();
    let mut answers = Vec::new();
    for client in clients {
        answers.push(client.await.unwrap());
    }
    let first: Value = serde_json::from_str(&answers[0]).unwrap();
    assert_eq!(first["errors"], Value::Null);
    assert_eq!(first["data"]["cases"]["nodes"].as_array().unwrap().len(), 10);
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "all clients get the same answer"
    );
}
