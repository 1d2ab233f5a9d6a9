//! The way in for every reader: decompressed, valid UTF-8, counted and bounded.

use crate::encoding::{Encoding, detect, guess};
use crate::{Anomaly, AnomalyKind};
use flate2::read::MultiGzDecoder;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes taken from the input at a time.
const CHUNK_BYTES: usize = 128 * 1024;
/// Bytes looked at to find out compression and encoding.
const PEEK_BYTES: usize = 2048;
/// The longest single piece of an archive (a tag, a text, a line) that is held in memory.
pub(crate) const MAX_PIECE_BYTES: usize = 64 * 1024 * 1024;
/// So many bytes beyond ASCII for each sequence that is no UTF-8 say that the file is UTF-8 all the same.
const MIN_LETTERS_FOR_DAMAGE: usize = 20;
/// The largest archive of a format that must be read as a whole.
pub(crate) const MAX_WHOLE_BYTES: u64 = 1024 * 1024 * 1024;

/// How much of the file was read so far, as it lies on disk (so compressed bytes count as they are).
#[derive(Debug, Clone, Default)]
pub struct BytesRead(Arc<AtomicU64>);

impl BytesRead {
    /// Bytes so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Valid UTF-8 from any bytes: gzip is unpacked, a byte order mark removed, old encodings are converted, invalid
/// bytes become U+FFFD and are counted.
pub(crate) struct Input {
    source: Box<dyn Read + Send>,
    bytes_read: BytesRead,
    encoding: Encoding,
    /// Whether the file says its encoding.
    is_declared: bool,
    /// Converted text that waits to be consumed.
    ready: Vec<u8>,
    consumed: usize,
    /// The beginning of a character whose end was not read yet.
    carried: Vec<u8>,
    at_end: bool,
    /// Bytes that may still be consumed before `renew_budget` is called again.
    budget: usize,
    /// Invalid sequences replaced so far.
    pub(crate) invalid_sequences: u64,
    label: Label,
}

/// What is known of an encoding of single bytes that an archive says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// No byte beyond ASCII has come yet.
    Unchecked,
    Checked,
    /// It is in UTF-8, and nobody has asked yet.
    Wrong,
}

impl Input {
    pub(crate) fn open(source: impl Read + Send + 'static) -> io::Result<Self> {
        let bytes_read = BytesRead::default();
        let mut counted = Counted { source, bytes_read: bytes_read.clone() };
        let magic = peek(&mut counted, 2)?;
        let is_gzip = magic == [0x1f, 0x8b];
        let whole = io::Cursor::new(magic).chain(counted);
        let mut source: Box<dyn Read + Send> =
            if is_gzip { Box::new(MultiGzDecoder::new(whole)) } else { Box::new(whole) };
        let start = peek(&mut source, PEEK_BYTES)?;
        let (encoding, mark_bytes) = detect(&start);
        let mut start = io::Cursor::new(start);
        start.set_position(mark_bytes as u64);
        Ok(Self {
            source: Box::new(start.chain(source)),
            bytes_read,
            encoding: encoding.unwrap_or(Encoding::Utf8),
            is_declared: encoding.is_some(),
            ready: Vec::new(),
            consumed: 0,
            carried: Vec::new(),
            at_end: false,
            budget: MAX_PIECE_BYTES,
            invalid_sequences: 0,
            label: Label::Unchecked,
        })
    }

    pub(crate) fn bytes_read(&self) -> BytesRead {
        self.bytes_read.clone()
    }

    /// Whether the label of the encoding was found to be wrong since the last call.
    pub(crate) fn take_mislabelled(&mut self) -> bool {
        let is_wrong = self.label == Label::Wrong;
        if is_wrong {
            self.label = Label::Checked;
        }
        is_wrong
    }

