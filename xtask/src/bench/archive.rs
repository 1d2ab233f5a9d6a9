//! `WordPress` exports of any size: fictitious stories, comments of newspaper length, replies six deep.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// One story of an archive.
pub(super) struct Story {
    /// Also its address: `https://paper.example/KEY`.
    pub(super) key: String,
    pub(super) comments: u64,
    pub(super) has_replies: bool,
    /// Hours since the first story of the archive; its comments come minute by minute.
    pub(super) hour: u64,
}

/// Hours between two stories of a small newspaper.
pub(super) const HOURS_APART: u64 = 6;

/// The key that an imported story has is the number of its post; the first is 1.
pub(super) fn post_number(index: usize) -> u64 {
    index as u64 + 1
}

const WORDS: &[&str] = &[
    "the",
    "council",
    "promised",
    "bridge",
    "before",
    "winter",
    "nobody",
    "asked",
    "for",
    "second",
    "survey",
    "and",
    "minutes",
    "say",
    "that",
    "depot",
    "had",
    "no",
    "budget",
    "left",
    "my",
    "neighbour",
    "walks",
    "along",
    "river",
    "every",
    "morning",
    "with",
    "her",
    "bread",
    "ferry",
    "was",
    "never",
    "late",
    "in",
    "autumn",
    "we",
    "could",
    "read",
    "it",
    "there",
];

const NAMES: &[&str] =
    &["Mara Toth", "Ilya K.", "Anahit S.", "Nadia Brook", "Leyla", "Rolf Anders", "Petra Lund", "Owen"];

/// Depth of the deepest reply.
const DEEPEST: u64 = 6;

/// Writes the archive; the same arguments give the same bytes.
pub(super) fn write(path: &Path, stories: &[Story]) -> Result<()> {
    let file = File::create(path).with_context(|| format!("cannot write `{}`", path.display()))?;
    let mut out = BufWriter::new(file);
    out.write_all(HEAD.as_bytes())?;
    let mut comment = 0_u64;
    for (index, story) in stories.iter().enumerate() {
        let (number, key) = (post_number(index), &story.key);
        writeln!(
            out,
            "<item><title>Story {key}</title><link>https://paper.example/{key}</link><wp:post_id>{number}</wp:post_id>\
             <wp:post_name>{key}</wp:post_name><wp:post_date_gmt>{}:00</wp:post_date_gmt>\
             <wp:comment_status>open</wp:comment_status><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>",
            time(story.hour * 60)
        )?;
        let first = comment + 1;
        for place in 0..story.comments {
            comment += 1;
            let depth = if story.has_replies { place % (DEEPEST + 1) } else { 0 };
            let parent = if depth == 0 || comment == first { 0 } else { comment - 1 };
            write_comment(&mut out, comment, parent, story.hour * 60 + place)?;
        }
        out.write_all(b"</item>\n")?;
    }
    out.write_all(b"</channel></rss>\n")?;
    out.flush().with_context(|| format!("cannot write `{}`", path.display()))
}

/// The time so many minutes after the archive's beginning. Its months have 28 days, so that no date needs a calendar.
fn time(minutes: u64) -> String {
    let days = minutes / 1_440;
    let (year, month, day) = (2020 + days / 336, 1 + days / 28 % 12, 1 + days % 28);
    format!("{year}-{month:02}-{day:02} {:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

fn write_comment(out: &mut impl Write, number: u64, parent: u64, minutes: u64) -> Result<()> {
    let name = NAMES.get((number as usize * 7) % NAMES.len()).copied().unwrap_or("Owen");
    writeln!(
        out,
        "<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author><![CDATA[{name}]]></wp:comment_author>\
         <wp:comment_author_email>reader{}@example.org</wp:comment_author_email>\
         <wp:comment_date_gmt>{}:{:02}</wp:comment_date_gmt>\
         <wp:comment_content><![CDATA[{}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>\
         <wp:comment_type></wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent></wp:comment>",
        number % 5_000,
        time(minutes),
        number % 60,
        text(number),
    )?;
    Ok(())
}

/// 87 words on average, between 40 and 134.
fn text(number: u64) -> String {
    let mut state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize % below
    };
    let count = 40 + next(95);
    let mut text = String::with_capacity(count * 6);
    for word in 0..count {
        let end = match word % 13 {
            12 => ". ",
            _ => " ",
        };
        text.push_str(WORDS.get(next(WORDS.len())).copied().unwrap_or("bridge"));
        text.push_str(end);
    }
    text
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Evening Ledger</title><wp:wxr_version>1.2</wp:wxr_version>
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_has_the_comments_that_were_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.xml");
        let stories = [
            Story { key: "flat".to_owned(), comments: 10, has_replies: false, hour: 0 },
            Story { key: "deep".to_owned(), comments: 14, has_replies: true, hour: 6 },
        ];
        write(&path, &stories).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches("<wp:comment>").count(), 24);
        assert_eq!(text.matches("<wp:comment_parent>0<").count(), 12);
        assert!(text.ends_with("</channel></rss>\n"));
    }
}
