//! Tells what stands before the comments of a saved page: headline, caption, dateline, paragraphs, and the policy.

use super::body::{Widths, paragraphs};
use super::dates::find_date;
use super::discussion::is_form;
use super::lines::{Line, Role};
use super::said::{fold, only_date};
use super::words::{DISCUSSION_HEADINGS, POLICY_OPENINGS, POLICY_WORDS};
use comity_model::Timestamp;

/// Headlines, captions and datelines are shorter than this, in characters.
const MAX_SHORT_CHARS: usize = 220;
/// A dateline alone on its line is shorter than this, in characters.
const MAX_DATELINE_CHARS: usize = 90;
/// A paragraph of an article has at least so many characters, unless it ends like a sentence.
const MIN_PROSE_CHARS: usize = 100;

/// The article of a page and the policy of its discussion.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Article {
    pub(crate) headline: String,
    pub(crate) byline: Option<String>,
    pub(crate) image_caption: Option<String>,
    pub(crate) dateline: Option<String>,
    pub(crate) date: Option<Timestamp>,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) policy: Vec<String>,
}

/// A paragraph with what is known of it.
struct Block {
    text: String,
    role: Role,
    is_list: bool,
}

/// Reads the lines before the first comment; `after` are those behind the last, where some pages have their policy.
pub(crate) fn read(before: &[Line], after: &[Line], widths: &Widths, title: Option<&str>) -> Article {
    let mut blocks = blocks(before, widths);
    blocks.retain(|b| !is_placeholder(&b.text));
    let mut policy = take_policy(&mut blocks);
    if policy.is_empty() {
        policy = self::blocks(after, widths)
            .into_iter()
            .filter(|b| b.role == Role::Policy || is_policy(&b.text))
            .map(|b| b.text)
            .collect();
    }
    blocks.retain(|b| !is_form(&b.text));
    let mut article = Article { policy, ..Article::default() };
    take_headline(&mut blocks, title, &mut article);
    sort_out(blocks, &mut article);
    article
}

/// The lines as paragraphs, one for each run between empty lines.
fn blocks(lines: &[Line], widths: &Widths) -> Vec<Block> {
    let mut blocks = Vec::new();
    let runs = lines.split(Line::is_blank).filter(|run| !run.is_empty());
    for run in runs.flat_map(|run| apart(run, widths)) {
        let is_list = run.iter().all(Line::is_item);
        let role = run.first().map(|l| l.role).unwrap_or_default();
        // A rule of dashes or equals signs under a line makes it a heading.
        if let [line, rule, rest @ ..] = run
            && !line.is_blank()
            && rule.text.chars().count() + rule.mark.chars().count() >= 3
            && rule
                .text
                .chars()
                .chain(rule.mark.chars())
                .all(|c| matches!(c, '=' | '-' | '~' | '*' | '─' | '═'))
        {
            blocks.push(Block { text: line.text.clone(), role: Role::Heading(1), is_list: false });
            blocks.extend(paragraphs(rest, widths).into_iter().map(|text| Block {
                text,
                role,
                is_list: false,
            }));
            continue;
        }
        for text in paragraphs(run, widths) {
            let text = text.trim().to_owned();
            let level = text.bytes().take_while(|b| *b == b'#').count();
            match text.get(level..).filter(|rest| (1..=6).contains(&level) && rest.starts_with(' ')) {
                Some(heading) => {
                    let role = Role::Heading(level as u8);
                    blocks.push(Block { text: heading.trim().to_owned(), role, is_list: false });
                }
                None if text.chars().any(char::is_alphanumeric) => blocks.push(Block { text, role, is_list }),
                None => {}
            }
        }
    }
    blocks
}

