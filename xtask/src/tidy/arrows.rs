//! The arrows between our crates, and the outside crates that only one of them may know.
//!
//! The tables repeat section "Workspace" of `ARCHITECTURE.md`: a change here is a change of the design.

use super::Problem;
use super::manifest::{Crate, Kind, crates};
use crate::tree::Tree;

/// Each of our crates with those of ours that it may import.
const ARROWS: &[(&str, &[&str])] = &[
    ("comity_model", &[]),
    ("comity_locale", &[]),
    ("comity_text", &["comity_model"]),
    ("comity_classify", &["comity_model", "comity_text"]),
    ("comity_policy", &["comity_model", "comity_text", "comity_locale"]),
    ("comity_store", &["comity_model"]),
    ("comity_import", &["comity_model", "comity_text"]),
    ("comity_mail", &["comity_model", "comity_locale"]),
    (
        "comity_actions",
        &[
            "comity_model",
            "comity_text",
            "comity_classify",
            "comity_policy",
            "comity_store",
            "comity_import",
            "comity_mail",
            "comity_locale",
        ],
    ),
    ("comity_web", &["comity_model", "comity_text", "comity_actions", "comity_locale"]),
    ("comity", EVERY_LIBRARY),
    ("comity_testkit", EVERY_LIBRARY),
    ("xtask", &[]),
];

const EVERY_LIBRARY: &[&str] = &[
    "comity_model",
    "comity_locale",
    "comity_text",
    "comity_classify",
    "comity_policy",
    "comity_store",
    "comity_import",
    "comity_mail",
    "comity_actions",
    "comity_web",
];

/// Serves only tests, so it is the one crate that anybody may import, as a dev-dependency.
const TESTKIT: &str = "comity_testkit";

/// Outside crates by what they are about, with the crates of ours that may know of it.
///
/// Dev-dependencies are free: a test may open a socket or a database by hand.
const SUBJECTS: &[(&str, &[&str], &[&str])] = &[
    ("databases", &["rusqlite", "postgres", "tokio-postgres", "tokio-postgres-rustls"], &["comity_store"]),
    ("HTTP", &["axum", "hyper", "hyper-util", "http", "tower", "tower-http", "utoipa"], &["comity_web"]),
    ("HTML templates", &["askama"], &["comity_web"]),
    ("SMTP", &["lettre"], &["comity_mail"]),
    ("the command line", &["clap", "clap_complete", "indicatif"], &["comity", "xtask"]),
    ("errors without a type", &["anyhow"], &["comity", "xtask"]),
];

/// Outside crates that the nouns must not know: no serialisation, no I/O, no runtime.
const NOT_IN_MODEL: &[&str] = &["serde", "serde_json", "toml", "tokio", "tracing"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let (crates, mut problems) = crates(tree);
    for ours in &crates {
        check_our_arrows(ours, &mut problems);
        check_subjects(ours, &mut problems);
    }
    problems
}

fn check_our_arrows(ours: &Crate, problems: &mut Vec<Problem>) {
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == ours.name) else {
        let message =
            format!("crate `{}` is not in the design's table: add it there and in arrows.rs", ours.name);
        problems.push(Problem::in_file(&ours.file.path, message));
        return;
    };
    for dependency in ours.dependencies.iter().filter(|dependency| dependency.name.starts_with("comity")) {
        let name = dependency.name.as_str();
        if name == TESTKIT {
            if dependency.kind != Kind::Dev {
                problems.push(ours.problem(name, format!("`{name}` may be a dev-dependency only")));
            }
        } else if !allowed.contains(&name) {
            problems.push(ours.problem(name, format!("`{}` may not import `{name}`", ours.name)));
        }
    }
}

fn check_subjects(ours: &Crate, problems: &mut Vec<Problem>) {
    for dependency in ours.dependencies.iter().filter(|dependency| dependency.kind != Kind::Dev) {
        let name = dependency.name.as_str();
        for (subject, outside, may_know) in SUBJECTS {
            if outside.contains(&name) && !may_know.contains(&ours.name.as_str()) && ours.name != TESTKIT {
                let message = format!("`{}` may not know about {subject} (`{name}`)", ours.name);
                problems.push(ours.problem(name, message));
            }
        }
        if ours.name == "comity_model" && NOT_IN_MODEL.contains(&name) {
            problems.push(ours.problem(name, format!("`comity_model` is plain values: no `{name}`")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    fn manifest(name: &str, rest: &str) -> String {
        format!("[package]\nname = \"{name}\"\n{rest}")
    }

    #[test]
    fn allowed_arrows_pass() {
        let web = manifest(
            "comity_web",
            "[dependencies]\ncomity_actions.workspace = true\naxum.workspace = true\n[dev-dependencies]\ncomity_testkit.workspace = true\n",
        );
        assert!(found(check, &[("crates/comity_web/Cargo.toml", &web)]).is_empty());
    }

    #[test]
    fn an_arrow_that_the_table_does_not_have_is_found_in_every_kind_of_dependency() {
        for table in
            ["dependencies", "dev-dependencies", "build-dependencies", "target.'cfg(unix)'.dependencies"]
        {
            let policy = manifest("comity_policy", &format!("[{table}]\ncomity_store.workspace = true\n"));
            let found = found(check, &[("crates/comity_policy/Cargo.toml", &policy)]);
            assert_eq!(
                found,
                [
                    "crates/comity_policy/Cargo.toml:4: error: `comity_policy` may not import `comity_store` [x]"
                ]
            );
        }
    }

    #[test]
    fn a_renamed_dependency_does_not_hide_its_arrow() {
        let model = manifest(
            "comity_model",
            "[dependencies]\ndb = { package = \"comity_store\", path = \"../x\" }\n",
        );
        assert_eq!(found(check, &[("crates/comity_model/Cargo.toml", &model)]).len(), 1);
    }

    #[test]
    fn the_testkit_is_for_tests_only() {
        let text = manifest("comity_text", "[dependencies]\ncomity_testkit.workspace = true\n");
        let found = found(check, &[("crates/comity_text/Cargo.toml", &text)]);
        assert_eq!(found.len(), 1);
        assert!(found.concat().contains("dev-dependency only"));
    }

    #[test]
    fn a_crate_outside_the_table_is_found() {
        let found = found(check, &[("crates/comity_extra/Cargo.toml", &manifest("comity_extra", ""))]);
        assert!(found.concat().contains("not in the design's table"));
    }

    #[test]
    fn databases_http_and_the_command_line_stay_with_their_crates() {
        for (ours, outside) in [
            ("comity_actions", "rusqlite"),
            ("comity_actions", "axum"),
            ("comity_web", "postgres"),
            ("comity_web", "clap"),
            ("comity", "hyper"),
            ("comity_model", "serde"),
        ] {
            let text = manifest(ours, &format!("[dependencies]\n{outside}.workspace = true\n"));
            let path = format!("crates/{ours}/Cargo.toml");
            assert_eq!(found(check, &[(&path, &text)]).len(), 1, "{ours} -> {outside}");
            let as_dev = manifest(ours, &format!("[dev-dependencies]\n{outside}.workspace = true\n"));
            assert!(found(check, &[(&path, &as_dev)]).is_empty(), "{ours} -> {outside} in tests");
        }
    }

    #[test]
    fn a_manifest_that_cannot_be_read_is_a_problem() {
        assert_eq!(found(check, &[("crates/comity_web/Cargo.toml", "[package\n")]).len(), 1);
    }
}
