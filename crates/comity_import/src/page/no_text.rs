//! Tells files that are no text from pages: pictures, programs, office documents.

/// Beginnings of files that are no pages, although much of them reads as text, and what they are.
const BEGINNINGS: &[(&str, &str)] = &[
    ("%PDF-", "a PDF document"),
    ("{\\rtf", "an RTF document"),
    ("PK\u{3}\u{4}", "a ZIP archive, or an office document"),
    ("SQLite format 3\0", "a database"),
];

/// Lines of the head of a web archive.
const MAX_HEAD_LINES: usize = 40;

/// So few control characters are damage.
const MIN_CONTROLS: usize = 8;
/// One control character in so many characters makes a file no text.
const CHARS_PER_CONTROL: usize = 50;

/// What `page` is instead of a text, if it is none.
pub(super) fn why_no_text(page: &str) -> Option<&'static str> {
    let start = page.trim_start();
    if let Some((_, what)) = BEGINNINGS.iter().find(|(beginning, _)| start.starts_with(beginning)) {
        return Some(what);
    }
    if is_web_archive(start) {
        return Some(
            "a web archive (MHTML), in which letters are written in a code: save the page as HTML only",
        );
    }
    // Programs that print bold letters by striking them twice leave these two in a text.
    let is_harmless = |c: char| c.is_whitespace() || matches!(c, '\u{8}' | '\u{1B}');
    let controls = page.chars().filter(|c| c.is_control() && !is_harmless(*c)).count();
    let is_binary = controls >= MIN_CONTROLS && controls * CHARS_PER_CONTROL > page.chars().count();
    is_binary.then_some("no text: too many of its characters are control characters")
}

/// Whether a page begins like a letter with several parts, which is how browsers save a page as a single file.
fn is_web_archive(start: &str) -> bool {
    let head = start.lines().take_while(|line| !line.is_empty()).take(MAX_HEAD_LINES);
    let fields: Vec<String> = head.map(str::to_ascii_lowercase).collect();
    fields.iter().any(|field| field.starts_with("mime-version:"))
        && fields
            .iter()
            .any(|field| field.starts_with("content-type:") && field.contains("multipart/related"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_from_damaged_text() {
        assert_eq!(why_no_text("%PDF-1.4 %вгПУ 1 0 obj"), Some("a PDF document"));
        let archive = "From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"b\"\r\n\r\n";
        assert!(why_no_text(archive).is_some_and(|what| what.starts_with("a web archive")));
        assert_eq!(why_no_text("From: the editor\r\n\r\nMIME-Version: 1.0 is a field of letters."), None);
        assert!(why_no_text(&"\u{1}\u{2}ab".repeat(20)).is_some());
        assert_eq!(why_no_text("The bridge\tis \u{C}late.\r\n"), None);
        assert_eq!(why_no_text(&format!("{}\u{1}\u{2}", "The bridge is late. ".repeat(9))), None);
    }
}
