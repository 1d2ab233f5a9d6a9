//! From a text to evidence: what the words and the concepts say for each output, for the whole and for each sentence.

use crate::features::{Lang, Later, Reader, emit, find_quotations, words_of};
use crate::lookup::{Lookup, Lookups};
use crate::output::{OUTPUTS, PerOutput, WIDTH};
use crate::passage::Piece;
use crate::table::Table;
use comity_model::Span;
use std::ops::Range;

/// The linear stage: weights, and what turns them into evidence.
pub(crate) struct Linear {
    pub table: Table,
    /// What one step of a quantised weight is worth, for each output.
    pub scales: PerOutput<f32>,
    pub repair: Later,
}

/// What one block of features says of a text.
pub(crate) type Said = PerOutput<f32>;

/// What the linear stage says of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Evidence {
    /// The words of the whole text.
    pub text: Said,
    /// The concepts of the whole text.
    pub concept: Said,
    /// The words of the sentence in which they say most, for each output.
    pub top_text: Said,
    /// The same for concepts.
    pub top_concept: Said,
}

/// Buffers that are kept from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub reader: Reader,
    quoted: Vec<Span>,
    /// Weights of the words of each token.
    pub token_text: Vec<PerOutput<i32>>,
    /// Weights of the concepts that end at each token.
    pub token_concept: Vec<PerOutput<i32>>,
    /// Evidence of each sentence: words, concepts.
    pub sentences: Vec<(Said, Said)>,
    /// How many features of words and of concepts each sentence has that are known.
    known: Vec<[usize; 2]>,
    pub lookups: Lookups,
}

/// The value of each feature of a block with `count` known ones: the longer the text, the less one counts.
pub(crate) fn block_value(count: usize) -> f32 {
    1.0 / (count as f32 + 8.0).sqrt()
}

impl Linear {
    /// Reads `canonical` and gathers the evidence; `scratch` keeps what explains it.
    ///
    /// `blocks` are block quotes in it, in order, beside what stands in quotation marks. What `parent` said word for word is quoted, whether or not it stands in quotation marks.
    pub(crate) fn gather(
        &self,
        canonical: &str,
        blocks: impl Iterator<Item = Span>,
        lang: Lang,
        parent: Option<&Reader>,
        scratch: &mut Scratch,
    ) -> Evidence {
        find_quotations(canonical, &mut scratch.quoted);
        scratch.reader.quotes_stand_apart = add_blocks(canonical, blocks, &mut scratch.quoted);
        let repair = (lang == Lang::En).then(|| &*self.repair);
        scratch.reader.read(canonical, lang, &scratch.quoted, repair);
        if let Some(parent) = parent {
            scratch.reader.quote_repeated(parent);
        }
        let tokens = scratch.reader.tokens.len();
        for sums in [&mut scratch.token_text, &mut scratch.token_concept] {
            sums.clear();
            sums.resize(tokens, [0; WIDTH]);
        }
        scratch.known.clear();
        let mut lookup = Lookup::new(
            &self.table,
            &mut scratch.token_text,
            &mut scratch.token_concept,
            &mut scratch.lookups,
        );
        for sentence in &scratch.reader.sentences {
            emit(&scratch.reader, sentence.first, sentence.last, lang, &mut lookup);
            scratch.known.push(lookup.finish());
        }
        scratch.sentences.clear();
        let mut whole = [[0_i32; WIDTH]; 2];
        let mut known = [0; 2];
        let mut top = [[f32::MIN; WIDTH]; 2];
        for (sentence, of_sentence) in scratch.reader.sentences.iter().zip(&scratch.known) {
            let mut said = [[0.0; WIDTH]; 2];
            for (block, sums) in [&scratch.token_text, &scratch.token_concept].into_iter().enumerate() {
                let sum = sum_of(sums, sentence.first..sentence.last);
                add(&mut whole[block], &sum);
                known[block] += of_sentence[block];
                said[block] = self.scaled(&sum, of_sentence[block]);
                for k in 0..OUTPUTS {
                    top[block][k] = top[block][k].max(said[block][k]);
                }
            }
            scratch.sentences.push((said[0], said[1]));
        }
        if scratch.sentences.is_empty() {
            top = [[0.0; WIDTH]; 2];
        }
        Evidence {
            text: self.scaled(&whole[0], known[0]),
            concept: self.scaled(&whole[1], known[1]),
            top_text: top[0].map(|t| t.max(-30.0)),
            top_concept: top[1].map(|t| t.max(-30.0)),
        }
    }

