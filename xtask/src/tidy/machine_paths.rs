//! Nothing names the machine it was written on, nor where it fetched its packages.

use super::Problem;
use crate::tree::Tree;

/// Beginnings of absolute paths, put together so that this file doesn't find itself.
const PATHS: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Use", "rs/"),
    concat!("/tm", "p/"),
    concat!("C:", "\\Users\\"),
];

/// Hosts of package registries: which one is used is the reader's business.
const HOSTS: &[&str] = &[
    concat!("registry.npm", "js.org"),
    concat!("registry.yarn", "pkg.com"),
    concat!("files.python", "hosted.org"),
    concat!("deb.deb", "ian.org"),
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
];

/// Cargo writes the name of its index there by itself.
const WRITTEN_BY_CARGO: &str = "Cargo.lock";

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.files().filter(|file| file.name() != WRITTEN_BY_CARGO) {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(path) = PATHS.iter().find(|path| begins_in(line, path)) {
                problems.push(Problem::at(
                    &file.path,
                    index + 1,
                    format!("`{path}…` is a path of one machine"),
                ));
            }
            if let Some(host) = HOSTS.iter().find(|host| line.contains(**host)) {
                problems.push(Problem::at(
                    &file.path,
                    index + 1,
                    format!("`{host}` is the host of one registry"),
                ));
            }
        }
    }
    problems
}

/// Whether an absolute path begins with `path` in `line`; `example.org/…` and `a/…` don't count.
fn begins_in(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|char| {
            !char.is_alphanumeric() && !matches!(char, '.' | '_' | '-' | '~' | '}' | '/' | ':')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn absolute_paths_of_a_machine_are_found_in_code_and_docs() {
        for path in PATHS {
            assert_eq!(
                found(check, &[("docs/guide.md", &format!("Look into `{path}x`."))]).len(),
                1,
                "{path}"
            );
            assert_eq!(found(check, &[("test", &format!("cd {path}x"))]).len(), 1, "{path}");
        }
    }

    #[test]
    fn addresses_and_folders_of_the_project_are_left_alone() {
        for text in ["https://example.org/home/garden", "crates/x/home/y", "./tmp/x", "${folder}/tmp/x"] {
            assert!(found(check, &[("docs/guide.md", text)]).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_host_of_a_registry_is_found_except_where_cargo_writes_it() {
        for host in HOSTS {
            assert_eq!(found(check, &[("web/package-lock.json", host)]).len(), 1, "{host}");
            assert!(found(check, &[("fuzz/Cargo.lock", host)]).is_empty(), "{host}");
        }
    }
}
