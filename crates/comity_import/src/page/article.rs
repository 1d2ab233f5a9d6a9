//! Tells what stands before the comments of a saved page: headline, caption, dateline, paragraphs, and the policy.

use super::body::Widths;
use super::dates::{day_of_year, find_date};
use super::discussion::is_form;
use super::furniture::{
    bare, could_be_paper, is_address, is_buttons, is_foot, is_menu, is_paper, is_related,
};
use super::lines::{Line, Role};
use super::policy::{is_discussion_heading, is_policy, take_policy};
use super::printed::{
    byline, inline_dateline, is_byline, is_caption, is_credit, is_credit_alone, is_dateline, is_placeholder,
};
use super::runs;
use super::said::fold;
use comity_model::Timestamp;
use comity_text::ends_sentence;
use std::collections::HashMap;

/// Headlines, captions and datelines are shorter than this, in characters.
pub(super) const MAX_SHORT_CHARS: usize = 220;
/// A paragraph of an article has at least so many characters, unless it ends like a sentence.
const MIN_PROSE_CHARS: usize = 100;
/// A headline that the page's title repeats has at least so many characters.
const MIN_TITLE_CHARS: usize = 8;
/// A line of a credit alone has at most so many words.
const MAX_CREDIT_WORDS: usize = 7;

/// The article of a page and the policy of its discussion.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Article {
    pub(crate) headline: String,
    pub(crate) byline: Option<String>,
    pub(crate) image_caption: Option<String>,
    pub(crate) dateline: Option<String>,
    pub(crate) date: Option<Timestamp>,
    /// Month and day of a dateline that prints no year, where no other line of the page's head has one.
    pub(crate) day: Option<(u32, u32)>,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) policy: Vec<String>,
    pub(crate) left_out: Vec<LeftOut>,
}

/// What a page says of itself beside its text.
#[derive(Debug, Default)]
pub(crate) struct Hints<'p> {
    /// The headline, as told to search engines.
    pub(crate) headline: Option<&'p str>,
    pub(crate) title: Option<&'p str>,
}

/// Where on a page something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    AboveHeadline,
    BesideStory,
    AboveComments,
    BelowComments,
}

impl Place {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::AboveHeadline => "above the headline",
            Self::BesideStory => "beside the story",
            Self::AboveComments => "above the comments",
            Self::BelowComments => "below the comments",
        }
    }
}

/// A text that is no part of story or discussion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LeftOut {
    pub(crate) place: Place,
    /// The line of the file.
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// A paragraph with what is known of it.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) role: Role,
    pub(super) is_list: bool,
    /// The line of the file at which it begins.
    pub(super) line: usize,
}

impl Block {
    pub(super) fn left_out(self, place: Place) -> LeftOut {
        LeftOut { place, line: self.line, text: self.text }
    }

    pub(super) fn is_policy(&self) -> bool {
        self.role == Role::Policy || is_policy(&self.text)
    }

    pub(super) fn ends_sentence(&self) -> bool {
        ends_sentence(&self.text)
    }

    fn is_heading(&self) -> bool {
        matches!(self.role, Role::Heading(_))
    }

    fn is_byline(&self) -> bool {
        self.role == Role::Byline || is_byline(&self.text)
    }

    fn is_dateline(&self) -> bool {
        self.role == Role::Dateline || is_dateline(&self.text)
    }

    fn is_prose(&self) -> bool {
        let words = self.text.split_whitespace().count();
        !self.is_list
            && !self.is_heading()
            && !is_credit(&self.text)
            && self.role != Role::Caption
            && ((words >= 8 && self.ends_sentence() && !self.asks())
                || self.text.chars().count() >= MIN_PROSE_CHARS)
    }

    /// A headline may ask; the first paragraph of a story hardly does.
    fn asks(&self) -> bool {
        self.text.trim_end_matches(['"', '”', '»', '\'', '’', ')']).ends_with(['?', '؟', '՞', '!'])
    }

    /// Whether it can be a headline at all.
    fn is_title(&self) -> bool {
        !self.is_list
            && self.text.chars().count() <= MAX_SHORT_CHARS
            && !matches!(self.role, Role::Caption | Role::Byline | Role::Dateline)
            && !self.is_dateline()
            && !is_caption(&self.text)
            && !is_byline(&self.text)
            && !is_menu(&self.text)
    }
}

