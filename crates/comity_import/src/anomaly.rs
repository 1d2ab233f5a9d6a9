//! What was odd in an archive, by kind, so that a report can count it.

use std::fmt;

/// One odd thing, and where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anomaly {
    /// What kind of oddity.
    pub kind: AnomalyKind,
    /// The id, in the archive, of the story or comment concerned.
    pub source_id: Option<String>,
    /// Where in the archive, in bytes from its start (after decompression).
    pub byte_offset: u64,
    /// What was found, in a sentence fragment without personal data.
    pub detail: String,
}

/// What an oddity did to the import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The item is delivered all the same, with a value repaired or guessed.
    Noted,
    /// Something is left out on purpose; it is counted and nothing else is lost.
    Skipped,
    /// Reading ends here; what was delivered before stays delivered.
    Fatal,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $severity:ident;)+) => {
        /// The kinds of oddity; the words are stable, for reports and their readers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum AnomalyKind {
            $($(#[$doc])* $name,)+
        }

        impl AnomalyKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The word for it in reports.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// What it did to the import.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }
        }
    };
}

kinds! {
    /// A notice by another blog's software that it links here (pingback).
    Pingback = "pingback", Skipped;
    /// The older form of such a notice (trackback).
    Trackback = "trackback", Skipped;
    /// A comment of a type that is no reader's comment, such as an order note.
    OtherCommentType = "other_comment_type", Skipped;
    /// An entry that is neither a story nor has comments: attachment, menu item, revision.
    ItemSkipped = "item_skipped", Skipped;
    /// A story that the public could not read, and that nobody commented on.
    UnpublishedStory = "unpublished_story", Skipped;
    /// A comment without an id, a text and an author: nothing to import.
    EmptyComment = "empty_comment", Skipped;
    /// A line or record that cannot be read.
    InvalidRecord = "invalid_record", Skipped;
    /// Text of a page that is neither story nor discussion: menus, buttons, lists of other stories.
    TextLeftOut = "text_left_out", Skipped;
    /// A story that the public could not read (draft, private, password): it is hidden, and its comments are held.
    StoryNotPublic = "story_not_public", Noted;
    /// A comment whose story is not in the archive: it comes under a story made up for it.
    StoryMissing = "story_missing", Noted;
    /// An id used twice; the second one got a suffix.
    DuplicateId = "duplicate_id", Noted;
    /// A story or comment without an id; one was derived from its place.
    IdMissing = "id_missing", Noted;
    /// A comment that answers itself; made a top-level comment.
    SelfParent = "self_parent", Noted;
    /// A comment without any text.
    TextMissing = "text_missing", Noted;
    /// References such as `&bogus;` that neither XML nor HTML knows; kept as written.
    UnknownReference = "unknown_reference", Noted;
    /// A comment that answers one that is neither in the archive nor here; made a top-level comment.
    ParentMissing = "parent_missing", Noted;
    /// A comment that answers a pingback or another entry that is left out; made a top-level comment.
    ParentSkipped = "parent_skipped", Noted;
    /// A comment that answers one of its own replies; made a top-level comment.
    ParentLoop = "parent_loop", Noted;
    /// A comment that answers one under another story; made a top-level comment.
    ParentElsewhere = "parent_elsewhere", Noted;
    /// A story that is there already, and that readers see in the archive and not here, or here and not in the archive.
    VisibilityDiffers = "visibility_differs", Noted;
    /// A comment without a readable time; a neighbour's time was taken.
    TimeMissing = "time_missing", Noted;
    /// A comment whose time has no zone; read as UTC.
    TimeWithoutZone = "time_without_zone", Noted;
    /// A state that the archive's format does not know; the comment is held.
    UnknownState = "unknown_state", Noted;
    /// A comment that the old system shows as deleted.
    Deleted = "deleted", Noted;
    /// Control characters that XML forbids.
    ControlCharacter = "control_character", Noted;
    /// Bytes that are not valid in the archive's encoding; replaced by U+FFFD.
    InvalidUtf8 = "invalid_utf8", Noted;
    /// The archive says that it is in another encoding; read as UTF-8, which it is in.
    EncodingMislabelled = "encoding_mislabelled", Noted;
    /// A value longer than the limit; its end was cut off.
    TooLong = "too_long", Noted;
    /// A page that could not be understood wholly: numbers out of order, a comment without a name.
    UnclearPage = "unclear_page", Noted;
    /// The input is no archive of this format.
    NotThisFormat = "not_this_format", Fatal;
    /// The XML is malformed from here on.
    MalformedXml = "malformed_xml", Fatal;
    /// The JSON is malformed.
    MalformedJson = "malformed_json", Fatal;
    /// The input ends in the middle.
    UnexpectedEnd = "unexpected_end", Fatal;
    /// The input could not be read, or not be decompressed.
    Unreadable = "unreadable", Fatal;
    /// The input is larger or deeper than this reader takes.
    BeyondLimit = "beyond_limit", Fatal;
}

impl Anomaly {
    /// Whether reading ended here.
    pub const fn is_fatal(&self) -> bool {
        matches!(self.kind.severity(), Severity::Fatal)
    }

    pub(crate) fn new(kind: AnomalyKind, byte_offset: u64, detail: impl Into<String>) -> Self {
        Self { kind, source_id: None, byte_offset, detail: detail.into() }
    }

    pub(crate) fn about(mut self, source_id: &str) -> Self {
        self.source_id = Some(source_id.to_owned());
        self
    }
}

impl fmt::Display for Anomaly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Readers of whole files and of the end of a run know no place; a page's oddities name their lines.
        if self.byte_offset > 0 || (self.is_fatal() && self.kind != AnomalyKind::NotThisFormat) {
            write!(f, "{} at byte {}: {}", self.kind.as_str(), self.byte_offset, self.detail)?;
        } else {
            write!(f, "{}: {}", self.kind.as_str(), self.detail)?;
        }
        match &self.source_id {
            Some(id) => write!(f, " (id {id})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Anomaly {}