/// A run of lines, parted where a program did not break it and one thing ends: a headline, caption, byline or dateline
/// on a line of its own, or a sentence at the end of a paragraph.
fn apart<'l>(run: &'l [Line], widths: &Widths) -> Vec<&'l [Line]> {
    let is_own = |text: &str| is_dateline(text) || is_caption(text) || is_byline(text);
    let mut parts = Vec::new();
    let mut start = 0;
    for (n, pair) in run.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        let is_rule = !next.text.chars().any(char::is_alphanumeric);
        let is_hard =
            line.inline.is_empty() && next.marker.is_none() && !is_rule && !widths.is_soft(line, next);
        if is_hard && (is_own(&line.text) || is_own(&next.text) || ends_sentence(&line.text)) {
            parts.extend(run.get(start..=n));
            start = n + 1;
        }
    }
    parts.extend(run.get(start..));
    parts
}

/// Cuts the policy and the headings around it off the end of `blocks`.
fn take_policy(blocks: &mut Vec<Block>) -> Vec<String> {
    let heading = blocks.iter().rposition(|b| is_discussion_heading(&b.text));
    let first_policy = blocks.iter().position(|b| b.role == Role::Policy || is_policy(&b.text));
    // What stands between the heading of the discussion and the first comment belongs to the discussion.
    let start = match (heading, first_policy) {
        (Some(heading), Some(policy)) => {
            // Several headings may follow one another: `Comments`, `Discussion policy`.
            let earliest = (0..heading)
                .rev()
                .take_while(|&n| blocks.get(n).is_some_and(|b| is_discussion_heading(&b.text)));
            let heading = earliest.last().unwrap_or(heading);
            if policy < heading && is_late(policy, blocks) { policy } else { heading }
        }
        (Some(heading), None) => heading,
        (None, Some(policy)) if is_late(policy, blocks) => policy,
        _ => {
            // A heading in a language we do not know still stands right before the comments.
            if blocks.len() > 1 && blocks.last().is_some_and(is_last_heading) {
                blocks.pop();
            }
            return Vec::new();
        }
    };
    let mut start = start;
    while start > 0 && blocks.get(start - 1).is_some_and(|b| is_discussion_heading(&b.text)) {
        start -= 1;
    }
    let tail = blocks.split_off(start);
    let is_sentence =
        |text: &str| text.split_whitespace().count() >= 3 && !is_discussion_heading(text) && !is_form(text);
    tail.into_iter().filter(|b| is_sentence(&b.text)).map(|b| b.text).collect()
}

/// Whether the block before the first comment is a heading.
fn is_last_heading(block: &Block) -> bool {
    let is_short = block.text.split_whitespace().count() <= 3 && !ends_sentence(&block.text);
    matches!(block.role, Role::Heading(_)) || (block.role == Role::Plain && is_short && !block.is_list)
}

/// What text browsers write in place of a picture or a link without words: `[bridge.jpg]`, `[IMG]`.
fn is_placeholder(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) else { return false };
    let inner = inner.to_ascii_lowercase();
    let is_file = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"].iter().any(|end| inner.ends_with(end));
    is_file || matches!(inner.as_str(), "img" | "image" | "link" | "inline" | "logo" | "bild" | "" | "embed")
}

/// Whether nothing but policy follows: an article may speak of comments too.
fn is_late(at: usize, blocks: &[Block]) -> bool {
    let rest = blocks.get(at..).unwrap_or_default();
    let policies = rest
        .iter()
        .filter(|b| b.role == Role::Policy || is_policy(&b.text) || is_discussion_heading(&b.text));
    policies.count() * 2 >= rest.len()
}

fn is_discussion_heading(text: &str) -> bool {
    if text.chars().count() > 60 {
        return false;
    }
    let folded = fold(text);
    // `12 comments`, `Comments (12)`
    let bare = folded.trim_matches(|c: char| !c.is_alphabetic());
    DISCUSSION_HEADINGS.contains(&bare)
}

/// So many of the words above make a block a policy.
const MIN_POLICY_WORDS: usize = 3;

fn is_policy(text: &str) -> bool {
    let folded = fold(text);
    POLICY_OPENINGS.iter().any(|o| folded.contains(o))
        || POLICY_WORDS.iter().filter(|w| folded.contains(**w)).count() >= MIN_POLICY_WORDS
}

