//! The files of the repository as the checks see them: paths and text, nothing else.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::rust_source::RustSource;

/// Folders that are made by a build, a test or a run, wherever they stand.
const SKIPPED_FOLDERS: &[&str] =
    &[".git", "node_modules", ".venv", "comity-data", "target", "__pycache__", ".hypothesis"];

/// Folders that are made by a test run, named from the root.
const SKIPPED_PATHS: &[&str] = &["e2e/out"];

/// Larger files are data (models, recordings); the checks read sources and prose.
const LARGEST_FILE_BYTES: u64 = 2 * 1024 * 1024;

/// One text file of the repository.
pub(crate) struct File {
    /// Path from the root, with `/` between the parts.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
}

/// Every text file of the repository, sorted by path.
pub(crate) struct Tree {
    files: Vec<File>,
}

impl Tree {
    /// Reads all text files below `root`; binary files are left out.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        collect(root, "", &mut files)?;
        Ok(Self::sorted(files))
    }

    /// A tree made of `(path, text)` pairs: what the tests of the checks work on.
    #[cfg(test)]
    pub(crate) fn of(pairs: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        Self::sorted(pairs.iter().map(file).collect())
    }

    fn sorted(mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    pub(crate) fn find(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// All files whose path begins with `folder` and ends with `ending`.
    pub(crate) fn below<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = &'a File> {
        self.files().filter(move |file| file.path.starts_with(folder) && file.path.ends_with(ending))
    }
}

impl File {
    /// The last part of the path.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The last part of the path without its ending.
    pub(crate) fn stem(&self) -> &str {
        self.name().split('.').next().unwrap_or(&self.path)
    }

    /// Whether this is Rust code that only tests, benches or examples run.
    pub(crate) fn is_test_code(&self) -> bool {
        let in_test_folder = ["tests", "benches", "examples", "comity_testkit", "fuzz"]
            .iter()
            .any(|folder| self.path.split('/').any(|part| part == *folder));
        in_test_folder || self.name() == "tests.rs" || self.path.ends_with("_tests.rs")
    }

    /// The file as Rust code, with comments, literals and test modules told apart.
    pub(crate) fn rust(&self) -> RustSource {
        RustSource::read(&self.text)
    }
}

fn collect(folder: &Path, below: &str, files: &mut Vec<File>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list `{}`", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot list `{}`", folder.display()))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        let kind = entry.file_type().with_context(|| format!("cannot look at `{path}`"))?;
        if kind.is_dir() {
            if !is_skipped(&name, &path) {
                collect(&entry.path(), &path, files)?;
            }
        } else if kind.is_file() && entry.metadata().is_ok_and(|file| file.len() <= LARGEST_FILE_BYTES) {
            let bytes = fs::read(entry.path()).with_context(|| format!("cannot read `{path}`"))?;
            if let Some(text) = as_text(bytes) {
                files.push(File { path, text });
            }
        }
    }
    Ok(())
}

fn is_skipped(name: &str, path: &str) -> bool {
    SKIPPED_FOLDERS.contains(&name) || name.starts_with("target-") || SKIPPED_PATHS.contains(&path)
}

fn as_text(bytes: Vec<u8>) -> Option<String> {
    if bytes.contains(&0) {
        return None;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_a_folder_keeps_sources_and_leaves_builds_and_binaries_out() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, bytes: &[u8]| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        };
        write("crates/comity_text/src/lib.rs", b"//! Text.");
        write("target/debug/built.rs", b"//! Built.");
        write("web/node_modules/thing/index.js", b"1");
        write("e2e/out/report.md", b"made by a run");
        write("docs/pictures/thread.png", &[0x89, b'P', b'N', b'G', 0, 1]);

        let tree = Tree::read(folder.path()).unwrap();
        let paths: Vec<&str> = tree.files().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["crates/comity_text/src/lib.rs"]);
    }

    #[test]
    fn test_code_is_told_from_the_path() {
        let tree = Tree::of(&[
            ("crates/comity_store/src/comments.rs", ""),
            ("crates/comity_store/src/tests/story.rs", ""),
            ("crates/comity_store/src/row_tests.rs", ""),
            ("crates/comity_testkit/src/lib.rs", ""),
        ]);
        let product: Vec<&str> =
            tree.files().filter(|file| !file.is_test_code()).map(|file| file.path.as_str()).collect();
        assert_eq!(product, ["crates/comity_store/src/comments.rs"]);
    }
}
