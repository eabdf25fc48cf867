//! Questions to the graph: what they refuse, what odd ones answer, and that pages of neighbours add up to the whole.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Served;

const PATHS: &str = "query($from: ThingBy!, $to: ThingBy!) {
  paths(from: $from, to: $to) { paths { length things { slug } hops { sentence } weakest { number } heldTogether { from to certainly } } completeness { complete stoppedBy note } }
}";

/// Name, document, code, and a part of the sentence.
const REFUSED: &[(&str, &str, &str, &str)] = &[
    (
        "a path from nothing",
        r#"{ paths(from: { slug: "no-such" }, to: { slug: "clec" }) { revision } }"#,
        "BAD_USER_INPUT",
        "argument from names no thing",
    ),
    (
        "a path to nothing",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "no-such" }) { revision } }"#,
        "BAD_USER_INPUT",
        "argument to names no thing",
    ),
    (
        "a path to what an unknown id names",
        r#"{ paths(from: { slug: "clec" }, to: { id: "thing_00000000000000000000000000000000" }) { revision } }"#,
        "BAD_USER_INPUT",
        "argument to names no thing",
    ),
    (
        "a path to a source",
        r#"{ paths(from: { slug: "clec" }, to: { id: "source_00000000000000000000000000000000" }) { revision } }"#,
        "BAD_USER_INPUT",
        "argument to.id must be the id of a thing",
    ),
    (
        "a path past nothing",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, mustPass: [{ slug: "no-such" }]) { revision } }"#,
        "BAD_USER_INPUT",
        "argument mustPass",
    ),
    (
        "a path around nothing",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, avoid: [{ slug: "no-such" }]) { revision } }"#,
        "BAD_USER_INPUT",
        "argument avoid",
    ),
    (
        "no paths",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, first: 0) { revision } }"#,
        "BAD_USER_INPUT",
        "argument first must be from 1",
    ),
    (
        "too many paths",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, first: 100000) { revision } }"#,
        "LIMIT_EXCEEDED",
        "argument first may be at most 100",
    ),
    (
        "no hops",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, budget: { hops: 0 }) { revision } }"#,
        "BAD_USER_INPUT",
        "budget.hops must be from 1 to 8",
    ),
    (
        "too many hops",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, budget: { hops: 9 }) { revision } }"#,
        "LIMIT_EXCEEDED",
        "budget.hops may be at most 8",
    ),
    (
        "no work",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, budget: { work: -1 }) { revision } }"#,
        "BAD_USER_INPUT",
        "budget.work",
    ),
    (
        "too much work",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, budget: { work: 2000000000 }) { revision } }"#,
        "LIMIT_EXCEEDED",
        "budget.work",
    ),
    (
        "a weight below nothing",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, weights: { length: -1 }) { revision } }"#,
        "BAD_USER_INPUT",
        "weights.length",
    ),
    (
        "weights for nothing",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, rank: EVERY, weights: { length: 1 }) { revision } }"#,
        "BAD_USER_INPUT",
        "EVERY weighs nothing",
    ),
    (
        "a path in a year",
        r#"{ paths(from: { slug: "clec" }, to: { slug: "cchr" }, at: { validAt: "2012" }) { revision } }"#,
        "BAD_USER_INPUT",
        "at.validAt must be a whole day",
    ),
    (
        "an alliance with nothing",
        r#"{ alliancePaths(from: { slug: "clec" }, to: { slug: "no-such" }) { revision } }"#,
        "BAD_USER_INPUT",
        "argument to names no thing",
    ),
    (
        "neighbours of nothing",
        r#"{ neighbours(of: { slug: "no-such" }) { things } }"#,
        "BAD_USER_INPUT",
        "argument of names no thing",
    ),
    (
        "no neighbours",
        r#"{ neighbours(of: { slug: "clec" }, first: 0) { things } }"#,
        "BAD_USER_INPUT",
        "argument first",
    ),
    (
        "neighbours from both ends",
        r#"{ neighbours(of: { slug: "clec" }, first: 1, last: 1) { things } }"#,
        "BAD_USER_INPUT",
        "first or last, not both",
    ),
    (
        "neighbours after a bad cursor",
        r#"{ neighbours(of: { slug: "clec" }, after: "AAAA") { things } }"#,
        "BAD_USER_INPUT",
        "argument after is no cursor",
    ),
    (
        "a network of nothing",
        r#"{ network(of: [{ slug: "no-such" }]) { revision } }"#,
        "BAD_USER_INPUT",
        "argument of names no thing",
    ),
    (
        "a network of none",
        "{ network(of: []) { revision } }",
        "BAD_USER_INPUT",
        "at least one thing",
    ),
    (
        "a network without things",
        r#"{ network(of: [{ slug: "clec" }], maxThings: 0) { revision } }"#,
        "BAD_USER_INPUT",
        "maxThings must be from 1 to 500",
    ),
    (
        "too large a network",
        r#"{ network(of: [{ slug: "clec" }], maxThings: 100000) { revision } }"#,
        "LIMIT_EXCEEDED",
        "maxThings may be at most 500",
    ),
    (
        "too far a network",
        r#"{ network(of: [{ slug: "clec" }], hops: 9) { revision } }"#,
        "LIMIT_EXCEEDED",
        "hops may be at most 8",
    ),
    (
        "money of nothing",
        r#"{ moneyTrail(of: [{ slug: "no-such" }]) { revision } }"#,
        "BAD_USER_INPUT",
        "argument of names no thing",
    ),
    (
        "owners of nothing",
        r#"{ ownership(of: { slug: "no-such" }) { revision } }"#,
        "BAD_USER_INPUT",
        "argument of names no thing",
    ),
    (
        "more than the whole",
        r#"{ ownership(of: { slug: "koh-kong-plantation" }, minShare: 101) { revision } }"#,
        "BAD_USER_INPUT",
        "minShare must be from 0 to 100",
    ),
    (
        "one thing alone shares nothing",
        r#"{ shared(of: [{ slug: "clec" }, { slug: "clec" }]) { revision } }"#,
        "BAD_USER_INPUT",
        "two different things",
    ),
    (
        "more links than things",
        r#"{ shared(of: [{ slug: "clec" }, { slug: "cchr" }], minLinks: 3) { revision } }"#,
        "BAD_USER_INPUT",
        "minLinks must be from 1 to 2",
    ),
];

