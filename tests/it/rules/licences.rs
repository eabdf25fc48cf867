//! What we build on may be given away with what we build: the licence of every dependency is one that `deny.toml` allows.
//! Apart from `layers` because it reads the whole tree of dependencies, not our members; it stands in for `cargo deny check licenses`
//! where that program is not installed.

use std::collections::BTreeSet;

use super::tree;

/// The licences that `deny.toml` allows, for all or for one crate.
fn allowed(configuration: &str) -> BTreeSet<String> {
    let code: Vec<&str> = configuration
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default())
        .collect();
    let code = code.join("\n");
    let list = code.split("allow = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether an SPDX expression of names, `AND`, `OR`, `WITH` and brackets can be met by the allowed licences.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    // Old manifests write a slash for OR.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = either(&words, &mut at, allowed);
    met && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at, allowed);
    }
    met
}

fn both(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = either(words, at, allowed);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return allowed.contains(&format!("{word} WITH {exception}"));
    }
    allowed.contains(*word)
}

#[test]
fn every_dependency_may_be_given_away() {
    let allowed = allowed(&tree::text("deny.toml"));
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let metadata = tree::metadata(&["--locked", "--offline", "--filter-platform", &target]);
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "only {} packages were read", packages.len());
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(|expression| is_met(expression, &allowed)))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    tree::assert_none("deny.toml does not allow the licence of:", &refused);
}

#[test]
fn expressions_of_licences_are_read() {
    let allowed = allowed("[licenses]\nallow = [ # ours\n \"MIT\",\n \"Apache-2.0\", \"Apache-2.0 WITH LLVM-exception\"]");
    let check = |expression: &str, expected: bool| assert_eq!(is_met(expression, &allowed), expected, "{expression}");
    check("MIT", true);
    check("MIT/Apache-2.0", true);
    check("GPL-3.0 OR MIT", true);
    check("GPL-3.0 AND MIT", false);
    check("(GPL-3.0 OR MIT) AND Apache-2.0", true);
    check("Apache-2.0 WITH LLVM-exception", true);
    check("Apache-2.0 WITH Classpath-exception-2.0", false);
    check("", false);
}