    /// What a piece of the text that was read last says by itself.
    pub(crate) fn evidence_of(&self, scratch: &Scratch, piece: &Piece) -> Evidence {
        let whole = scratch.reader.sentences.get(piece.sentence).map_or(0..0, |s| s.first..s.last);
        let words = |tokens: Range<usize>| words_of(scratch.reader.tokens.get(tokens).unwrap_or(&[])).max(1);
        let (words, of) = (words(piece.tokens.clone()), words(whole));
        let known = scratch.known.get(piece.sentence).copied().unwrap_or_default();
        let said = |block: usize, tokens: &[PerOutput<i32>]| {
            self.scaled(&sum_of(tokens, piece.tokens.clone()), known[block] * words / of)
        };
        let (text, concept) = (said(0, &scratch.token_text), said(1, &scratch.token_concept));
        Evidence { text, concept, top_text: text, top_concept: concept }
    }

    fn scaled(&self, sum: &PerOutput<i32>, known: usize) -> Said {
        let value = block_value(known);
        let mut said = [0.0; WIDTH];
        for k in 0..OUTPUTS {
            said[k] = sum[k] as f32 * self.scales[k] * value;
        }
        said
    }
}

/// Adds block quotes to the quotations in marks; says whether a quotation stands on lines of its own, so that whatever
/// else there is answers it.
fn add_blocks(canonical: &str, blocks: impl Iterator<Item = Span>, quoted: &mut Vec<Span>) -> bool {
    let mut stand_apart = quoted.iter().any(|span| {
        let before = canonical.get(..span.begin).unwrap_or("").trim_end_matches(' ');
        let after = canonical.get(span.end..).unwrap_or("").trim_start_matches([' ', '.', '!', '?']);
        (before.is_empty() || before.ends_with('\n')) && after.starts_with('\n')
    });
    for block in blocks {
        stand_apart = true;
        quoted.retain(|span| span.end <= block.begin || span.begin >= block.end);
        let at = quoted.partition_point(|span| span.begin < block.begin);
        quoted.insert(at, block);
    }
    stand_apart
}

/// What some tokens weigh together.
fn sum_of(weights: &[PerOutput<i32>], tokens: Range<usize>) -> PerOutput<i32> {
    let mut sum = [0; WIDTH];
    for token in weights.get(tokens).unwrap_or(&[]) {
        add(&mut sum, token);
    }
    sum
}

fn add(sum: &mut PerOutput<i32>, more: &PerOutput<i32>) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Repair;

    /// Where every buffer lies and how much it holds.
    fn buffers(scratch: &Scratch) -> [(usize, usize); 8] {
        fn of<T>(buffer: &Vec<T>) -> (usize, usize) {
            (buffer.as_ptr().addr(), buffer.capacity())
        }
        [
            of(&scratch.reader.tokens),
            of(&scratch.reader.sentences),
            of(&scratch.reader.chars),
            of(&scratch.quoted),
            of(&scratch.token_text),
            of(&scratch.token_concept),
            of(&scratch.sentences),
            of(&scratch.known),
        ]
    }

    #[test]
    fn the_second_text_allocates_nothing() {
        let known = [("bridge", 60), ("hate", 60), ("stupid", 70)].into_iter().collect();
        let linear = Linear { table: Table::new(64), scales: [1.0; WIDTH], repair: Repair::later(known) };
        let text =
            "I walked over the stuipd bridge. \"It is old and narrow\", they say; 黑人 🙂! ".repeat(20);
        let mut scratch = Scratch::default();
        let first = linear.gather(&text, std::iter::empty(), Lang::En, None, &mut scratch);
        let before = buffers(&scratch);
        let second = linear.gather(&text, std::iter::empty(), Lang::En, None, &mut scratch);
        assert_eq!(before, buffers(&scratch), "every buffer is where and as large as it was");
        assert_eq!(first, second, "nothing is left over from the text before");
    }
}