#[tokio::test]
async fn what_a_search_cannot_start_from_is_refused_with_a_code_and_a_sentence() {
    let served = Served::seeded().await;
    for (name, query, code, part) in REFUSED {
        let answer = served.ask(query, &json!({})).await.json();
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], json!(code), "{name}: {answer}");
        assert!(error["message"].as_str().unwrap().contains(part), "{name}: {}", error["message"]);
    }
}

#[tokio::test]
async fn more_starts_than_allowed_are_refused() {
    let served = Served::seeded().await;
    let of: Vec<Value> = (0..21).map(|_| json!({ "slug": "clec" })).collect();
    let reply = served
        .ask("query($of: [ThingBy!]!) { network(of: $of) { revision } }", &json!({ "of": of }))
        .await;
    assert_eq!(reply.code(), "LIMIT_EXCEEDED");
}

#[tokio::test]
async fn the_path_from_a_thing_to_itself_is_that_thing() {
    let served = Served::seeded().await;
    let data = served
        .data(PATHS, json!({ "from": { "slug": "clec" }, "to": { "slug": "clec" } }))
        .await;
    let path = &data["paths"]["paths"][0];
    assert_eq!(
        (&path["length"], &path["hops"], &path["weakest"]),
        (&json!(0), &json!([]), &Value::Null)
    );
    assert_eq!(path["things"], json!([{ "slug": "clec" }]));
    assert_eq!(data["paths"]["completeness"]["complete"], true);
}

#[tokio::test]
async fn no_path_is_an_empty_list_that_says_how_far_it_looked() {
    const UNCONNECTED: &str = r#"query($hops: Int, $work: Int) {
      paths(from: { slug: "khon-kaen-sugar-industry" }, to: { slug: "clec" }, where: { families: [MONEY] }, budget: { hops: $hops, work: $work }) {
        paths { length }
        completeness { complete stoppedBy note }
      }
    }"#;
    let served = Served::seeded().await;
    let whole = served.data(UNCONNECTED, json!({})).await;
    let note = "This is everything there is, among the records you can see.";
    assert_eq!(
        whole["paths"],
        json!({ "paths": [], "completeness": { "complete": true, "stoppedBy": null, "note": note } })
    );
    // A budget that ends the search never says that there is nothing.
    for (budget, reason) in [(json!({ "hops": 1 }), "HOPS"), (json!({ "work": 1 }), "WORK")] {
        let cut = served.data(UNCONNECTED, budget).await;
        assert_eq!(cut["paths"]["paths"], json!([]));
        assert_eq!(
            (
                &cut["paths"]["completeness"]["complete"],
                &cut["paths"]["completeness"]["stoppedBy"]
            ),
            (&json!(false), &json!(reason))
        );
        assert!(
            cut["paths"]["completeness"]["note"]
                .as_str()
                .unwrap()
                .ends_with("among the records you can see.")
        );
    }
}