fn take_headline(blocks: &mut Vec<Block>, title: Option<&str>, article: &mut Article) {
    let is_repeated = |b: &Block| {
        let starts = title.is_some_and(|t| t.starts_with(b.text.as_str()));
        starts && b.text.chars().count() >= 8
    };
    let first_heading = |level| blocks.iter().position(|b| b.role == Role::Heading(level));
    let at = first_heading(1)
        .or_else(|| blocks.iter().position(is_repeated))
        .or_else(|| {
            // The first line of a text is often the page's title; the headline then comes again below.
            let first = blocks.first()?;
            let again = blocks
                .iter()
                .skip(1)
                .position(|b| b.text.chars().count() >= 8 && first.text.starts_with(&b.text))?;
            Some(again + 1)
        })
        .or_else(|| first_heading(2))
        .or_else(|| {
            let prose =
                blocks.iter().position(|b| is_prose(b) || is_dateline(&b.text)).unwrap_or(blocks.len());
            let before = blocks.get(..prose.max(1).min(blocks.len())).unwrap_or_default();
            let start = before.iter().rposition(is_navigation).map_or(0, |n| n + 1);
            Some(start.min(blocks.len().saturating_sub(1)))
        })
        .filter(|at| blocks.get(*at).is_some_and(|b| b.text.chars().count() <= MAX_SHORT_CHARS));
    match at {
        Some(at) => {
            let mut rest = blocks.split_off(at);
            let headline = rest.remove(0).text;
            blocks.retain(|b| matches!(b.role, Role::Caption | Role::Dateline | Role::Byline));
            blocks.append(&mut rest);
            // A title repeated below the headline says nothing new.
            blocks.retain(|b| b.text != headline);
            article.headline = headline;
        }
        None => title.unwrap_or_default().clone_into(&mut article.headline),
    }
}

/// Tells caption, byline and dateline from the paragraphs.
fn sort_out(blocks: Vec<Block>, article: &mut Article) {
    let dateline_at = blocks.iter().position(|b| b.role == Role::Dateline || is_dateline(&b.text));
    let mut has_prose = false;
    for (n, block) in blocks.into_iter().enumerate() {
        let text = block.text;
        let is_before_text = !has_prose;
        if block.role == Role::Caption || (is_before_text && is_caption(&text)) {
            let caption = text.trim_matches(['[', ']', '(', ')']).trim();
            let caption = ["Image:", "image:", "IMAGE:", "Caption:"]
                .iter()
                .find_map(|p| caption.strip_prefix(p))
                .unwrap_or(caption);
            article.image_caption.get_or_insert_with(|| caption.trim().to_owned());
        } else if block.role == Role::Byline
            || (is_before_text && article.byline.is_none() && is_byline(&text))
        {
            article.byline.get_or_insert(text);
        } else if dateline_at == Some(n) && article.dateline.is_none() {
            article.date = find_date(&text).map(|d| d.at);
            article.dateline = Some(text);
        } else if matches!(block.role, Role::Heading(_))
            && is_before_text
            && text.chars().count() < 60
            && block.is_list
        {
            // A heading of a menu.
        } else if is_before_text && dateline_at.is_some_and(|at| n < at) {
            // Between headline and dateline stands the picture.
            match &article.image_caption {
                None => article.image_caption = Some(text),
                Some(_) => article.paragraphs.push(text),
            }
        } else {
            let text = if is_before_text { inline_dateline(text, article) } else { text };
            if is_before_text
                && article.image_caption.is_none()
                && article.dateline.is_none()
                && !ends_sentence(&text)
                && text.chars().count() < MIN_PROSE_CHARS
            {
                article.image_caption = Some(text);
                continue;
            }
            has_prose = true;
            article.paragraphs.push(text);
        }
    }
}

