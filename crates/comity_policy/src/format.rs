//! `comity policy fmt`: one way to write a policy down. Meaning never changes, and formatting twice changes nothing.

mod rules;

use crate::parse::{PolicyError, without_mark};
use rules::Formatted;

/// The policy file `file_name` in its normal form, where it can be read.
///
/// # Errors
/// All problems for which it cannot be read: what would be formatted is not what its author means.
pub fn format_readable(source: &str, file_name: &str) -> Result<String, Vec<PolicyError>> {
    crate::parse::parse(source, file_name).map(|_| format(source))
}

/// The policy file in its normal form: one blank line around headings and blocks, no spaces at line ends, settings,
/// examples and sanctions spaced alike. What cannot be read as a policy comes back with its line ends tidied only.
pub fn format(source: &str) -> String {
    let source = without_mark(source).replace("\r\n", "\n");
    let mut out = Output::default();
    let mut fence: Option<(String, String, Vec<&str>)> = None;
    for line in source.split('\n') {
        if let Some((marker, info, mut lines)) = fence.take() {
            if is_closing(line, &marker) {
                out.block(&marker, &info, &lines);
            } else {
                lines.push(line);
                fence = Some((marker, info, lines));
            }
        } else if let Some((marker, info)) = opening(line) {
            fence = Some((marker.to_owned(), info.to_owned(), Vec::new()));
        } else if is_heading(line) {
            out.apart(&heading(line));
        } else {
            out.prose(line);
        }
    }
    if let Some((marker, info, lines)) = fence {
        // Never closed: kept as it stands, so that the error still points at it.
        out.line(&format!("{marker}{info}"));
        for line in lines {
            out.line(line);
        }
    }
    out.finish()
}

/// What has been written so far.
#[derive(Default)]
struct Output {
    text: String,
    wants_blank: bool,
}

impl Output {
    fn line(&mut self, line: &str) {
        if std::mem::take(&mut self.wants_blank) && !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn prose(&mut self, line: &str) {
        if line.trim().is_empty() {
            self.wants_blank = true;
        } else {
            // Two spaces at the end of a line of prose are a line break in Markdown.
            let is_break = line.ends_with("  ");
            self.line(line);
            if is_break {
                self.text.pop();
                self.text.push_str("  \n");
            }
        }
    }

    /// A line with a blank one before and after it.
    fn apart(&mut self, line: &str) {
        self.wants_blank = true;
        self.line(line);
        self.wants_blank = true;
    }

    fn block(&mut self, marker: &str, info: &str, lines: &[&str]) {
        self.wants_blank = true;
        self.line(&format!("{marker}{info}"));
        let is_ours = matches!(info, "rules" | "examples" | "sanctions" | "fairness");
        if is_ours {
            let begin = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(lines.len());
            let end = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(begin, |last| last + 1);
            let lines = lines.get(begin..end).unwrap_or_default();
            if info == "rules" {
                self.rules(lines);
            } else {
                for line in lines {
                    match info {
                        "examples" => self.line(&example(line)),
                        "sanctions" => self.line(&words(line)),
                        _ if line.trim().is_empty() => self.wants_blank = true,
                        _ => self.line(&bound_or_names(line)),
                    }
                }
            }
        } else {
            for line in lines {
                self.text.push_str(line);
                self.text.push('\n');
            }
        }
        self.wants_blank = false;
        self.line(marker);
        self.wants_blank = true;
    }

    /// The lines of a `rules` block: a blank line before each rule, or before the remarks that stand right above it.
    fn rules(&mut self, lines: &[&str]) {
        let mut is_first_or_remarked = true;
        for line in rules::format(lines) {
            match line {
                Formatted::InText(line) => {
                    self.text.push_str(&line);
                    self.text.push('\n');
                }
                Formatted::Line(line) if line.trim().is_empty() => {
                    (self.wants_blank, is_first_or_remarked) = (true, false);
                }
                Formatted::Line(line) => {
                    self.wants_blank |= line.starts_with("[[rule]]") && !is_first_or_remarked;
                    is_first_or_remarked = line.starts_with('#');
                    self.line(&line);
                }
            }
        }
    }

    fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
        self.text
    }
}

/// The marker and the info string of a line that opens a block.
fn opening(line: &str) -> Option<(&str, &str)> {
    let text = line.trim_start_matches(' ');
    let sign = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = text.trim_start_matches(sign);
    let marker = text.strip_suffix(info)?;
    let opens = line.len() - text.len() <= 3 && marker.len() >= 3 && !(sign == '`' && info.contains('`'));
    opens.then(|| (marker, info.trim()))
}

fn is_closing(line: &str, marker: &str) -> bool {
    let text = line.trim();
    let sign = marker.chars().next().unwrap_or('`');
    text.len() >= marker.len() && text.chars().all(|c| c == sign)
}

fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches(' ');
    let rest = text.trim_start_matches('#');
    line.len() - text.len() <= 3
        && (1..=4).contains(&(text.len() - rest.len()))
        && rest.starts_with([' ', '\t'])
}