/// Reads the lines before the first comment; `after` are those behind the last, where some pages have their policy.
pub(crate) fn read(before: &[Line], after: &[Line], widths: &Widths, hints: &Hints<'_>) -> Article {
    let mut article = Article::default();
    let mut blocks = runs::blocks(before, widths);
    blocks.retain(|b| !is_placeholder(&b.text));
    let answered = answered_headline(&blocks);
    let hints = &Hints { headline: hints.headline.or(answered.as_deref()), title: hints.title };
    article.policy = take_policy(&mut blocks, &mut article.left_out);
    let is_policy_above = !article.policy.is_empty();
    for block in runs::blocks(after, widths) {
        if !is_policy_above && block.is_policy() {
            article.policy.push(block.text);
        } else if !is_discussion_heading(&block.text) {
            article.left_out.push(block.left_out(Place::BelowComments));
        }
    }
    let blocks = without_furniture(blocks, hints, &mut article.left_out);
    let blocks = take_headline(blocks, hints, &mut article);
    sort_out(blocks, &mut article);
    article.left_out.sort_by_key(|left| (left.place, left.line));
    article
}

/// The headline that the heading of the discussion names: `18 Responses to “New bridge”`.
fn answered_headline(blocks: &[Block]) -> Option<String> {
    let heading = blocks.iter().rev().find(|b| is_discussion_heading(&b.text))?;
    let (_, inside) = heading.text.split_once(['"', '“', '«', '„'])?;
    let (headline, _) = inside.rsplit_once(['"', '”', '»', '“'])?;
    (headline.chars().count() >= MIN_TITLE_CHARS).then(|| headline.trim().to_owned())
}

/// Takes out buttons, forms, feet and lists of other stories.
fn without_furniture(blocks: Vec<Block>, hints: &Hints<'_>, left_out: &mut Vec<LeftOut>) -> Vec<Block> {
    let mut kept = Vec::with_capacity(blocks.len());
    let mut is_in_related = false;
    // Below the headline, other stories may name this one, and have bylines.
    let mut is_story_above = false;
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let is_short = !block.ends_sentence() && block.text.chars().count() < MIN_PROSE_CHARS;
        let is_h1 = block.role == Role::Heading(1);
        let is_headline =
            is_told(&block, hints) || (block.is_title() && blocks.peek().is_some_and(Block::is_byline));
        let is_end = block.is_dateline() || is_h1 || (!is_story_above && (is_headline || block.is_byline()));
        is_in_related = is_related(&block.text) || (is_in_related && is_short && !is_end);
        let is_furniture = is_in_related
            || block.role == Role::Aside
            || is_form(&block.text)
            || is_buttons(&block.text)
            || is_address(&block.text)
            || is_foot(&block.text);
        if is_furniture {
            left_out.push(block.left_out(Place::BesideStory));
        } else {
            is_story_above |= is_h1 || is_headline || block.is_prose();
            kept.push(block);
        }
    }
    kept
}

/// Whether the page itself calls a line its headline.
fn is_told(block: &Block, hints: &Hints<'_>) -> bool {
    block.is_title()
        && (hints.headline.is_some_and(|told| fold(told.trim()) == fold(&block.text))
            || hints.title.is_some_and(|title| headline_repeats(&block.text, title)))
}

/// Finds the headline; gives what stands below it.
fn take_headline(mut blocks: Vec<Block>, hints: &Hints<'_>, article: &mut Article) -> Vec<Block> {
    let Some(at) = told_headline(&blocks, hints).or_else(|| seen_headline(&blocks)) else {
        hints.headline.or(hints.title).unwrap_or_default().clone_into(&mut article.headline);
        return blocks;
    };
    let mut rest = blocks.split_off(at);
    let headline = rest.remove(0).text;
    let mut kept = Vec::new();
    for block in blocks {
        if matches!(block.role, Role::Caption | Role::Dateline | Role::Byline) {
            kept.push(block);
        } else if !headline_repeats(&headline, &block.text) {
            if block.is_dateline() {
                article.date = article.date.or(find_date(&block.text).map(|d| d.at));
            }
            article.left_out.push(block.left_out(Place::AboveHeadline));
        }
    }
    // A title repeated below the headline says nothing new.
    kept.extend(rest.into_iter().filter(|b| b.text != headline));
    article.headline = headline;
    kept
}

/// The first line of a text is often the page's title: the headline with the paper's name.
fn headline_repeats(headline: &str, title: &str) -> bool {
    headline.chars().count() >= MIN_TITLE_CHARS && title.starts_with(headline)
}

