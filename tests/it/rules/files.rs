//! How each file is written: it says what it is for, is small, names no machine, and uses the words of the house.

use super::tree::{self, Text};

/// The longest source file, in lines. Past this a file has more than one purpose.
const LONGEST: usize = 450;

/// Beginnings of paths that exist on one machine only. They are put together here so that this file does not hold them.
const MACHINE_PATHS: [&str; 6] = [
    concat!("/", "home/"),
    concat!("/", "Users/"),
    concat!("/", "root/"),
    concat!("/", "work/"),
    concat!("/", "tmp/"),
    concat!("..", "/shared"),
];

/// Whether a file begins with more than its own name.
fn introduces(source: &str) -> bool {
    let comment: String = source.lines().map_while(|line| line.strip_prefix("//! ")).collect();
    comment.len() > 12
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let silent: Vec<String> = tree::texts(&[".rs"])
        .into_iter()
        .filter(|source| !introduces(&source.content))
        .map(|source| source.path)
        .collect();
    tree::assert_none("Begin each file with `//!` and what it is for and why it is separate:", &silent);
}

#[test]
fn source_files_are_small() {
    let long: Vec<String> = tree::texts(&[".rs"])
        .into_iter()
        .map(|source| (source.content.lines().count(), source.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path} has {lines} lines"))
        .collect();
    tree::assert_none(&format!("Split what has more than {LONGEST} lines by purpose:"), &long);
}

/// Lines that hold a path of one machine. A path within an address (`example.org/home/`) is none: a letter or digit stands before it.
fn machine_paths(text: &Text) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in text.content.lines().enumerate() {
        for path in MACHINE_PATHS {
            let names_machine = line.match_indices(path).any(|(at, _)| {
                let before = line.get(..at).and_then(|start| start.chars().next_back());
                before.is_none_or(|character| !character.is_alphanumeric() && !matches!(character, '/' | '}' | '-' | '_' | '.'))
            });
            if names_machine {
                found.push(format!("{}:{}: {path}", text.path, number + 1));
            }
        }
    }
    found
}

#[test]
fn no_file_names_a_path_of_one_machine() {
    let texts = tree::texts(&[".rs", ".md", ".toml", ".csv", ".graphql", ".snap", ".json", ".html", ".txt", "run"]);
    let found: Vec<String> = texts.iter().flat_map(machine_paths).collect();
    tree::assert_none("A clone elsewhere has no such folder:", &found);

    let drawn = Text {
        path: "x".to_owned(),
        content: format!("see {}alice\nhttps://example.org{}page", MACHINE_PATHS[0], MACHINE_PATHS[0]),
    };
    assert_eq!(
        machine_paths(&drawn),
        [format!("x:1: {}", MACHINE_PATHS[0])],
        "the rule sees a path and passes over an address"
    );
}

/// The names of the functions and types that a source defines, each with its line.
fn definitions(source: &str) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for word in ["fn ", "struct ", "enum ", "trait ", "mod "] {
            let starts_word = |at: usize| {
                at == 0
                    || code
                        .as_bytes()
                        .get(at - 1)
                        .is_some_and(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_')
            };
            for (at, _) in code.match_indices(word).filter(|(at, _)| starts_word(*at)) {
                let rest = code.get(at + word.len()..).unwrap_or_default();
                let end = rest
                    .find(|character: char| !character.is_alphanumeric() && character != '_')
                    .unwrap_or(rest.len());
                names.push((number + 1, &rest[..end]));
            }
        }
    }
    names
}

/// Why a name is none of the house's; `None` when it is good.
fn banned(name: &str) -> Option<&'static str> {
    const VAGUE: [&str; 4] = ["manager", "util", "utils", "helper"];
    let mut words: Vec<String> = Vec::new();
    for character in name.chars() {
        if character == '_' || character.is_uppercase() || words.is_empty() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| character != '_') {
            word.extend(character.to_lowercase());
        }
    }
    if ["get_", "do_", "handle_"].iter().any(|start| name.starts_with(start)) {
        return Some("say what it answers or does: find, list, create, or the domain's verb");
    }
    // "common" says nothing alone, and something before a noun.
    let vague = name == "common" || words.iter().any(|word| VAGUE.contains(&word.as_str()));
    vague.then_some("name it for what it knows")
}

#[test]
fn names_say_what_a_thing_does() {
    let mut breaches = Vec::new();
    for source in tree::texts(&[".rs"]) {
        for (line, name) in definitions(&source.content) {
            if let Some(reason) = banned(name) {
                breaches.push(format!("{}:{line}: {name} ({reason})", source.path));
            }
        }
    }
    tree::assert_none("Names that say nothing:", &breaches);

    let drawn =
        "pub async FN get_thing() {}\nstruct PathHelper<T>;\nmod utils; // FN do_it\nFN target() {}\nlet x: FN (u8);".replace("FN", "fn");
    let seen = definitions(&drawn);
    let names: Vec<&str> = seen.iter().map(|(_, name)| *name).collect();
    assert_eq!(names, ["get_thing", "PathHelper", "utils", "target", ""]);
    let bad: Vec<&str> = [
        "get_thing",
        "PathHelper",
        "common",
        "common_days",
        "target",
        "budget",
        "communities",
        "widget_get",
    ]
    .into_iter()
    .filter(|name| banned(name).is_some())
    .collect();
    assert_eq!(bad, ["get_thing", "PathHelper", "common"]);
}

/// Attributes that silence a lint for good, or without saying why.
fn silenced(source: &str) -> Vec<usize> {
    let allow = concat!("[", "allow(");
    let expect = concat!("[", "expect(");
    let line_of = |at: usize| source[..at].matches('\n').count() + 1;
    let mut lines: Vec<usize> = source.match_indices(allow).map(|(at, _)| line_of(at)).collect();
    for (at, _) in source.match_indices(expect) {
        let attribute = source[at..].split(']').next().unwrap_or_default();
        if !attribute.contains("reason") {
            lines.push(line_of(at));
        }
    }
    lines
}

#[test]
fn a_silenced_lint_gives_its_reason() {
    let breaches: Vec<String> = tree::texts(&[".rs"])
        .iter()
        .flat_map(|source| {
            silenced(&source.content)
                .into_iter()
                .map(|line| format!("{}:{line}", source.path))
                .collect::<Vec<_>>()
        })
        .collect();
    tree::assert_none("Write #[expect(…, reason = \"…\")], never #[allow]:", &breaches);

    let drawn = format!(
        "#{}dead_code)]\nfn a() {{}}\n#{}dead_code)]\n#{}x, reason = \"y\")]",
        concat!("[", "allow("),
        concat!("[", "expect("),
        concat!("[", "expect(")
    );
    assert_eq!(silenced(&drawn), [1, 3]);
}