    /// An archive that was converted may have kept its old label: text in an encoding of single bytes hardly ever looks like
    /// UTF-8 in all of its first letters beyond ASCII.
    fn check_label(&mut self, chunk: &[u8]) {
        let is_single = matches!(self.encoding, Encoding::SingleByte(_));
        if self.label != Label::Unchecked || !is_single || chunk.is_ascii() {
            return;
        }
        self.label = Label::Checked;
        // The chunk may end inside a letter.
        let (valid, is_utf8) = match std::str::from_utf8(chunk) {
            Ok(_) => (chunk.len(), true),
            Err(error) => (error.valid_up_to(), error.error_len().is_none()),
        };
        if is_utf8 && chunk.get(..valid).is_some_and(|valid| !valid.is_ascii()) {
            self.encoding = Encoding::Utf8;
            self.label = Label::Wrong;
        }
    }

    /// Allows one more piece of [`MAX_PIECE_BYTES`].
    pub(crate) fn renew_budget(&mut self) {
        self.budget = MAX_PIECE_BYTES;
    }

    /// Everything as one text, for formats that cannot be streamed.
    pub(crate) fn read_whole(mut self, max_bytes: u64) -> Result<(String, u64), Anomaly> {
        let mut text = String::new();
        loop {
            self.renew_budget();
            let chunk = self.fill_buf().map_err(|e| unreadable(&e, text.len() as u64))?;
            if chunk.is_empty() {
                return Ok((text, self.invalid_sequences));
            }
            text.push_str(&String::from_utf8_lossy(chunk));
            if text.len() as u64 > max_bytes {
                let detail = format!("larger than {max_bytes} bytes");
                return Err(Anomaly::new(AnomalyKind::BeyondLimit, max_bytes, detail));
            }
            let taken = chunk.len();
            self.consume(taken);
        }
    }

    /// The same for a file that was saved by hand: where it doesn't say its encoding and is no UTF-8, the one that fits
    /// is taken, and named. One that says an encoding of single bytes and is UTF-8 was converted and kept its old label.
    pub(crate) fn read_whole_guessing(mut self, max_bytes: u64) -> Result<WholeText, Anomaly> {
        let is_labelled = self.is_declared && matches!(self.encoding, Encoding::SingleByte(_));
        if self.is_declared && !is_labelled {
            let (text, invalid_sequences) = self.read_whole(max_bytes)?;
            return Ok(WholeText { text, invalid_sequences, guessed: None, is_mislabelled: false });
        }
        let mut bytes = Vec::new();
        let taken = (&mut self.source).take(max_bytes + 1).read_to_end(&mut bytes);
        taken.map_err(|e| unreadable(&e, bytes.len() as u64))?;
        if bytes.len() as u64 > max_bytes {
            let detail = format!("larger than {max_bytes} bytes");
            return Err(Anomaly::new(AnomalyKind::BeyondLimit, max_bytes, detail));
        }
        let invalid = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        let beyond_ascii = bytes.iter().filter(|b| !b.is_ascii()).count();
        // A damaged byte among many letters that are UTF-8 is damage, not another encoding.
        let is_utf8 = invalid * MIN_LETTERS_FOR_DAMAGE <= beyond_ascii;
        let is_mislabelled = is_labelled && is_utf8 && beyond_ascii > 0;
        let (encoding, guessed) = if is_labelled && !is_utf8 {
            (self.encoding, None)
        } else if is_utf8 {
            (Encoding::Utf8, None)
        } else {
            let (encoding, name) = guess(&bytes);
            (encoding, Some(name))
        };
        let mut text = Vec::new();
        let (invalid_sequences, _) = encoding.decode(bytes, true, &mut text);
        let text = String::from_utf8_lossy(&text).into_owned();
        Ok(WholeText { text, invalid_sequences, guessed, is_mislabelled })
    }

