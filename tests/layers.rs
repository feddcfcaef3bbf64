//! Imports point down: a module may use the layers below its own, never its own row or above.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up. Modules of one row do not know each other.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["news"],
    &["command", "theme", "locale"],
    &["feed", "article", "insight"],
    &["fetch", "store", "config", "share"],
    &["engine"],
    &["tui", "cli"],
];

fn row(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

fn sources(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn imports_point_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap();
        let module =
            inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
        let Some(own) = row(&module) else { continue };
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap();
            for piece in code.split("crate::").skip(1) {
                let named = piece.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                if named != module && row(named).is_some_and(|other| other >= own) {
                    wrong.push(format!("{}:{}: {module} uses {named}", inside.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports that point up or sideways:\n{}", wrong.join("\n"));
}
