//! Knows what tags, classes and ids of HTML say of the text in them.

use super::lines::Role;

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "article"
            | "section"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "figure"
            | "figcaption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "dd"
            | "address"
            | "details"
            | "summary"
            | "fieldset"
            | "body"
            | "center"
    )
}

/// Elements that may stand in a heading, and whose text is its text.
pub(super) fn may_stand_in_heading(name: &str) -> bool {
    matches!(name, "div" | "center" | "section" | "header" | "address") || is_inline_skipped(name)
}

/// Elements without text of ours that break no line.
pub(super) fn is_inline_skipped(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "noscript" | "template" | "button" | "select" | "svg" | "iframe" | "object"
    )
}

pub(super) fn has_no_end(name: &str) -> bool {
    matches!(name, "hr" | "br" | "img" | "input" | "body")
}

/// Elements whose text is no part of the story or its discussion.
pub(super) fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "nav"
            | "form"
            | "button"
            | "select"
            | "textarea"
            | "svg"
            | "iframe"
            | "object"
            | "xmp"
            | "noembed"
            | "noframes"
    )
}

pub(super) fn role(name: &str, class: &str) -> Role {
    let has = |word: &str| class.to_ascii_lowercase().contains(word);
    match name {
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" | "h4" | "h5" | "h6" => Role::Heading(3),
        "figcaption" => Role::Caption,
        "aside" => Role::Aside,
        // What their classes say is said of the page or the story.
        "main" | "article" => Role::Plain,
        _ if is_aside(class) => Role::Aside,
        _ if has("policy") || has("guideline") => Role::Policy,
        _ if has("caption") => Role::Caption,
        _ if has("dateline") => Role::Dateline,
        "p" | "div" | "address" if has("byline") => Role::Byline,
        _ => Role::Plain,
    }
}

/// Whether an element with this class and id stands beside the story.
fn is_aside(class: &str) -> bool {
    class.to_ascii_lowercase().split_whitespace().any(|word| {
        ["related", "breadcrumb", "share-", "sharing", "social-share", "most-read", "sidebar"]
            .iter()
            .any(|start| word.starts_with(start))
            || word == "share"
    })
}

/// Whether an element with this class and id is one comment (and not all of them, or a part of one).
pub(super) fn is_comment_class(class: &str) -> bool {
    class.split_whitespace().any(|word| {
        let word = word.to_ascii_lowercase();
        let digits = word.trim_start_matches(['c', 'o', 'm', 'e', 'n', 't', 'r', 'p', 'l', 'y', '-', '_']);
        let is_numbered =
            word.starts_with("comment") && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        matches!(word.as_str(), "comment" | "reply" | "comment-item" | "comment-reply" | "comment_item")
            || is_numbered
    })
}
