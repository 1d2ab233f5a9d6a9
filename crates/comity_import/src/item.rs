//! What an archive holds, in Comity's words: stories, comments, commenters, a policy text.

use comity_model::{CommentState, Private, Timestamp};

/// One thing read from an archive.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportItem {
    /// A story; always delivered before the comments that stand under it, where the archive allows it.
    Story(ImportedStory),
    /// A comment.
    Comment(ImportedComment),
    /// A commenter whom the archive lists apart from the comments.
    Commenter(ImportedCommenter),
    /// The discussion policy that stood on an old page, as plain text.
    PolicyText(String),
}

/// A story as an archive knows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImportedStory {
    /// Its id there; unique in one archive.
    pub source_id: String,
    /// The publisher's own key, where the archive has one beside the id; only our own export does.
    pub key: Option<String>,
    /// Canonical URL.
    pub url: Option<String>,
    /// Headline as plain text; empty when the archive has none.
    pub headline: String,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// Picture.
    pub image_url: Option<String>,
    /// The picture's caption.
    pub image_caption: Option<String>,
    /// Place and date as printed.
    pub dateline: Option<String>,
    /// Paragraphs of the article as plain text; only saved pages and our own export have them.
    pub paragraphs: Vec<String>,
    /// Language, BCP 47.
    pub language: Option<String>,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// Whether that time only keeps its place, and nobody knows the true one.
    pub is_undated: bool,
    /// Whether it takes comments.
    pub is_open: bool,
    /// Whether the public could not read it there: a draft, a private or deleted story, one behind a password.
    pub is_hidden: bool,
    /// Where our own export says that it first came from.
    pub origin: Option<Origin>,
}

/// A comment as an archive knows it. Addresses of machines are never kept.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedComment {
    /// Its id there; unique in one archive.
    pub source_id: String,
    /// The id of its story there.
    pub story_source_id: String,
    /// The id of the comment it answers. That comment may come later in the archive, or never.
    pub parent_source_id: Option<String>,
    /// The id of its author there, when the archive has accounts.
    pub author_source_id: Option<String>,
    /// The name it was signed with, as plain text; empty when there was none.
    pub author_name: String,
    /// E-mail address as typed; never shown.
    pub author_email: Option<Private<String>>,
    /// Web address that the author gave.
    pub author_url: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// Whether the archive does not say when: `created_at` then only keeps its place.
    pub is_undated: bool,
    /// Where it stood.
    pub state: CommentState,
    /// Whether the old system had filed it as spam (its state is then `Rejected`).
    pub was_spam: bool,
    /// The text as it came in, verbatim.
    pub original_text: String,
    /// How to read that text.
    pub format: TextFormat,
    /// What its page's reader made of it, and how to read that: what is shown and judged. Only saved pages need it.
    pub read: Option<(String, TextFormat)>,
    /// Where our own export says that it first came from.
    pub origin: Option<Origin>,
}

/// A commenter as an archive knows them.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedCommenter {
    /// Their id there.
    pub source_id: String,
    /// Name as shown.
    pub name: String,
    /// E-mail address; never shown.
    pub email: Option<Private<String>>,
    /// Whether the old system had blocked them.
    pub was_blocked: bool,
}

/// The system that a comment lived in before the one it is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Name of that system, such as `wordpress`.
    pub source: String,
    /// Its id there.
    pub source_id: String,
}

/// How the text of an imported comment is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextFormat {
    /// HTML in which line breaks mean nothing.
    Html,
    /// HTML in which a line break breaks the line and an empty line ends the paragraph, as WordPress stores it.
    HtmlWithLineBreaks,
    /// Markdown.
    Markdown,
    /// Plain text with line breaks.
    Plain,
    /// A piece of a saved page of HTML. How it is shown was read off the whole page, and is kept beside it.
    PageHtml,
    /// Lines of a saved page of text. How they are shown was read off the whole page, and is kept beside them.
    PageText,
}

impl TextFormat {
    /// All formats.
    pub const ALL: [Self; 6] =
        [Self::Html, Self::HtmlWithLineBreaks, Self::Markdown, Self::Plain, Self::PageHtml, Self::PageText];

    /// The word for it in exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::HtmlWithLineBreaks => "html-with-line-breaks",
            Self::Markdown => "markdown",
            Self::Plain => "plain",
            Self::PageHtml => "page-html",
            Self::PageText => "page-text",
        }
    }

    /// The format that this word stands for.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.as_str() == word)
    }
}