/// `##  2.  Personal attacks{#x}` → `## 2. Personal attacks {#x}`.
fn heading(line: &str) -> String {
    let text = words(line);
    match text.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#")) {
        Some((title, anchor)) => format!("{} {{#{anchor}}}", title.trim_end()),
        None => text,
    }
}

fn words(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `reject[reply,x=1] :  text` → `reject [reply, x=1]: text`; continuation lines and remarks stay.
fn example(line: &str) -> String {
    if line.starts_with("  ") || line.starts_with("//") || line.trim().is_empty() {
        return line.to_owned();
    }
    let Some((head, text)) = split_at_colon(line) else { return line.to_owned() };
    let head = head.trim();
    let word_end = head.find(|c: char| !c.is_alphabetic()).unwrap_or(head.len());
    let (outcome, circumstances) = head.split_at(word_end);
    let circumstances = circumstance_list(circumstances);
    if circumstances.is_empty() {
        format!("{outcome}: {}", text.trim())
    } else {
        format!("{outcome} [{}]: {}", circumstances.join(", "), text.trim())
    }
}

/// `flips<=0.5%` → `flips <= 0.5 %`, `en:Norlanders,Sudrians` → `en: Norlanders, Sudrians`.
fn bound_or_names(line: &str) -> String {
    if let Some((head, names)) = line.split_once(':') {
        let names: Vec<String> = names.split(',').map(words).filter(|name| !name.is_empty()).collect();
        return format!("{}: {}", words(head), names.join(", "));
    }
    words(&line.replace("<=", " <= ").replace('%', " %"))
}

fn split_at_colon(line: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            ':' if !is_quoted => return Some((line.get(..at)?, line.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

fn circumstance_list(text: &str) -> Vec<String> {
    let (mut all, mut one, mut is_quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        if c == '"' {
            is_quoted = !is_quoted;
        }
        if !is_quoted && matches!(c, ' ' | '\t' | ',' | '[' | ']') {
            if !one.is_empty() {
                all.push(std::mem::take(&mut one));
            }
        } else {
            one.push(c);
        }
    }
    if !one.is_empty() {
        all.push(one);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{format, format_readable};

    #[test]
    fn a_policy_gets_one_form() {
        let untidy = "#  Policy \r\nHello.   \n\n\n\n##  1.  Links{#links}\nProse.\n```rules\n\n[[rule]]\nname = \"links\"\nthen = \"hold\"\n[[rule]]\nname = \"flood\"\nthen = \"hold\"\n\n```\n```examples\nhold[published=0,reply] :  text: more\n```\n```sanctions\n3  rejections in 30 days ->  pause 7 days\n```";
        insta::assert_snapshot!(format(untidy));
    }

    #[test]
    fn settings_have_their_spaces_alike_and_keep_remarks_and_conditions() {
        let untidy = "# P\n\n## 1. A {#a}\n\nProse.\n\n```rules\nstrikes=true   # counts\n\n\n# links\n[[ rule ]]\nname=\"links\"\n\
            allowed_hosts=[ \"a.example\",\"b.example\" ]\nthen   =   \"hold\"\n[[rule]]\nname=\"expression\"\nwhen='''\n\
            comment.links  >  2 &&   \n\n\n  comment.is_reply\n'''\nthen=\"hold\"\n```\n\n```examples\npublish: Hello.\n```\n\n\
            ```fairness\nflips<=0.5%\nen:Norlanders,Sudrians\n```\n";
        let tidy = "# P\n\n## 1. A {#a}\n\nProse.\n\n```rules\nstrikes = true   # counts\n\n# links\n[[rule]]\nname = \"links\"\n\
            allowed_hosts = [\"a.example\", \"b.example\"]\nthen = \"hold\"\n\n[[rule]]\nname = \"expression\"\nwhen = '''\n\
            comment.links  >  2 &&   \n\n\n  comment.is_reply\n'''\nthen = \"hold\"\n```\n\n```examples\npublish: Hello.\n```\n\n\
            ```fairness\nflips <= 0.5 %\nen: Norlanders, Sudrians\n```\n";
        let formatted = format_readable(untidy, "p.md").unwrap();
        assert_eq!(formatted, tidy);
        assert_eq!(format(&formatted), tidy);
    }

    #[test]
    fn what_is_no_policy_loses_nothing_but_spaces() {
        assert_eq!(format("```rules\nname = 1"), "```rules\nname = 1\n");
        assert_eq!(format("```text\n  a   b\n\n\n  c\n```"), "```text\n  a   b\n\n\n  c\n```\n");
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(format("\u{feff}#  Policy\n"), "# Policy\n");
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_place() {
        let open = "# P\n\n## 1. A {#a}\n\nProse.\n\n```rules\n[[rule]]\nname = \"links\"\nthen = \"hold\"\n\n```examples\nhold: a\n```\n";
        let errors = format_readable(open, "p.md").unwrap_err();
        assert_eq!((errors.len(), errors[0].line, errors[0].file.as_str()), (1, 7, "p.md"));
        let sound = "#  P\n## 1. A{#a}\nProse.\n";
        assert_eq!(format_readable(sound, "p.md").unwrap(), format(sound));
    }
}
