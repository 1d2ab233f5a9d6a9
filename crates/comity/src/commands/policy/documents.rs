//! The files of a policy: the main document, and its translations beside it.

use anyhow::{Context, bail};
use std::fs;
use std::path::Path;

/// Reads one file.
///
/// # Errors
/// It cannot be read, or is not UTF-8: then it is said where, and what to do.
pub(crate) fn read(file: &Path) -> anyhow::Result<String> {
    let bytes = fs::read(file).with_context(|| format!("cannot read policy `{}`", file.display()))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => bail!("{}", not_utf8(&file.display().to_string(), error.as_bytes())),
    }
}

/// The translations beside a policy: `name.hy.md` beside `name.md`, by language.
pub(crate) fn translations(file: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read `{}`", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let middle = name.strip_prefix(&format!("{stem}.")).and_then(|rest| rest.strip_suffix(".md"));
        let Some(language) = middle else { continue };
        if comity_policy::is_language_tag(language) {
            found.push((language.to_owned(), read(&entry.path())?));
        } else if let Some(meant) = comity_locale::spoken(language).err().and_then(|unknown| unknown.meant) {
            bail!("`{name}`: `{language}` is no language tag; did you mean `{stem}.{meant}.md`?");
        } else {
            eprintln!("warning: `{name}` is not read: `{language}` is no language tag");
        }
    }
    found.sort();
    Ok(found)
}

/// What is wrong with bytes that are no UTF-8, and what to do.
fn not_utf8(name: &str, bytes: &[u8]) -> String {
    // A text in UTF-16 that begins with its mark, or whose ASCII letters each have a zero beside them.
    let every_other = |odd: usize| {
        let looked_at: Vec<bool> =
            bytes.iter().skip(odd).step_by(2).take(64).map(|byte| *byte == 0).collect();
        looked_at.iter().filter(|is_zero| **is_zero).count() * 2 > looked_at.len()
    };
    let encoding = match bytes {
        [0xff, 0xfe, ..] => Some("UTF-16LE"),
        [0xfe, 0xff, ..] => Some("UTF-16BE"),
        _ if every_other(1) => Some("UTF-16LE"),
        _ if every_other(0) => Some("UTF-16BE"),
        _ => None,
    };
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| bytes.len());
    let before = bytes.get(..at).unwrap_or_default();
    let line = before.split(|byte| *byte == b'\n').count();
    let byte = bytes.get(at).copied().unwrap_or_default();
    let place = format!("`{name}` is not UTF-8: byte 0x{byte:02X} at offset {at}, line {line}");
    match encoding {
        Some(encoding) => format!(
            "{place}\n  it looks like UTF-16; save it as UTF-8 in your editor, or: iconv -f {encoding} -t UTF-8 {name} > utf8.md"
        ),
        None => format!(
            "{place}\n  it looks like an older encoding with one byte a letter, such as Latin-1 or Windows-1251; save it as \
             UTF-8 in your editor, or name the encoding: iconv -f LATIN1 -t UTF-8 {name} > utf8.md"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{not_utf8, translations};

    #[test]
    fn only_files_whose_names_have_a_language_are_translations() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        for name in ["kvarn.md", "kvarn.de.md", "kvarn.draft2.md", "kvarn.pt-BR.md", "other.hy.md"] {
            std::fs::write(file(name), "# P\n").unwrap();
        }
        let found = translations(&file("kvarn.md")).unwrap();
        assert_eq!(found.iter().map(|(language, _)| language.as_str()).collect::<Vec<_>>(), ["de", "pt-BR"]);
        std::fs::write(file("kvarn.german.md"), "# P\n").unwrap();
        let refused = translations(&file("kvarn.md")).unwrap_err().to_string();
        assert!(refused.contains("`german` is no language tag; did you mean `kvarn.de.md`?"), "{refused}");
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_said_with_their_place_and_what_to_do() {
        let latin = not_utf8("draft.md", b"# Regeln\n\nGr\xfc\xdfe.\n");
        assert!(latin.contains("byte 0xFC at offset 12, line 3"), "{latin}");
        assert!(latin.contains("iconv -f LATIN1 -t UTF-8 draft.md"), "{latin}");
        let mut little = vec![0xff, 0xfe];
        little.extend("# Regeln\n".encode_utf16().flat_map(u16::to_le_bytes));
        let said = not_utf8("draft.md", &little);
        assert!(said.contains("byte 0xFF at offset 0, line 1") && said.contains("-f UTF-16LE"), "{said}");
        let big: Vec<u8> = "# Regeln ü\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(not_utf8("draft.md", &big).contains("-f UTF-16BE"));
    }
}
