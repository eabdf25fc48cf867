//! The files of the repository, and what is wrong with them put so that it can be read in a failed test.
//! Apart from the rules because each of them walks the same tree.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A text file of the repository.
pub struct Text {
    /// Its path from the root, with `/`.
    pub path: String,
    /// What it holds.
    pub content: String,
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every text file whose name ends in one of the endings (`.rs`), in order of path.
/// What is built, and hidden folders but `.ci`, are no part of the tree.
pub fn texts(endings: &[&str]) -> Vec<Text> {
    let root = root();
    let mut paths = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let built = matches!(name.as_str(), "target" | "node_modules" | "dist") || (name.starts_with('.') && name != ".ci");
            if entry.file_type().unwrap().is_dir() {
                if !built {
                    folders.push(entry.path());
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                paths.push(entry.path());
            }
        }
    }
    paths.sort();
    assert!(
        !paths.is_empty(),
        "no file of the repository ends in {endings:?}: the rule reads nothing"
    );
    let relative = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    paths
        .iter()
        .map(|path| Text {
            path: relative(path),
            content: std::fs::read_to_string(path).unwrap(),
        })
        .collect()
}

/// One file, by its path from the root.
pub fn text(path: &str) -> String {
    let content = std::fs::read_to_string(root().join(path));
    assert!(content.is_ok(), "{path} cannot be read: {content:?}");
    content.unwrap()
}

/// What cargo knows of the workspace, read from its manifests.
pub fn metadata(arguments: &[&str]) -> serde_json::Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1"])
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "cargo metadata failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Fails with all breaches at once, each on its line.
pub fn assert_none(rule: &str, breaches: &[String]) {
    assert!(breaches.is_empty(), "{rule}\n  {}\n", breaches.join("\n  "));
}
