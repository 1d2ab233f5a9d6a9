//! Pages obey our own Content-Security-Policy and ask no third party for anything.

use super::Problem;
use crate::tree::{File, Tree};

const TEMPLATES: &str = "crates/comity_web/src/templates/";

/// What loads something when a page is shown, up to the address.
const LOADING_MARKUP: &[&str] =
    &["src=\"", "srcset=\"", "poster=\"", "<link rel=\"stylesheet\" href=\"", "<object data=\""];
const LOADING_STYLE: &[&str] = &["url(", "@import "];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.below(TEMPLATES, ".html") {
        check_template(file, &mut problems);
    }
    for file in tree.below("web/", ".css") {
        for (line, _) in third_parties(file, LOADING_STYLE) {
            problems.push(Problem::at(&file.path, line, "a style must not load from another host"));
        }
    }
    problems
}

fn check_template(file: &File, problems: &mut Vec<Problem>) {
    for (line, _) in third_parties(file, LOADING_MARKUP) {
        problems.push(Problem::at(&file.path, line, "a reader's page makes no request to a third party"));
    }
    for (index, line) in file.text.lines().enumerate() {
        let lower = line.to_lowercase();
        let mut report = |message: &str| problems.push(Problem::at(&file.path, index + 1, message));
        if lower.contains(" style=") || lower.contains("<style") {
            report("no inline style: the Content-Security-Policy forbids it; use a class");
        }
        if lower.contains("<script") && !lower.contains(" src=") && !lower.contains("type=\"application/") {
            report("no inline script: the Content-Security-Policy forbids it");
        }
        if has_event_handler(&lower) {
            report("no event handler in markup: use `data-action`");
        }
    }
}

/// Whether a tag on this line has an attribute such as `onclick=`.
fn has_event_handler(line: &str) -> bool {
    line.match_indices(" on").any(|(at, _)| {
        let rest = line.get(at + 3..).unwrap_or("");
        let name = rest.chars().take_while(char::is_ascii_alphabetic).count();
        name > 2
            && rest.chars().nth(name) == Some('=')
            && line.get(..at).is_some_and(|before| before.contains('<'))
    })
}

/// Lines on which one of `loads` is followed by an address with a host.
fn third_parties<'a>(file: &'a File, loads: &'a [&str]) -> impl Iterator<Item = (usize, &'a str)> {
    file.text.lines().enumerate().map(|(index, line)| (index + 1, line)).filter(move |(_, line)| {
        loads.iter().any(|load| {
            line.match_indices(load).any(|(at, found)| {
                let address = line.get(at + found.len()..).unwrap_or("").trim_start_matches(['"', '\'', ' ']);
                ["http:", "https:", "//"].iter().any(|scheme| address.starts_with(scheme))
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    fn template(text: &str) -> Vec<String> {
        found(check, &[("crates/comity_web/src/templates/thread.html", text)])
    }

    #[test]
    fn an_ordinary_template_passes() {
        let page = "<link rel=\"stylesheet\" href=\"{{ style_url }}\">\n<script src=\"{{ script_url }}\" defer></script>\n<a href=\"https://example.org/\" data-action=\"reply\">only one = two</a>\n";
        assert!(template(page).is_empty(), "{:?}", template(page));
    }

    #[test]
    fn what_the_content_security_policy_forbids_is_found() {
        for bad in
            ["<p style=\"color: red\">", "<style>", "<script>alert(1)</script>", "<a onclick=\"go()\">"]
        {
            assert_eq!(template(bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn a_third_party_is_found_in_markup_and_style() {
        for bad in ["<img src=\"https://example.org/x.png\">", "<script src=\"//example.org/x.js\"></script>"]
        {
            assert_eq!(template(bad).len(), 1, "{bad}");
        }
        for bad in
            ["a { background: url('https://example.org/x.png'); }", "@import \"http://example.org/x.css\";"]
        {
            assert_eq!(found(check, &[("web/styles/thread.css", bad)]).len(), 1, "{bad}");
        }
    }
}