/// The headline by what the page says of itself, or by a title that repeats it.
fn told_headline(blocks: &[Block], hints: &Hints<'_>) -> Option<usize> {
    let titles: Vec<(usize, &Block)> = blocks.iter().enumerate().filter(|(_, b)| b.is_title()).collect();
    // The first of each wording; a title may have many parts, and a page many lines.
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, block) in &titles {
        places.entry(fold(&block.text)).or_insert(*at);
    }
    let find = |told: &str| places.get(&fold(told.trim())).copied();
    let first = |is: &dyn Fn(&Block) -> bool| titles.iter().find(|(_, b)| is(b)).map(|(at, _)| *at);
    let is_of_title = |b: &Block| {
        let title = hints.title.unwrap_or_default();
        b.text.chars().count() >= MIN_TITLE_CHARS && title.starts_with(&b.text) && !is_paper(&b.text)
    };
    let in_title = || {
        let mut parts = title_parts(hints.title?);
        parts.retain(|part| !is_paper(part) && !is_menu(part));
        parts.sort_by_key(|part| std::cmp::Reverse(part.chars().count()));
        parts.into_iter().find_map(find)
    };
    let again = || {
        let title = blocks.first()?;
        let again = titles.iter().find(|(at, b)| *at > 0 && headline_repeats(&b.text, &title.text));
        again.map(|(at, _)| *at)
    };
    let heading = |level| {
        first(&|b| b.role == Role::Heading(level) && !is_paper(&b.text) && !is_discussion_heading(&b.text))
    };
    hints
        .headline
        .and_then(find)
        .or_else(|| heading(1))
        .or_else(|| first(&is_of_title))
        .or_else(in_title)
        .or_else(again)
        .or_else(|| heading(2).filter(|at| *at < text_begins(blocks)))
        .or_else(|| heading(3).filter(|at| *at < text_begins(blocks)))
}

