//! `docs/errors.md` has a heading for every code that a user can meet, and for nothing else.
//! Apart from the other rules about documents because three lists of three crates meet in this one page.

use std::collections::BTreeSet;

use api::graphql::error::Code;
use store::ProblemCode;

use super::tree;

/// A code as the document has it.
struct Entry<'a> {
    code: &'a str,
    /// The lines of text below its heading.
    lines: Vec<&'a str>,
}

/// The entries below one heading of the second level, in order.
fn entries<'a>(document: &'a str, section: &str) -> Vec<Entry<'a>> {
    let mut found: Vec<Entry> = Vec::new();
    let mut inside = false;
    for line in document.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            inside = heading == section;
        } else if inside && let Some(code) = line.strip_prefix("### ") {
            found.push(Entry { code, lines: Vec::new() });
        } else if inside
            && !line.trim().is_empty()
            && let Some(entry) = found.last_mut()
        {
            entry.lines.push(line);
        }
    }
    found
}

/// What is wrong with a section of the document, measured by the list that it is about.
fn breaches(document: &str, section: &str, codes: &[&str]) -> Vec<String> {
    let entries = entries(document, section);
    let mut breaches = Vec::new();
    let mut seen = BTreeSet::new();
    for entry in &entries {
        if !codes.contains(&entry.code) {
            breaches.push(format!("{section}: {} is no code of the list", entry.code));
        }
        if !seen.insert(entry.code) {
            breaches.push(format!("{section}: {} has two headings", entry.code));
        }
        // One line says what it means and another how to mend it.
        if entry.lines.len() < 2 || entry.lines.iter().any(|line| !line.ends_with('.')) {
            breaches.push(format!(
                "{section}: {} must say in sentences what it means and how to mend it",
                entry.code
            ));
        }
    }
    let missing = codes.iter().filter(|code| !seen.contains(*code));
    breaches.extend(missing.map(|code| format!("{section}: {code} has no heading")));
    breaches
}

#[test]
fn every_code_is_explained_and_nothing_else() {
    let document = tree::text("docs/errors.md");
    let of_requests: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let of_data: Vec<&str> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
    let of_files: Vec<&str> = exchange::Code::ALL.iter().map(|code| code.as_str()).collect();
    let mut found = Vec::new();
    for (section, codes) in [("Of a request", &of_requests), ("Of data", &of_data), ("Of a file", &of_files)] {
        assert!(!codes.is_empty());
        found.extend(breaches(&document, section, codes));
    }
    tree::assert_none("docs/errors.md and the lists of codes differ:", &found);
}

#[test]
fn the_rule_sees_what_differs() {
    let drawn = "# Errors\n\n### LOST\n\n## A\n\nIntro.\n\n### ONE\n\nMeaning.\nMending.\n\n### ONE\n\nMeaning.\nMending.\n\n\
                 ### OTHER\n\nOnly a meaning.\n\n## B\n\n### TWO\n\nMeaning.\nMending.\n";
    assert_eq!(
        breaches(drawn, "A", &["ONE", "TWO"]),
        [
            "A: ONE has two headings",
            "A: OTHER is no code of the list",
            "A: OTHER must say in sentences what it means and how to mend it",
            "A: TWO has no heading",
        ]
    );
    assert_eq!(breaches(drawn, "B", &["TWO"]), Vec::<String>::new());
}