    fn refill(&mut self) -> io::Result<()> {
        self.consumed = 0;
        self.ready.clear();
        while self.ready.is_empty() && !self.at_end {
            let start = self.carried.len();
            let mut chunk = std::mem::take(&mut self.carried);
            chunk.resize(start + CHUNK_BYTES, 0);
            let unread = chunk.get_mut(start..).unwrap_or_default();
            let taken = loop {
                match self.source.read(unread) {
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                    other => break other?,
                }
            };
            chunk.truncate(start + taken);
            self.at_end = taken == 0;
            self.check_label(&chunk);
            let (invalid, carried) = self.encoding.decode(chunk, self.at_end, &mut self.ready);
            self.invalid_sequences += invalid;
            self.carried = carried;
        }
        Ok(())
    }
}

/// A file that was read as a whole.
pub(crate) struct WholeText {
    pub(crate) text: String,
    pub(crate) invalid_sequences: u64,
    /// The encoding that was guessed.
    pub(crate) guessed: Option<&'static str>,
    /// Whether the file says that it is in an encoding of single bytes, and is in UTF-8.
    pub(crate) is_mislabelled: bool,
}

/// The anomaly for an input that fails at `byte_offset`.
pub(crate) fn unreadable(error: &io::Error, byte_offset: u64) -> Anomaly {
    let kind = match error.kind() {
        io::ErrorKind::UnexpectedEof => AnomalyKind::UnexpectedEnd,
        io::ErrorKind::FileTooLarge => AnomalyKind::BeyondLimit,
        _ => AnomalyKind::Unreadable,
    };
    Anomaly::new(kind, byte_offset, error.to_string())
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.consumed >= self.ready.len() {
            self.refill()?;
        }
        if self.budget == 0 {
            let message = format!("one piece is longer than {MAX_PIECE_BYTES} bytes");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        Ok(self.ready.get(self.consumed..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.consumed += amount;
        self.budget = self.budget.saturating_sub(amount);
    }
}

impl Read for Input {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let taken = self.fill_buf()?.read(out)?;
        self.consume(taken);
        Ok(taken)
    }
}

struct Counted<R> {
    source: R,
    bytes_read: BytesRead,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let taken = self.source.read(out)?;
        self.bytes_read.0.fetch_add(taken as u64, Ordering::Relaxed);
        Ok(taken)
    }
}

