//! Files read easily when they are short; only flat tables and code with its own tests grow long.

use super::Problem;
use crate::tree::Tree;

/// Lines of a source file beyond which somebody should look at it.
const MOST_LINES: usize = 500;
const SOURCES: &[&str] = &[".rs", ".ts", ".mjs", ".css", ".html"];

/// Files that are built or generated: nobody reads them.
const BUILT: &[&str] = &["crates/comity_web/assets/", "docs/reference/"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let read_by_people = tree.files().filter(|file| {
        SOURCES.iter().any(|ending| file.path.ends_with(ending))
            && !BUILT.iter().any(|folder| file.path.starts_with(folder))
            && !file.path.contains("/fixtures/")
            && !file.path.contains("/corpus/")
    });
    let long =
        read_by_people.map(|file| (file, file.text.lines().count())).filter(|(_, lines)| *lines > MOST_LINES);
    long.map(|(file, lines)| {
        Problem::in_file(&file.path, format!("{lines} lines: is it a flat table, or should it be two files?"))
            .warning()
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn a_long_source_file_is_a_warning_and_a_long_fixture_is_not() {
        let long = "line\n".repeat(MOST_LINES + 1);
        assert_eq!(found(check, &[("crates/comity_text/src/links.rs", &long)]).len(), 1);
        assert!(
            found(check, &[("crates/comity_text/src/links.rs", &"line\n".repeat(MOST_LINES))]).is_empty()
        );
        assert!(found(check, &[("crates/comity_import/tests/fixtures/page.html", &long)]).is_empty());
        assert!(found(check, &[("docs/guide.md", &long)]).is_empty());
    }
}