#[tokio::test]
async fn odd_names_are_no_things_and_break_nothing() {
    let served = Served::seeded().await;
    for odd in ["", "ស្រែអំបិល", "🦀", "منظمة", "' OR 1=1 --", "\u{202e}celc"] {
        let reply = served
            .ask(PATHS, &json!({ "from": { "slug": odd }, "to": { "slug": "clec" } }))
            .await;
        assert_eq!(reply.code(), "BAD_USER_INPUT", "{odd:?}");
    }
    let reply = served
        .ask(PATHS, &json!({ "from": { "slug": "a\u{0}b" }, "to": { "slug": "clec" } }))
        .await;
    assert_eq!(reply.code(), "BAD_USER_INPUT");
}

#[tokio::test]
async fn pages_of_neighbours_add_up_to_the_whole_from_both_ends() {
    const PAGE: &str = r#"query($first: Int, $after: String, $last: Int, $before: String) {
      neighbours(of: { slug: "koh-kong-sugar" }, first: $first, after: $after, last: $last, before: $before) {
        groups { kind forward things neighbours { nodes { thing { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
      }
    }"#;
    let served = Served::seeded().await;
    let parties = |data: &Value| {
        data["neighbours"]["groups"]
            .as_array()
            .unwrap()
            .iter()
            .find(|group| group["kind"] == "PARTY_TO")
            .unwrap()
            .clone()
    };
    let slugs = |group: &Value| -> Vec<String> {
        let nodes = group["neighbours"]["nodes"].as_array().unwrap();
        nodes
            .iter()
            .map(|node| node["thing"]["slug"].as_str().unwrap().to_owned())
            .collect()
    };
    let whole = parties(&served.data(PAGE, json!({ "first": 100 })).await);
    let whole_slugs = slugs(&whole);
    assert_eq!(whole["things"], json!(whole_slugs.len()));
    assert_eq!(
        whole_slugs.iter().collect::<BTreeSet<_>>().len(),
        whole_slugs.len(),
        "a neighbour stands in its group once"
    );
    for (size, cursor, more, edge, backwards) in [
        ("first", "after", "hasNextPage", "endCursor", false),
        ("last", "before", "hasPreviousPage", "startCursor", true),
    ] {
        let mut found: Vec<String> = Vec::new();
        let mut arguments = json!({ size: 4 });
        loop {
            let group = parties(&served.data(PAGE, arguments.clone()).await);
            let page = slugs(&group);
            found = if backwards {
                [page, found].concat()
            } else {
                [found, page].concat()
            };
            let info = &group["neighbours"]["pageInfo"];
            if info[more] == false {
                break;
            }
            arguments = json!({ size: 4, cursor: info[edge] });
        }
        assert_eq!(found, whole_slugs, "{size}");
    }
}

#[tokio::test]
async fn a_path_reads_the_same_from_both_ends() {
    let served = Served::seeded().await;
    let ends = [
        json!({ "slug": "srae-ambel-community" }),
        json!({ "slug": "american-sugar-refining" }),
    ];
    let there = served.data(PATHS, json!({ "from": ends[0], "to": ends[1] })).await;
    let back = served.data(PATHS, json!({ "from": ends[1], "to": ends[0] })).await;
    let mut reversed = back["paths"]["paths"][0]["things"].as_array().unwrap().clone();
    reversed.reverse();
    assert_eq!(there["paths"]["paths"][0]["things"], Value::Array(reversed));
}

#[tokio::test]
async fn a_trail_through_an_event_runs_from_who_gives_to_who_gets() {
    const TRAIL: &str = r"query($of: [ThingBy!]!, $direction: TrailDirection!) {
      moneyTrail(of: $of, direction: $direction, budget: { hops: 2 }, first: 100) { steps { depth from { slug } to { slug } } }
    }";
    let served = Served::seeded().await;
    let passes = |data: &Value, from: &str, to: &str| {
        data["moneyTrail"]["steps"]
            .as_array()
            .unwrap()
            .iter()
            .any(|step| step["from"]["slug"] == from && step["to"]["slug"] == to)
    };
    let sale = "tate-lyle-sugar-business-sale-2010";
    let seller = json!([{ "slug": "tate-and-lyle-plc" }]);
    let down = served.data(TRAIL, json!({ "of": seller, "direction": "DOWNSTREAM" })).await;
    assert!(
        passes(&down, "tate-and-lyle-plc", sale) && passes(&down, sale, "american-sugar-refining"),
        "{down}"
    );
    let up = served.data(TRAIL, json!({ "of": seller, "direction": "UPSTREAM" })).await;
    assert!(
        !passes(&up, sale, "tate-and-lyle-plc") && !passes(&up, "american-sugar-refining", sale),
        "{up}"
    );
}