fn peek(source: &mut impl Read, bytes: usize) -> io::Result<Vec<u8>> {
    let mut start = Vec::with_capacity(bytes);
    source.take(bytes as u64).read_to_end(&mut start)?;
    Ok(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, as a slow pipe does.
    struct Trickle(io::Cursor<Vec<u8>>);
    impl Read for Trickle {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let n = out.len().min(1);
            self.0.read(&mut out[..n])
        }
    }

    fn whole(bytes: &[u8]) -> (String, u64) {
        Input::open(Trickle(io::Cursor::new(bytes.to_vec()))).unwrap().read_whole(1 << 20).unwrap()
    }

    #[test]
    fn a_character_cut_by_a_chunk_is_put_together_and_invalid_bytes_are_counted() {
        assert_eq!(whole("Սևան կամուրջ €".as_bytes()), ("Սևան կամուրջ €".to_owned(), 0));
        assert_eq!(whole(b"\xEF\xBB\xBFa\xFFb\xE2\x82"), ("a\u{FFFD}b\u{FFFD}".to_owned(), 2));
    }

    #[test]
    fn gzip_is_unpacked_and_progress_counts_the_file_as_it_lies_on_disk() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        io::Write::write_all(&mut packer, "bridge ".repeat(1000).as_bytes()).unwrap();
        let file = packer.finish().unwrap();
        let size = file.len() as u64;
        let input = Input::open(io::Cursor::new(file)).unwrap();
        let read = input.bytes_read();
        assert_eq!(input.read_whole(1 << 20).unwrap().0.len(), 7000);
        assert_eq!(read.get(), size);
    }

    #[test]
    fn old_encodings_are_converted() {
        assert_eq!(
            whole(b"<?xml version='1.0' encoding='windows-1251'?>\xCC\xEE\xF1\xF2").0.chars().last(),
            Some('т')
        );
        assert_eq!(
            whole(b"<meta charset=\"iso-8859-1\">caf\xE9 \x80").0,
            "<meta charset=\"iso-8859-1\">café €"
        );
        assert_eq!(whole(b"\xFF\xFEa\x00=\xD8\x00\xDE").0, "a😀");
    }

    #[test]
    fn an_old_encoding_that_a_page_does_not_say_is_guessed() {
        #[track_caller]
        fn check(bytes: &[u8], text: &str, name: Option<&str>) {
            let input = Input::open(Trickle(io::Cursor::new(bytes.to_vec()))).unwrap();
            let whole = input.read_whole_guessing(1 << 20).unwrap();
            assert_eq!((whole.text.as_str(), whole.guessed), (text, name));
        }
        check(b"\xCC\xEE\xF1\xF2 \xEE\xF2\xEA\xF0\xFB\xF2", "Мост открыт", Some("windows-1251"));
        check(b"\xED\xCF\xD3\xD4 \xCF\xD4\xCB\xD2\xD9\xD4", "Мост открыт", Some("koi8-r"));
        check(b"Jos\xE9 said: d\xE9j\xE0 vu", "José said: déjà vu", Some("windows-1252"));
        check(b"k\xF6pr\xFC a\xE7\xFDld\xFD", "köprü açıldı", Some("windows-1254"));
        check("Կամուրջը բացվեց".as_bytes(), "Կամուրջը բացվեց", None);
        let damaged = [b"\xFF".as_slice(), "Կամուրջը բացվեց".as_bytes()].concat();
        check(&damaged, "\u{FFFD}Կամուրջը բացվեց", None);
        let units: Vec<u8> = "the bridge".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&units, "the bridge", None);
    }

    #[test]
    fn utf_8_under_an_old_label_is_read_as_utf_8() {
        let read = |bytes: Vec<u8>| {
            let whole = Input::open(io::Cursor::new(bytes)).unwrap().read_whole_guessing(1 << 20).unwrap();
            (whole.text, whole.is_mislabelled)
        };
        let label = "<meta charset=windows-1251>";
        let page = format!("{label}Мост открыт");
        assert_eq!(read(page.clone().into_bytes()), (page.clone(), true));
        let old = [label.as_bytes(), b"\xCC\xEE\xF1\xF2 \xEE\xF2\xEA\xF0\xFB\xF2"].concat();
        assert_eq!(read(old), (page, false));
        assert_eq!(read(label.into()), (label.to_owned(), false));
    }

    #[test]
    fn a_wrong_label_is_found_out_at_the_first_letters() {
        let read = |bytes: &[u8]| {
            let mut input = Input::open(io::Cursor::new(bytes.to_vec())).unwrap();
            let mut text = String::new();
            input.read_to_string(&mut text).unwrap();
            (
                text.split_once('>').map(|(_, text)| text.to_owned()).unwrap_or_default(),
                input.take_mislabelled(),
            )
        };
        let label = "<?xml version='1.0' encoding='ISO-8859-1'?>";
        assert_eq!(read(format!("{label}Мост é").as_bytes()), ("Мост é".to_owned(), true));
        assert_eq!(read(&[label.as_bytes(), b"caf\xE9"].concat()), ("café".to_owned(), false));
        // A letter cut by the end of a chunk.
        let padding = "a".repeat(CHUNK_BYTES - label.len() - 3);
        let (text, is_mislabelled) = read(format!("{label}{padding}éжж").as_bytes());
        assert_eq!((text, is_mislabelled), (format!("{padding}éжж"), true));
    }

    #[test]
    fn an_input_beyond_the_limit_is_refused() {
        let input = Input::open(io::Cursor::new(vec![b'a'; 2000])).unwrap();
        assert_eq!(input.read_whole(1000).unwrap_err().kind, AnomalyKind::BeyondLimit);
    }
}
