//! A tolerant walk through an XML export: one step per tag, with the text of the element that just closed.

use crate::input::{Input, unreadable};
use crate::values::reference;
use crate::{Anomaly, AnomalyKind, BytesRead};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Nesting deeper than this is no export.
const MAX_DEPTH: u32 = 200;

/// What the walk came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// An element began: see `name` and `attributes`.
    Open,
    /// An element ended: see `name`, and `text` when it was captured.
    Close,
    /// The root element ended and so did the input.
    End,
}

#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own about where the walk is")]
/// The walk. Text is only kept while `is_capturing`, so that long articles cost nothing.
pub(crate) struct Xml {
    reader: Reader<Input>,
    piece: Vec<u8>,
    /// Name of the element that opened or closed last, with its prefix.
    pub(crate) name: String,
    /// Attributes of the element that opened last, raw.
    pub(crate) attributes: String,
    /// Text since the last `Open`.
    pub(crate) text: String,
    /// Whether text is to be kept.
    pub(crate) is_capturing: bool,
    /// Whether tags in a text that is kept belong to it, as in an export whose writer forgot to escape them.
    pub(crate) keeps_tags: bool,
    /// Tags open in that text.
    inner: u32,
    /// Elements open now.
    pub(crate) depth: u32,
    has_cdata: bool,
    /// Bytes of white space at the end of the text, behind a CDATA section: part of it if more follows, else indentation.
    white_space: usize,
    has_root: bool,
    /// The last reference that neither XML nor HTML knows, until somebody asks.
    unknown_reference: Option<String>,
    /// Whether the element that opened last is empty, so that its end comes next.
    is_empty_element: bool,
}

impl Xml {
    pub(crate) fn new(input: Input) -> Self {
        let mut reader = Reader::from_reader(input);
        // A bare `&` in a title is common and harmless.
        reader.config_mut().allow_dangling_amp = true;
        Self {
            reader,
            piece: Vec::new(),
            name: String::new(),
            attributes: String::new(),
            text: String::new(),
            is_capturing: false,
            keeps_tags: false,
            inner: 0,
            depth: 0,
            has_cdata: false,
            white_space: 0,
            has_root: false,
            unknown_reference: None,
            is_empty_element: false,
        }
    }

    pub(crate) fn bytes_read(&self) -> BytesRead {
        self.reader.get_ref().bytes_read()
    }

    /// Where the walk is, in bytes.
    pub(crate) fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// Invalid byte sequences met since the last call.
    pub(crate) fn take_invalid_sequences(&mut self) -> u64 {
        std::mem::take(&mut self.reader.get_mut().invalid_sequences)
    }

    /// Whether the file was found to say the wrong encoding since the last call.
    pub(crate) fn take_mislabelled(&mut self) -> bool {
        self.reader.get_mut().take_mislabelled()
    }

    /// A reference met since the last call that neither XML nor HTML knows.
    pub(crate) fn take_unknown_reference(&mut self) -> Option<String> {
        self.unknown_reference.take()
    }

    /// The text of the element that just closed: verbatim where it stood in CDATA sections, else without the white
    /// space that only indents the file.
    pub(crate) fn value(&self) -> &str {
        let end = self.text.len() - self.white_space;
        if self.has_cdata { self.text.get(..end).unwrap_or_default() } else { self.text.trim() }
    }

