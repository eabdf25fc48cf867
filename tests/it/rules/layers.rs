//! Arrows point one way: who may use whom, read from the manifests of all members and, where a manifest cannot say it, from the sources.
//! The table here is the one of `docs/style.md`; a new arrow or a new member needs its line in both.

use std::collections::BTreeMap;

use super::tree;

/// A member of the workspace: which of our crates it may use, and the beginnings of the names of foreign crates that it must not.
/// Every name begins with the empty text.
struct Layer {
    name: &'static str,
    ours: &'static [&'static str],
    never: &'static [&'static str],
}

const LAYERS: [Layer; 9] = [
    Layer {
        name: "graph",
        ours: &[],
        never: &[""],
    },
    Layer {
        name: "exchange",
        ours: &[],
        never: &["sea-orm", "serde", "axum", "tokio", "futures", "async-", "sqlx"],
    },
    Layer {
        name: "entities",
        ours: &[],
        never: &["async-graphql", "axum", "tokio", "sqlx"],
    },
    Layer {
        name: "migration",
        ours: &[],
        never: &["async-graphql", "axum", "sqlx"],
    },
    Layer {
        name: "store",
        ours: &["entities", "graph", "exchange"],
        never: &["async-graphql", "axum", "hyper", "clap", "anyhow"],
    },
    Layer {
        name: "seeds",
        ours: &["store", "exchange"],
        never: &["sea-orm", "sqlx", "async-graphql", "axum"],
    },
    Layer {
        name: "api",
        ours: &["store", "seeds", "migration", "entities", "graph", "exchange"],
        never: &["async-graphql-axum"],
    },
    Layer {
        name: "bench",
        ours: &["api", "store", "entities", "graph"],
        never: &["async-graphql", "axum"],
    },
    Layer {
        name: "integration-tests",
        ours: &["api", "store", "seeds", "migration", "entities", "graph", "exchange"],
        never: &[],
    },
];

/// The manifests: each member with the crates it names, for the program itself and for its tests.
type Manifests = BTreeMap<String, Dependencies>;

#[derive(Default)]
struct Dependencies {
    program: Vec<String>,
    tests: Vec<String>,
}

fn manifests() -> Manifests {
    let metadata = tree::metadata(&["--no-deps", "--offline"]);
    let mut manifests = Manifests::new();
    for package in metadata["packages"].as_array().unwrap() {
        let member = manifests.entry(package["name"].as_str().unwrap().to_owned()).or_default();
        for dependency in package["dependencies"].as_array().unwrap() {
            let name = dependency["name"].as_str().unwrap().to_owned();
            match dependency["kind"].as_str() {
                Some("dev") => member.tests.push(name),
                _ => member.program.push(name),
            }
        }
    }
    manifests
}

fn breaches(manifests: &Manifests) -> Vec<String> {
    let mut breaches = Vec::new();
    for (name, dependencies) in manifests {
        let Some(layer) = LAYERS.iter().find(|layer| layer.name == name) else {
            breaches.push(format!(
                "{name} is a new member: state in LAYERS and in docs/style.md whom it may use"
            ));
            continue;
        };
        for other in dependencies
            .program
            .iter()
            .chain(&dependencies.tests)
            .filter(|other| manifests.contains_key(*other))
        {
            if !layer.ours.contains(&other.as_str()) {
                breaches.push(format!("{name} ─► {other} is a new arrow"));
            }
        }
        for foreign in dependencies.program.iter().filter(|foreign| !manifests.contains_key(*foreign)) {
            if layer.never.iter().any(|start| foreign.starts_with(start)) {
                breaches.push(format!("{name} must not use {foreign}"));
            }
        }
    }
    breaches
}

#[test]
fn crates_use_only_those_they_may() {
    let manifests = manifests();
    assert_eq!(manifests.len(), LAYERS.len(), "a member of LAYERS is gone from the workspace");
    tree::assert_none("Arrows of the workspace that docs/style.md does not have:", &breaches(&manifests));
}

#[test]
fn a_new_arrow_would_be_seen() {
    let draw = |program: &[&str], tests: &[&str]| Dependencies {
        program: program.iter().map(|name| (*name).to_owned()).collect(),
        tests: tests.iter().map(|name| (*name).to_owned()).collect(),
    };
    let drawn = Manifests::from([
        ("graph".to_owned(), draw(&["serde"], &["proptest", "store"])),
        ("entities".to_owned(), draw(&["sea-orm", "async-graphql"], &[])),
        ("store".to_owned(), draw(&["entities", "integration-tests"], &["migration"])),
        ("migration".to_owned(), draw(&["sea-orm-migration"], &[])),
        ("integration-tests".to_owned(), draw(&["store"], &[])),
        ("stranger".to_owned(), draw(&[], &[])),
    ]);
    let expected = [
        "entities must not use async-graphql",
        "graph ─► store is a new arrow",
        "graph must not use serde",
        "store ─► integration-tests is a new arrow",
        "store ─► migration is a new arrow",
        "stranger is a new member: state in LAYERS and in docs/style.md whom it may use",
    ];
    assert_eq!(breaches(&drawn), expected);
}

/// Words that code below a folder must not hold, with the reason: what a manifest cannot forbid.
const WORDS: [(&str, &[&str], &str); 3] = [
    (
        "api/src/graphql/",
        &["sea_orm", "sqlx", "DatabaseConnection"],
        "a resolver calls one function of store; SQL in resolvers escapes review and batching",
    ),
    (
        "graph/src/",
        &["std::fs", "std::net", "std::env", "async fn", ".await", "Instant::now"],
        "the graph is a pure function of its input",
    ),
    (
        "exchange/src/",
        &["std::fs", "std::net", "std::env", "async fn", ".await"],
        "formats are bytes in and records out",
    ),
];

fn code_of(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

#[test]
fn sources_hold_no_word_of_a_layer_they_must_not_know() {
    let mut breaches = Vec::new();
    let sources = tree::texts(&[".rs"]);
    for (folder, words, reason) in WORDS {
        let below: Vec<_> = sources.iter().filter(|source| source.path.starts_with(folder)).collect();
        assert!(!below.is_empty(), "{folder} holds no source: mend the rule");
        for source in below {
            for (number, line) in source.content.lines().enumerate() {
                for word in words.iter().filter(|word| code_of(line).contains(**word)) {
                    breaches.push(format!("{}:{}: {word} ({reason})", source.path, number + 1));
                }
            }
        }
    }
    tree::assert_none("Words of another layer:", &breaches);
}
