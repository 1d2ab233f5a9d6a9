//! Names to swap that a site adds: a line for each language and kind, in a policy's `fairness` block or in a file.

use super::{SWAP_SETS, SwapKind};
use serde::Serialize;

/// Names on one line, at most: every pair is compared.
pub const MAX_SWAP_NAMES: usize = 1_000;

/// Forms of one name, at most.
const MAX_FORMS: usize = 16;

/// Names to swap beside the built-in ones, or in their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SwapNames {
    /// The language, BCP 47; one that has texts.
    pub language: String,
    /// What is named.
    pub kind: SwapKind,
    /// The names, each in the form that a sentence begins with, peoples and camps in the plural. Further forms may follow behind
    /// `/`, in the same order for each name: `Norlanders/Norlander/Norlandic`.
    pub names: Vec<String>,
}

impl SwapNames {
    /// Reads one line: `en: Norlanders, Sudrians` or `ru places: Нордвик, Зюдгорск`. Without a kind, it names peoples.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of_line(line: &str) -> Result<Self, String> {
        let line = line.trim();
        let wrong = || format!("`{line}` is no line of names to swap");
        let (head, names) = line.split_once(':').ok_or_else(wrong)?;
        let mut words = head.split_whitespace();
        let (language, kind) = (words.next().ok_or_else(wrong)?.to_lowercase(), words.next());
        if words.next().is_some() {
            return Err(wrong());
        }
        if !Self::languages().contains(&language.as_str()) {
            let known = Self::languages().join(", ");
            return Err(format!("names are swapped in {known}, not in `{language}`"));
        }
        let kind = match kind {
            None => SwapKind::Peoples,
            Some(word) => SwapKind::ALL
                .into_iter()
                .find(|kind| kind.as_str() == word.to_lowercase())
                .ok_or_else(|| format!("`{word}` is no kind of names: peoples, places or parties"))?,
        };
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
        let names: Vec<String> = names.map(str::to_owned).collect();
        if names.len() > MAX_SWAP_NAMES {
            return Err(format!("a line has {MAX_SWAP_NAMES} names at most"));
        }
        if let Some(name) = names.iter().find(|name| !is_name(name)) {
            return Err(format!("`{name}` is no name to swap"));
        }
        if names.is_empty() { Err(wrong()) } else { Ok(Self { language, kind, names }) }
    }

    /// Reads a site's own list, which takes the place of the built-in names: a line for each language and kind; `#` begins a remark.
    ///
    /// # Errors
    /// Says which line is no such line, or has fewer than two names.
    pub fn read(list: &str) -> Result<Vec<Self>, String> {
        let lines = list.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let read = |(at, line): (usize, &str)| match Self::of_line(line) {
            Err(why) => Err(format!("line {at}: {why}")),
            Ok(one) if one.names.len() < 2 => {
                Err(format!("line {at}: one name cannot be swapped: give two or more"))
            }
            Ok(names) => Ok(names),
        };
        lines.map(read).collect()
    }

    /// The languages that have texts.
    pub fn languages() -> Vec<&'static str> {
        SWAP_SETS.iter().filter(|set| set.kind == SwapKind::Peoples).map(|set| set.language).collect()
    }
}

/// Whether each of its forms has letters, and there are not too many.
fn is_name(name: &str) -> bool {
    let mut forms = name.split('/');
    name.split('/').count() <= MAX_FORMS && forms.all(|form| form.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_its_own_names_of_every_kind() {
        let list =
            "# ours\n\nru: армяне, азербайджанцы\nEN : Norlanders, Sudrians,\nru places: Нордвик, Зюдгорск\n";
        let read = SwapNames::read(list).unwrap();
        let heads: Vec<_> = read.iter().map(|n| (n.language.as_str(), n.kind, n.names.len())).collect();
        assert_eq!(
            heads,
            [("ru", SwapKind::Peoples, 2), ("en", SwapKind::Peoples, 2), ("ru", SwapKind::Places, 2)]
        );
    }

    #[test]
    fn what_is_no_line_of_names_is_refused_with_its_number() {
        for (list, error) in [
            ("armenians", "line 1: `armenians` is no line of names"),
            ("\nxx: a, b", "line 2: names are swapped in en, ru"),
            ("en: armenians", "line 1: one name"),
            ("en towns: a, b", "line 1: `towns` is no kind of names"),
            ("en: a, 7", "line 1: `7` is no name"),
            ("en: a/, b", "line 1: `a/` is no name"),
            ("en:", "line 1: `en:` is no line"),
        ] {
            let said = SwapNames::read(list).unwrap_err();
            assert!(said.starts_with(error), "{said}");
        }
    }
}