    pub(crate) fn step(&mut self) -> Result<Step, Anomaly> {
        if std::mem::take(&mut self.is_empty_element) {
            self.depth -= 1;
            return Ok(Step::Close);
        }
        loop {
            self.piece.clear();
            self.reader.get_mut().renew_budget();
            let event = match self.reader.read_event_into(&mut self.piece) {
                Ok(event) => event,
                Err(error) => return Err(self.failure(&error)),
            };
            match event {
                Event::Start(tag) | Event::Empty(tag) if self.depth + self.inner >= MAX_DEPTH => {
                    let detail = format!(
                        "elements nested deeper than {MAX_DEPTH}, at <{}>",
                        short(tag.name().as_ref())
                    );
                    return Err(Anomaly::new(
                        AnomalyKind::BeyondLimit,
                        self.reader.buffer_position(),
                        detail,
                    ));
                }
                Event::Start(tag) if self.is_capturing && self.keeps_tags => {
                    self.inner += 1;
                    self.white_space = 0;
                    self.text.extend(["<", tag.name().as_ref(), tag.attributes_raw(), ">"]);
                }
                Event::Empty(tag) if self.is_capturing && self.keeps_tags => {
                    self.white_space = 0;
                    self.text.extend(["<", tag.name().as_ref(), tag.attributes_raw(), "/>"]);
                }
                Event::End(tag) if self.inner > 0 => {
                    self.inner -= 1;
                    self.white_space = 0;
                    self.text.extend(["</", tag.name().as_ref(), ">"]);
                }
                ref event @ (Event::Start(ref tag) | Event::Empty(ref tag)) => {
                    self.name.clear();
                    self.name.push_str(tag.name().as_ref());
                    self.attributes.clear();
                    self.attributes.push_str(tag.attributes_raw());
                    self.text.clear();
                    self.white_space = 0;
                    self.has_cdata = false;
                    self.has_root = true;
                    self.depth += 1;
                    self.is_empty_element = matches!(event, Event::Empty(_));
                    return Ok(Step::Open);
                }
                Event::End(tag) => {
                    self.name.clear();
                    self.name.push_str(tag.name().as_ref());
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::Close);
                }
                Event::Text(text) if self.is_capturing => {
                    let text = text.xml10_content();
                    let is_space = self.has_cdata && text.trim().is_empty();
                    self.white_space = if is_space { self.white_space + text.len() } else { 0 };
                    self.text.push_str(&text);
                }
                Event::CData(data) if self.is_capturing => {
                    if !self.has_cdata && self.text.trim().is_empty() {
                        self.text.clear();
                    }
                    self.white_space = 0;
                    self.has_cdata = true;
                    self.text.push_str(&data.xml10_content());
                }
                Event::GeneralRef(name) if self.is_capturing => {
                    let name = name.into_inner();
                    self.white_space = 0;
                    // A name that XML does not know is kept as written: HTML may know it.
                    match reference(&name).filter(|_| name.starts_with('#') || is_xml_name(&name)) {
                        Some(c) => self.text.push(c),
                        None => {
                            if reference(&name).is_none() && !comity_text::is_html_reference(&name) {
                                self.unknown_reference = Some(name.to_string());
                            }
                            self.text.extend(["&", &name, ";"]);
                        }
                    }
                }
                Event::Eof if self.depth > 0 || !self.has_root => {
                    let (kind, detail) = if self.has_root {
                        (AnomalyKind::UnexpectedEnd, format!("the file ends inside <{}>", short(&self.name)))
                    } else {
                        (AnomalyKind::NotThisFormat, "there is no XML element in it".to_owned())
                    };
                    return Err(Anomaly::new(kind, self.position(), detail));
                }
                Event::Eof => return Ok(Step::End),
                _ => {}
            }
        }
    }

    fn failure(&self, error: &quick_xml::Error) -> Anomaly {
        match error {
            quick_xml::Error::Io(e) => unreadable(e, self.position()),
            quick_xml::Error::Syntax(e) if self.has_root => {
                // Every syntax error of the tokenizer is a construct that the end of the input left open.
                Anomaly::new(AnomalyKind::UnexpectedEnd, self.reader.error_position(), e.to_string())
            }
            other => Anomaly::new(AnomalyKind::MalformedXml, self.reader.error_position(), other.to_string()),
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub(crate) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    pairs(attributes)
        .find(|(name, _)| name.rsplit_once(':').map_or(*name, |(_, local)| local) == wanted)
        .map(|(_, value)| crate::values::unescape(value))
}

/// The attributes of a tag as (name, raw value).
pub(crate) fn pairs(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| *c == '"' || *c == '\'')?;
        let (value, tail) = after.get(1..)?.split_once(quote)?;
        rest = tail;
        Some((name.trim(), value))
    })
}

fn is_xml_name(name: &str) -> bool {
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
}

/// A name from the input, short enough for a message.
pub(crate) fn short(name: &str) -> String {
    name.chars().take(60).filter(|c| !c.is_control()).collect()
}