/// Takes `PLACE, 3 May —` off the beginning of the first paragraph.
fn inline_dateline(text: String, article: &mut Article) -> String {
    let dash = [" — ", " – ", " -- ", " - ", ". — ", "— "]
        .iter()
        .filter_map(|dash| Some((text.find(dash)?, dash.len())))
        .min();
    if article.dateline.is_some() {
        return text;
    }
    let Some((at, dash)) = dash else { return text };
    let (Some(place), Some(rest)) = (text.get(..at), text.get(at + dash..)) else { return text };
    let letters = || place.chars().filter(|c| c.is_alphabetic());
    let first_word = place.split([' ', ',']).next().unwrap_or_default();
    let is_capital = first_word.chars().count() > 2 && first_word.chars().all(|c| !c.is_lowercase());
    let has_day = place.chars().any(char::is_numeric) && place.contains(',');
    if place.chars().count() <= 60
        && letters().count() > 2
        && (is_capital || has_day || find_date(place).is_some())
    {
        article.date = find_date(place).map(|d| d.at).or(article.date);
        article.dateline = Some(place.trim().to_owned());
        return rest.trim().to_owned();
    }
    text
}

/// A dateline on a line of its own: short, with a date or a day.
fn is_dateline(text: &str) -> bool {
    let count = text.chars().count();
    if count > MAX_DATELINE_CHARS || text.split_whitespace().count() > 12 || is_credit(text) {
        return false;
    }
    let has_date = find_date(text).is_some();
    let first_word = text.split([' ', ',']).next().unwrap_or_default();
    let is_place = first_word.chars().count() > 2
        && first_word.chars().all(|c| c.is_uppercase() || c == '-' || c == '.');
    let has_day = text.contains(',') && text.chars().any(char::is_numeric) && count < 40;
    let is_label = text.ends_with('—') || text.ends_with('–') || !ends_sentence(text);
    only_date(text).is_some() || (has_date && is_label) || (is_place && has_day && is_label)
}

fn is_caption(text: &str) -> bool {
    let is_bracketed = text.starts_with('[') && text.ends_with(']');
    (is_bracketed || is_credit(text)) && text.chars().count() <= MAX_SHORT_CHARS * 2
}

/// Words that name who took a picture.
fn is_credit(text: &str) -> bool {
    let folded = fold(text);
    [
        "photo:",
        "photo by",
        "photograph:",
        "picture:",
        "image:",
        "caption:",
        "photo/",
        "(photo",
        "photo ©",
        "фото:",
        "фото ",
        "фото/",
        "լուսանկար",
        "foto:",
        "fotoğraf",
        "foto ",
        "şəkil:",
        "الصورة",
        "صورة",
        "تصوير",
        "bild:",
        "crédit",
        "© ",
    ]
    .iter()
    .any(|word| folded.contains(word))
}

fn is_byline(text: &str) -> bool {
    let folded = fold(text);
    text.split_whitespace().count() <= 8
        && !ends_sentence(text)
        && [
            "by ",
            "from our ",
            "автор",
            "текст:",
            "հեղինակ",
            "yazan",
            "müəllif",
            "بقلم",
            "von ",
            "par ",
            "por ",
        ]
        .iter()
        .any(|w| folded.starts_with(w))
}

fn is_prose(block: &Block) -> bool {
    let words = block.text.split_whitespace().count();
    !block.is_list
        && !is_credit(&block.text)
        && ((words >= 8 && ends_sentence(&block.text)) || block.text.chars().count() >= MIN_PROSE_CHARS)
}

/// Menus, bread crumbs and the like.
fn is_navigation(block: &Block) -> bool {
    let folded = fold(&block.text);
    block.is_list
        || block.text.contains(['|', '»', '›', '☰'])
        || [
            "skip to",
            "jump to",
            "menu",
            "home",
            "search",
            "log in",
            "sign in",
            "subscribe",
            "перейти к",
            "меню",
            "главная",
            "menü",
            "ana sayfa",
            "գլխավոր",
            "ana səhifə",
            "الرئيسية",
        ]
        .iter()
        .any(|word| folded == *word || (folded.starts_with(word) && word.contains(' ')))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '»', ')', '\'', '’', '“'])
        .ends_with(['.', '!', '?', '։', '…', '؟', '۔', '。'])
}
