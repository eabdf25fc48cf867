//! Paging: every item once, forwards and backwards, whatever the order and the size of the pages.

use serde_json::{Value, json};

use super::Served;

const THINGS: &str = "query($order: ThingOrder, $first: Int, $after: String, $last: Int, $before: String) {
  things(filter: { kinds: [FORUM, CASE] }, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { slug } edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}";

fn slugs(page: &Value) -> Vec<String> {
    page["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["slug"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn promise_12_pages_hold_every_item_once_forwards_and_backwards() {
    let served = Served::seeded().await;
    for order in ["NAME", "SLUG", "STARTED"] {
        let whole = served.data(THINGS, json!({ "order": order, "first": 100 })).await;
        let whole = &whole["things"];
        let expected = slugs(whole);
        assert!(expected.len() > 10, "the curated data has cases and forums");
        assert_eq!(whole["totalCount"], json!(expected.len()));

        let (mut forwards, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = served.data(THINGS, json!({ "order": order, "first": 7, "after": after })).await;
            let page = &page["things"];
            assert_eq!(page["pageInfo"]["hasPreviousPage"], json!(!after.is_null()));
            forwards.extend(slugs(page));
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == json!(false) {
                break;
            }
        }
        assert_eq!(forwards, expected, "{order}");

        let (mut backwards, mut before) = (Vec::new(), Value::Null);
        loop {
            let page = served.data(THINGS, json!({ "order": order, "last": 7, "before": before })).await;
            let page = &page["things"];
            backwards.splice(0..0, slugs(page));
            before = page["pageInfo"]["startCursor"].clone();
            if page["pageInfo"]["hasPreviousPage"] == json!(false) {
                break;
            }
        }
        assert_eq!(backwards, expected, "{order}, backwards");
    }
}

#[tokio::test]
async fn a_cursor_is_of_one_list_in_one_order_and_tells_no_key() {
    let served = Served::seeded().await;
    let page = served.data(THINGS, json!({ "order": "NAME", "first": 1 })).await;
    let cursor = page["things"]["pageInfo"]["endCursor"].clone();
    let reply = served.ask(THINGS, &json!({ "order": "SLUG", "first": 1, "after": cursor })).await;
    assert_eq!(reply.code(), "BAD_USER_INPUT");
    let reply = served
        .ask(
            "query($after: String) { sources(first: 1, after: $after) { nodes { id } } }",
            &json!({ "after": cursor }),
        )
        .await;
    assert_eq!(reply.code(), "BAD_USER_INPUT");
}

#[tokio::test]
async fn relationships_of_several_things_page_apart() {
    const QUERY: &str = "query($first: Int) { cases(first: 5, orderBy: SLUG) { nodes { slug
      relationships(first: $first) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } }";
    let served = Served::seeded().await;
    let few = served.data(QUERY, json!({ "first": 3 })).await;
    let many = served.data(QUERY, json!({ "first": 40 })).await;
    for (few, many) in few["cases"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .zip(many["cases"]["nodes"].as_array().unwrap())
    {
        let (few, many) = (&few["relationships"], &many["relationships"]);
        let shown = few["nodes"].as_array().unwrap();
        assert_eq!(shown[..], many["nodes"].as_array().unwrap()[..shown.len()]);
        let total = many["totalCount"].as_u64().unwrap();
        assert_eq!(few["pageInfo"]["hasNextPage"], json!(total > 3), "{total} in all");
    }
}
