//! Documents say what is so: what they name exists, and what must be documented is.

use std::collections::BTreeSet;
use std::path::Path;

use super::tree;

/// The texts between backticks, outside blocks of code.
fn quoted(document: &str) -> Vec<&str> {
    let mut quoted = Vec::new();
    let mut in_block = false;
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            quoted.extend(line.split('`').skip(1).step_by(2));
        }
    }
    quoted
}

/// Every name that the sources define as a type, a function, a constant or a module, with the folder of its crate.
fn defined() -> BTreeSet<(String, String)> {
    let mut names = BTreeSet::new();
    for source in tree::texts(&[".rs"]) {
        let folder = source.path.split('/').next().unwrap().to_owned();
        for line in source.content.lines() {
            let words: Vec<&str> = line
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .filter(|word| !word.is_empty())
                .collect();
            for pair in words.windows(2) {
                if matches!(pair[0], "struct" | "enum" | "trait" | "type" | "fn" | "const" | "mod") {
                    names.insert((folder.clone(), pair[1].to_owned()));
                }
            }
        }
    }
    names
}

fn looks_like_path(text: &str) -> bool {
    let plain = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-'));
    plain
        && !text.starts_with('/')
        && (text.contains('/')
            || [".rs", ".md", ".toml", ".csv", ".graphql"]
                .iter()
                .any(|ending| text.ends_with(ending)))
}

/// The first and the last name of a text such as `Editor`, `graph::Index` or `Editor::commit()`; `None` when it names no item of ours.
fn item(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_suffix("()").unwrap_or(text);
    let parts: Vec<&str> = text.split("::").collect();
    let is_name = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let (first, last) = (*parts.first()?, *parts.last()?);
    let camel = last.starts_with(|c: char| c.is_ascii_uppercase()) && last.contains(|c: char| c.is_ascii_lowercase());
    (parts.iter().all(is_name) && (parts.len() > 1 || camel)).then_some((first, last))
}

/// What the document names and the repository does not have. A name that begins with one of our crates must be defined there.
fn missing(document: &str, defined: &BTreeSet<(String, String)>) -> Vec<String> {
    let root = tree::root();
    let is_defined = |(first, last): (&str, &str)| {
        let ours = defined.iter().any(|(folder, _)| folder == first);
        defined.iter().any(|(folder, name)| name == last && (!ours || folder == first))
    };
    let names = quoted(document);
    let paths = names.iter().filter(|text| looks_like_path(text) && !root.join(text).exists());
    let items = names
        .iter()
        .filter(|text| !looks_like_path(text) && item(text).is_some_and(|ends| !is_defined(ends)));
    paths.chain(items).map(|text| format!("`{text}`")).collect()
}

#[test]
fn everything_the_architecture_names_exists() {
    let document = tree::text("ARCHITECTURE.md");
    let defined = defined();
    tree::assert_none(
        "ARCHITECTURE.md names what is not there (paths from the root, types as they are written):",
        &missing(&document, &defined),
    );

    let drawn =
        "`graph/`, `nowhere/at/all.rs`, `graph::Index`, `exchange::Index`, `NoSuchTypeAnywhere`, `walk`\n```\n`not/looked/at.rs`\n```";
    assert_eq!(
        missing(drawn, &defined),
        ["`nowhere/at/all.rs`", "`exchange::Index`", "`NoSuchTypeAnywhere`"]
    );
}

#[test]
fn the_architecture_names_every_crate() {
    let document = tree::text("ARCHITECTURE.md");
    let names = quoted(&document);
    let members = tree::metadata(&["--no-deps", "--offline"]);
    let root = tree::root();
    let unnamed: Vec<String> = members["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            Path::new(package["manifest_path"].as_str().unwrap())
                .parent()
                .unwrap()
                .strip_prefix(&root)
                .unwrap()
                .to_owned()
        })
        .map(|folder| format!("{}/", folder.display()))
        .filter(|folder| !names.contains(&folder.as_str()))
        .collect();
    tree::assert_none("ARCHITECTURE.md does not name these folders:", &unnamed);
}

#[test]
fn every_document_is_named_where_a_reader_begins() {
    let beginnings = format!("{}{}", tree::text("README.md"), tree::text("ARCHITECTURE.md"));
    let unnamed: Vec<String> = tree::texts(&[".md"])
        .into_iter()
        .map(|document| document.path)
        .filter(|path| path.starts_with("docs/") && !beginnings.contains(path.as_str()))
        .collect();
    tree::assert_none("Neither README.md nor ARCHITECTURE.md names:", &unnamed);
}

#[test]
fn every_setting_has_its_heading() {
    let document = tree::text("docs/configuration.md");
    let headings: BTreeSet<&str> = document
        .lines()
        .filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`'))
        .collect();
    let settings: BTreeSet<&str> = api::config::setting::SETTINGS.iter().map(|setting| setting.key).collect();
    assert!(!settings.is_empty());
    assert_eq!(
        headings, settings,
        "the headings of docs/configuration.md and the settings of the server"
    );
}

/// Links of a document to files beside it that are not there.
fn broken_links(path: &str, content: &str) -> Vec<String> {
    let folder = tree::root().join(path).parent().unwrap().to_owned();
    let targets = content.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains(':') && !target.contains(' '))
        .filter(|target| !folder.join(target).exists())
        .map(|target| format!("{path}: {target}"))
        .collect()
}

#[test]
fn links_between_documents_lead_somewhere() {
    let broken: Vec<String> = tree::texts(&[".md"])
        .iter()
        .flat_map(|document| broken_links(&document.path, &document.content))
        .collect();
    tree::assert_none("Links that lead nowhere:", &broken);
    assert_eq!(
        broken_links("README.md", "[a](Cargo.toml) [b](docs/gone.md#x) [c](https://example.org)"),
        ["README.md: docs/gone.md"]
    );
}

#[test]
fn every_step_of_the_pipeline_is_explained() {
    let steps = tree::text(".ci/run");
    let contributing = tree::text("CONTRIBUTING.md");
    let named: Vec<&str> = steps
        .lines()
        .filter_map(|line| line.strip_prefix("step \"")?.split('"').next())
        .collect();
    assert!(named.len() > 4, "the steps of .ci/run are not read: {named:?}");
    let unexplained: Vec<String> = named
        .iter()
        .filter(|step| !contributing.contains(&format!("| {step} |")))
        .map(|step| (*step).to_owned())
        .collect();
    tree::assert_none("CONTRIBUTING.md has no row for these steps of .ci/run:", &unexplained);
}

#[test]
fn the_changelog_knows_the_version() {
    let version = tree::metadata(&["--no-deps", "--offline"])["packages"][0]["version"]
        .as_str()
        .unwrap()
        .to_owned();
    let changelog = tree::text("CHANGELOG.md");
    assert!(
        changelog.lines().any(|line| line.starts_with(&format!("## [{version}]"))),
        "CHANGELOG.md has no heading for {version}"
    );
}