/// The parts of a title such as `New bridge opens | World - The Mill Gazette`.
fn title_parts(title: &str) -> Vec<&str> {
    [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", ": "]
        .iter()
        .fold(vec![title], |parts, joint| parts.into_iter().flat_map(|part| part.split(joint)).collect())
}

/// The headline by where it stands: the first line above the text that is neither menu nor the paper's name.
fn seen_headline(blocks: &[Block]) -> Option<usize> {
    let begins = text_begins(blocks).max(1).min(blocks.len());
    let above = blocks.get(..begins).unwrap_or_default();
    let titles: Vec<usize> = (0..begins).filter(|at| above.get(*at).is_some_and(Block::is_title)).collect();
    let after_menu =
        above.iter().rposition(|b| b.is_list || (is_menu(&b.text) && !b.is_byline())).map_or(0, |at| at + 1);
    let text = |at: &usize| above.get(*at).map_or("", |b| b.text.as_str());
    let below_menu = titles.iter().filter(|at| **at >= after_menu);
    let named = below_menu.clone().filter(|at| !is_paper(text(at)));
    // `Mill Today` above `Council opens pool after six years` and a caption.
    let left: Vec<usize> = named.copied().collect();
    if let [first, second, _, ..] = left.as_slice()
        && could_be_paper(text(first))
        && text(second).split_whitespace().count() >= 4
        && !above.get(*second).is_some_and(Block::ends_sentence)
    {
        return Some(*second);
    }
    // `Lake News Weekly` above a caption is the headline after all.
    let is_alone =
        left.first().is_none_or(|at| above.get(*at).is_some_and(|b| b.ends_sentence() && !b.asks()));
    let first_title = titles.first().copied();
    if is_alone && first_title.is_some_and(|at| at >= after_menu && is_paper(text(&at))) && left.len() < 2 {
        return first_title;
    }
    let weak = || below_menu.clone().next().or(titles.first()).copied();
    left.first()
        .copied()
        .or_else(weak)
        .or_else(|| (!blocks.is_empty()).then_some(0))
        .filter(|at| blocks.get(*at).is_some_and(|b| b.text.chars().count() <= MAX_SHORT_CHARS))
}

/// Where the text of the story begins: at its dateline, or at the first paragraph.
fn text_begins(blocks: &[Block]) -> usize {
    let first = || blocks.iter().position(Block::is_prose);
    dateline_of(blocks).or_else(first).unwrap_or(blocks.len())
}

/// The dateline of a story. Papers print the day's date above the headline, too; a dateline has the text right below it.
fn dateline_of(blocks: &[Block]) -> Option<usize> {
    let is_inline = |b: &Block| !b.is_dateline() && b.is_prose() && inline_dateline(&b.text).is_some();
    // Of the texts above a dateline, headline and caption may look like paragraphs; three of them are the story.
    let third = (0..blocks.len()).filter(|at| blocks.get(*at).is_some_and(Block::is_prose)).nth(2);
    let end = third.map_or(blocks.len(), |at| at + 1);
    let found = || (0..end).filter(|at| blocks.get(*at).is_some_and(|b| b.is_dateline() || is_inline(b)));
    let is_above_text = |at: &usize| {
        let next = blocks.get(at + 1);
        blocks.get(*at).is_some_and(|b| b.role == Role::Dateline || is_inline(b))
            || next.is_some_and(|b| b.is_prose() && !b.is_dateline() && !is_inline(b))
    };
    found().find(is_above_text).or_else(|| found().next())
}

/// Tells caption, byline and dateline from the paragraphs.
fn sort_out(mut blocks: Vec<Block>, article: &mut Article) {
    let dateline = dateline_of(&blocks);
    let begins = dateline.or_else(|| blocks.iter().position(Block::is_prose)).unwrap_or(blocks.len());
    let text = blocks.split_off(begins);
    sort_head(blocks, dateline.is_some(), article);
    let page_date = article.date.take();
    let mut text = text.into_iter();
    if dateline.is_some()
        && let Some(block) = text.next()
    {
        match inline_dateline(&block.text).filter(|_| !block.is_dateline()) {
            Some((place, rest)) => {
                article.dateline = Some(without_dash(&place));
                article.paragraphs.push(rest);
            }
            None => article.dateline = Some(without_dash(&block.text)),
        }
        let printed = article.dateline.as_deref().unwrap_or_default();
        article.date = find_date(printed).map(|d| d.at);
        article.day = day_of_year(printed).filter(|_| article.date.is_none());
    }
    if article.date.is_none() {
        article.date = page_date;
    }
    for block in text {
        if block.role == Role::Caption && article.image_caption.is_none() {
            article.image_caption = Some(caption(&block.text));
        } else if block.role == Role::Byline && article.byline.is_none() {
            article.byline = Some(byline(&block.text).to_owned());
        } else {
            article.paragraphs.push(block.text);
        }
    }
}

/// A dateline without the dash that leads over to the text.
fn without_dash(dateline: &str) -> String {
    dateline.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-')).to_owned()
}

/// Sorts what stands between the headline and the text.
fn sort_head(blocks: Vec<Block>, has_dateline: bool, article: &mut Article) {
    let mut captions: Vec<String> = Vec::new();
    let mut pictures: Vec<Block> = Vec::new();
    let mut others: Vec<Block> = Vec::new();
    for block in blocks {
        let is_alone = block.text.split_whitespace().count() <= MAX_CREDIT_WORDS;
        if block.is_byline() && article.byline.is_none() {
            article.date = article.date.or(find_date(&bare(&block.text)).map(|d| d.at));
            article.byline = Some(byline(&block.text).to_owned());
        } else if block.role == Role::Caption || (is_credit(&block.text) && !block.is_heading()) {
            // A credit on a line of its own belongs to the caption above it.
            let is_below = is_credit_alone(&block.text) && block.role != Role::Caption && captions.is_empty();
            let above = if is_alone && is_below { others.pop_if(|b| !b.is_heading()) } else { None };
            captions.extend(above.map(|b| caption(&b.text)));
            captions.push(caption(&block.text));
        } else if is_caption(&block.text) {
            pictures.push(block);
        } else if block.is_dateline() {
            article.date = article.date.or(find_date(&block.text).map(|d| d.at));
            article.left_out.push(block.left_out(Place::BesideStory));
        } else {
            others.push(block);
        }
    }
    if captions.is_empty() {
        let is_caption = |b: &Block| {
            let is_label = !b.ends_sentence() && b.text.chars().count() < MIN_PROSE_CHARS;
            !b.is_heading() && !b.is_list && (has_dateline || is_label)
        };
        match others.iter().rposition(is_caption) {
            // Between headline and dateline stands the picture.
            Some(at) => captions.push(caption(&others.remove(at).text)),
            None => captions.extend(pictures.drain(..).next().map(|b| caption(&b.text))),
        }
    }
    // What a text browser writes for a picture whose caption is known says nothing more.
    article.left_out.extend(pictures.into_iter().map(|b| b.left_out(Place::BesideStory)));
    article.image_caption = Some(captions.join(" ")).filter(|c| !c.is_empty());
    // Sub-headlines.
    article.paragraphs.extend(others.into_iter().map(|b| b.text));
}

/// A caption without the brackets and labels that text browsers and papers put around it.
fn caption(text: &str) -> String {
    let is_bracketed = text.starts_with(['[', '(']) && text.ends_with([']', ')']);
    let inner = if is_bracketed { text.trim_matches(['[', ']', '(', ')']).trim() } else { text };
    let label = ["Image:", "image:", "IMAGE:", "Caption:"].iter().find_map(|label| inner.strip_prefix(label));
    let inner = label.unwrap_or(inner).trim();
    // `_A bridge._`, as Markdown writes it.
    let plain = ['_', '*'].iter().find_map(|mark| inner.strip_prefix(*mark)?.strip_suffix(*mark));
    plain.unwrap_or(inner).to_owned()
}
