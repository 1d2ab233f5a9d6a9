//! The lines of a `rules` block with their spaces alike: `strikes=true` becomes `strikes = true`. Texts in quotes and remarks stay
//! as they are, to the last space.

/// The lines of a block in their normal form, where they can be read and say the same then; otherwise as they were. A line that
/// begins inside a text is not to be trimmed: it comes back as [`Formatted::InText`].
pub(super) fn format(lines: &[&str]) -> Vec<Formatted> {
    let mut reader = Reader::default();
    let formatted: Vec<Formatted> = lines.iter().map(|line| reader.line(line)).collect();
    let joined = formatted.iter().map(Formatted::as_str).collect::<Vec<_>>().join("\n");
    let same = match (lines.join("\n").parse::<toml::Table>(), joined.parse::<toml::Table>()) {
        (Ok(before), Ok(after)) => before == after,
        _ => false,
    };
    if same { formatted } else { lines.iter().map(|line| Formatted::Line((*line).to_owned())).collect() }
}

/// A line of a block.
pub(super) enum Formatted {
    /// A line of its own.
    Line(String),
    /// One that goes on with a text over several lines, as it stands.
    InText(String),
}

impl Formatted {
    fn as_str(&self) -> &str {
        match self {
            Self::Line(line) | Self::InText(line) => line,
        }
    }
}

/// What is open at the end of a line.
#[derive(Default)]
struct Reader {
    /// The quotes of a text that goes on.
    quotes: Option<&'static str>,
    /// Brackets of a list that are open.
    brackets: usize,
}

impl Reader {
    fn line(&mut self, line: &str) -> Formatted {
        if self.quotes.is_some() {
            // What follows the text on its last line is seldom more than a remark.
            self.value(line);
            return Formatted::InText(line.to_owned());
        }
        if self.brackets > 0 {
            let text = line.trim_start();
            let indent = line.strip_suffix(text).unwrap_or_default().to_owned();
            return Formatted::Line(indent + &self.value(text));
        }
        let text = line.trim_start();
        if text.starts_with('[') {
            let line = self.value(text);
            self.brackets = 0;
            return Formatted::Line(line);
        }
        match text.split_once('=') {
            Some((key, value)) if is_key(key.trim_end()) => {
                let value = self.value(value.trim_start());
                Formatted::Line(format!("{} = {value}", key.trim_end()))
            }
            _ => Formatted::Line(line.to_owned()),
        }
    }

    /// What stands behind a `=` or goes on there, with a space after each comma and none inside brackets.
    fn value(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(quotes) = self.quotes {
                let end = end_of_text(rest, quotes);
                self.quotes = end.is_none().then_some(quotes);
                let (inside, after) = rest.split_at(end.unwrap_or(rest.len()));
                out.push_str(inside);
                rest = after;
                continue;
            }
            let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            if spaces > 0 {
                let (gap, after) = rest.split_at(spaces);
                match after.chars().next() {
                    // Remarks below one another keep their column.
                    Some('#') => out.push_str(gap),
                    None | Some(',' | ']') => {}
                    Some(_) if out.is_empty() || out.ends_with(['[', ' ']) => {}
                    Some(_) => out.push(' '),
                }
                rest = after;
                continue;
            }
            match c {
                '#' => {
                    if !out.is_empty() && !out.ends_with([' ', '\t']) {
                        out.push(' ');
                    }
                    out.push_str(rest.trim_end());
                    return out;
                }
                '"' | '\'' => {
                    let quotes = quotes_at(rest);
                    out.push_str(quotes);
                    self.quotes = Some(quotes);
                    rest = rest.get(quotes.len()..).unwrap_or_default();
                    // An empty text ends where it begins; `quotes_at` has taken three quotes for one text already.
                    continue;
                }
                ',' => {
                    out.push(',');
                    if rest
                        .get(1..)
                        .is_some_and(|after| !after.trim().is_empty() && !after.starts_with([' ', '\t']))
                    {
                        out.push(' ');
                    }
                }
                '[' => {
                    self.brackets += 1;
                    out.push('[');
                }
                ']' => {
                    self.brackets = self.brackets.saturating_sub(1);
                    out.push(']');
                }
                other => out.push(other),
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
        // A text in one pair of quotes ends with its line.
        if self.quotes.is_some_and(|quotes| quotes.len() == 1) {
            self.quotes = None;
        }
        out
    }
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

/// The quotes that a text begins with.
fn quotes_at(text: &str) -> &'static str {
    ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| text.starts_with(quotes)).unwrap_or("\"")
}

/// The byte after the end of a text in these quotes; none: it goes on in the next line.
fn end_of_text(text: &str, quotes: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(quotes) {
            return Some(at + quotes.len());
        }
        let step = if quotes.starts_with('"') && rest.starts_with('\\') {
            1 + rest.chars().nth(1).map_or(0, char::len_utf8)
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        at += step;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(text: &str) -> String {
        let lines: Vec<&str> = text.split('\n').collect();
        format(&lines).iter().map(Formatted::as_str).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn spaces_are_alike_and_texts_and_remarks_stay() {
        for (untidy, tidy) in [
            ("strikes=true", "strikes = true"),
            ("strikes   =true#why", "strikes = true #why"),
            ("  then =   \"hold\"      # a  remark", "then = \"hold\"      # a  remark"),
            ("words=[\"a,b\",'c = d' , \"e\\\",f\" ]", "words = [\"a,b\", 'c = d', \"e\\\",f\"]"),
            (
                "days = [ \"mon\",\n    \"tue\",\"wed\", # midweek,too\n]",
                "days = [\"mon\",\n    \"tue\", \"wed\", # midweek,too\n]",
            ),
            ("when='''a  &&\n  b,c   \n'''", "when = '''a  &&\n  b,c   \n'''"),
            ("[[ rule ]]\nname= \"\"", "[[rule]]\nname = \"\""),
            ("# a=b\nmax=1", "# a=b\nmax = 1"),
        ] {
            assert_eq!(formatted(untidy), tidy);
            assert_eq!(formatted(tidy), tidy);
        }
    }

    #[test]
    fn what_cannot_be_read_stays() {
        for text in ["strikes=", "name=\"open", "max=1\nmax=2", "words=[\"a\""] {
            assert_eq!(formatted(text), text);
        }
    }
}
