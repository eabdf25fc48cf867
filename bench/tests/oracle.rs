//! The engine answers as igraph does: `data/tiny` is a graph of the generator, and `answers.json` what `oracle.py` says of it.
//! The graph goes in through the import, so a fault of the mapping, the store or the index is found here as much as one of a search.

use std::path::{Path, PathBuf};

use bench::answer::{Answer, differing};
use bench::asked::Asked;
use bench::engine::{self, Items};
use bench::http::{self, Server};
use bench::load;
use bench::question::{self, CAPITAL, MONEY, Question, Wanted, kinds};
use entities::vocabulary::{RelationshipKind, ThingKind};
use graph::{KindSet, View};
use serde_json::Value;

/// The same questions with other days, kinds and directions, under the names that `oracle.py` gives them.
fn further() -> Vec<Question> {
    use RelationshipKind::{Finances, HoldsPosition, Owns, Pays, Supplies};
    let on = |year_month_day: i32| View::public().on(year_month_day);
    let (day, day_1999, day_2003, day_2010) = (question::ASKED_DAY, 10_956, 12_084, 14_610);
    let question = |name, wanted, view| Question { name, wanted, view };
    vec![
        question(
            "Q2m",
            Wanted::Hops,
            on(day).directed(kinds(&[Owns, Finances, Supplies]), kinds(&[Pays])),
        ),
        question("Q1 on 2003-02-01", Wanted::Hops, on(day_2003)),
        question(
            "Q1 through companies and persons",
            Wanted::Hops,
            View::public().through(store::graph::thing_kinds(&[ThingKind::Company, ThingKind::Person])),
        ),
        question(
            "Q2 on 1999-12-31",
            Wanted::Hops,
            on(day_1999).directed(kinds(&CAPITAL), KindSet::EMPTY),
        ),
        question("Q3 on 2015-06-30", Wanted::Shortest, on(day)),
        question(
            "Q4 of directors and owners",
            Wanted::Count,
            View::public().kinds(kinds(&[Owns, HoldsPosition])),
        ),
        question(
            "Q5 along what is owned",
            Wanted::Reach,
            View::public().directed(kinds(&[Owns]), KindSet::EMPTY),
        ),
        question("Q5 on 2015-06-30", Wanted::Reach, on(day)),
        question("Q6 on 2015-06-30", Wanted::Chains, on(day).directed(KindSet::EMPTY, kinds(&MONEY))),
        question("Q7 on 2010-01-01", Wanted::Cheapest, on(day_2010)),
    ]
}

/// The folder, what it asks, and what the oracle answers.
fn tiny() -> (PathBuf, Asked, serde_json::Map<String, Value>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tiny");
    let oracle = std::fs::read(folder.join("answers.json")).unwrap_or_default();
    let oracle = serde_json::from_slice(&oracle).unwrap_or_default();
    let asked = Asked::read(&folder).unwrap_or_default();
    (folder, asked, oracle)
}

/// Fails when an answer is not the oracle's.
fn compare(question: &str, answers: &[Answer], oracle: &serde_json::Map<String, Value>) {
    let expected = oracle[question].as_array().map_or(&[][..], Vec::as_slice);
    let found = differing(answers, expected, 1e-6);
    let first = found.first().map(|number| (number, answers.get(*number), expected.get(*number)));
    assert_eq!(found.len(), 0, "{question}: answers differ; the first: {first:?}");
}

#[tokio::test]
async fn the_api_answers_as_the_oracle_does() {
    let (folder, asked, oracle) = tiny();
    let place = load::load(&folder, &asked, None).await.unwrap().close().await.unwrap();
    let mut client = Server::start(&place).unwrap().connect().await.unwrap();
    let mut answered = Vec::new();
    for question in question::defined() {
        if let Some(timed) = http::ask(&mut client, question.name, &asked).await.unwrap() {
            compare(question.name, &timed.answers, &oracle);
            answered.push(question.name);
        }
    }
    assert_eq!(answered, ["Q1", "Q2", "Q3"], "the questions for which the API has a field");
}

#[tokio::test]
async fn a_generated_graph_is_answered_as_the_oracle_answers_it() {
    let (folder, asked, oracle) = tiny();
    let loaded = load::load(&folder, &asked, None).await.unwrap();
    let index = &loaded.snapshot.index;
    assert_eq!((index.node_count(0), index.edge_count(0)), (600, 2_400));
    let items = Items::of(&asked, &loaded).unwrap();

    let questions: Vec<Question> = question::defined().into_iter().chain(further()).collect();
    let names: Vec<&str> = questions.iter().map(|question| question.name).collect();
    assert_eq!(
        names,
        oracle.keys().map(String::as_str).collect::<Vec<_>>(),
        "every question of the oracle is asked, and no other"
    );
    for question in &questions {
        compare(question.name, &engine::ask(index, question, &items).answers, &oracle);
    }
}
