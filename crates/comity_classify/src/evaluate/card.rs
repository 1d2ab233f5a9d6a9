//! The model card: what a newsroom should know before it relies on a score, generated from an evaluation.

use super::report::{BlindFigures, Figures, Report};
use crate::attribute::{Attribute, Basis};
use crate::features::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Source and licence of each published set.
const LICENCES: [(&str, &str, &str); 24] = [
    ("beep_korean_news", "kocohub/korean-hate-speech", "CC-BY-SA-4.0"),
    ("civil_comments_respanned", "ipavlopoulos/toxic_spans", "CC0-1.0"),
    ("cold_zh", "thu-coai/COLDataset", "Apache-2.0"),
    ("davidson_tweets", "t-davidson/hate-speech-and-offensive-language", "MIT"),
    ("edos_sexism", "rewire-online/edos", "CC0-1.0"),
    ("fox_news_en", "sjtuprog/fox-news-comments", "MIT"),
    ("germeval2018_de", "uds-lsv/GermEval-2018-Data", "CC-BY-4.0"),
    ("hatemoji_build_en", "HannahKirk/Hatemoji", "CC-BY-4.0"),
    ("hatexplain_en", "hate-alert/HateXplain", "MIT"),
    ("jigsaw_6label_cleaned", "Jigsaw 2018 by furkancaglayan", "CC0-1.0, text CC-BY-SA-3.0"),
    ("jigsaw_6label_original", "Jigsaw 2018 by keitakurita", "CC0-1.0, text CC-BY-SA-3.0"),
    ("jigsaw_toxic_binary", "Jigsaw 2018 by Hongcheng-Gao", "CC0-1.0, text CC-BY-SA-3.0"),
    ("kmhas_korean_news", "adlnlp/K-MHaS", "CC-BY-SA-4.0"),
    ("mlma_ar", "HKUST-KnowComp/MLMA_hate_speech", "MIT"),
    ("mlma_en", "HKUST-KnowComp/MLMA_hate_speech", "MIT"),
    ("mlma_fr", "HKUST-KnowComp/MLMA_hate_speech", "MIT"),
    ("offenseval_tr", "Coltekin, OffensEval-TR", "CC-BY"),
    ("paradetox_en", "s-nlp/paradetox", "CC0-1.0"),
    ("sms_spam", "UCI SMS Spam Collection", "CC-BY-4.0"),
    ("surge_toxicity_en", "surge-ai/toxicity", "MIT"),
    ("toldbr_pt", "JAugusto97/ToLD-Br", "CC-BY-SA-4.0"),
    ("toxic_spans_civil", "ipavlopoulos/toxic_spans, SemEval 2021", "CC0-1.0"),
    ("vicomtech_stormfront", "Vicomtech/hate-speech-dataset", "CC-BY-SA-3.0-ES"),
    ("youtube_spam", "UCI YouTube Spam Collection", "CC-BY-4.0"),
];

/// The card of a model in Markdown; `sha256` is the digest of its file, in hexadecimal.
pub fn card(report: &Report, sha256: &str) -> String {
    let mut card = String::new();
    write_card(&mut card, report, sha256).expect("writing to a string cannot fail");
    card
}

fn write_card(card: &mut String, report: &Report, sha256: &str) -> std::fmt::Result {
    writeln!(card, "# Model card: {}\n", report.model)?;
    writeln!(
        card,
        "A linear model over hashed words, pieces of words and concepts, with one small calibrated combination per \
         attribute and language. It helps moderators; it decides nothing by itself. Generated from an evaluation on \
         {} held-out comments: a tenth of every set, by a hash that keeps pairs and near-duplicates together. Nothing \
         was fitted on them, but settings were chosen while looking at these figures.\n",
        report.rows
    )?;
    writeln!(card, "SHA-256 of the file: `{sha256}`.\n")?;
    writeln!(card, "## What a score rests on\n")?;
    writeln!(card, "| attribute | {} |", Lang::ALL.map(Lang::as_str).join(" | "))?;
    writeln!(card, "|---|{}", "---|".repeat(Lang::ALL.len()))?;
    for attribute in Attribute::ALL {
        let cells = Lang::ALL.map(|lang| match attribute.basis(lang) {
            Some(Basis::Labels) => "labels",
            Some(Basis::Composed) => "composed",
            Some(Basis::WordLists) => "lists",
            None => "–",
        });
        writeln!(card, "| {attribute} | {} |", cells.join(" | "))?;
    }
    writeln!(
        card,
        "\n*labels*: people labelled comments for it in that language. *composed*: from labels of related attributes, \
         weak labels from word lists, sentences of our own and rules; measured on contrast suites only, where at all. \
         *lists*: word lists. –: no score, never a low one. Outside of English, Korean and Chinese TOXICITY, IDENTITY_ATTACK, THREAT and \
         INSULT are also asked of the text's gloss, which is the text in rough English, word by word; both are weighed. INCOHERENT and UNSUBSTANTIAL are rules over the shape of \
         words and the number of content words; LIKELY_TO_REJECT and INFLAMMATORY follow from other scores; their \
         quality against labels is unknown. FLIRTATION and the bridging attributes are left out: there are no labels.\n"
    )?;
    writeln!(card, "## Held-out figures\n")?;
    writeln!(
        card,
        "Area under the ROC curve with a 95 % bootstrap interval, average precision, recall where 1 % and 5 % of the \
         harmless comments are flagged, and the shares of toxic and harmless comments that reach 0.5. Prevalence and \
         meaning of labels are each set's own. The Wikipedia comments (`jigsaw`) are measured without case and \
         punctuation, which most of the toxic ones had lost before they came to us.\n"
    )?;
    writeln!(card, "| attribute | slice | rows | positive | AUC | interval | AP | R@1% | R@5% | ≥ 0.5 |")?;
    writeln!(card, "|---|---|---|---|---|---|---|---|---|---|")?;
    for (attribute, slices) in &report.figures {
        for (slice, f) in slices {
            row(card, attribute, slice, f)?;
        }
    }
    writeln!(card, "\n## Calibration\n")?;
    writeln!(card, "Mean score and share of positives by band of the score (rows), English:\n")?;
    for (attribute, slices) in &report.figures {
        if let Some(f) = slices.get("language en") {
            let bands: Vec<String> = f
                .reliability
                .iter()
                .map(|(score, share, rows)| format!("{score:.2} → {share:.2} ({rows})"))
                .collect();
            writeln!(card, "- {attribute}: {}", bands.join(" · "))?;
        }
    }
    writeln!(
        card,
        "\nCurves are fitted on a mix weighted towards what a news site sees, with sentences of our own in it; the held-out \
         mix above is another one. Where sets sampled by swear words dominate, more is positive than a score says (TOXICITY, OBSCENE). \
         For IDENTITY_ATTACK and THREAT far less is: their curves are bent upwards on purpose, by attacks and threats that were written \
         one by one, so that 0.5 finds what is plainly one. On comments as they come, read these two as a ranking and \
         choose a threshold by replay.\n"
    )?;
    writeln!(card, "## Contrast suites\n")?;
    writeln!(
        card,
        "Sentences of our own, with frames and fillings that training never sees; share on the right side of 0.5. They \
         were written by the same hands as the training sentences, and word lists and rules were mended after looking \
         at what went wrong in them: they guard against falling back, and say little about sentences of others.\n"
    )?;
    writeln!(card, "| suite | sentences | right |\n|---|---|---|")?;
    for (suite, f) in &report.suites {
        let right: Vec<String> = f.right.iter().map(|(a, share)| format!("{a} {share:.2}")).collect();
        writeln!(card, "| {suite} | {} | {} |", f.sentences, right.join(", "))?;
    }
    write_identity_terms(card, report)?;
    write_blind(card, report)?;
    write_cases(card, report)?;
    writeln!(card, "## Sentences written one by one\n")?;
    writeln!(card, "English: IDENTITY_ATTACK at 0.5. Russian, Armenian, Azerbaijani: TOXICITY at 0.5.\n")?;
    for (language, [toxic, found, harmless, flagged]) in &report.written {
        writeln!(
            card,
            "- {language}: {found} of {toxic} found, {flagged} of {harmless} harmless ones flagged"
        )?;
    }
    writeln!(card, "\n## Who is attacked\n")?;
    writeln!(card, "The same predicates with swapped targets, English (rows: meant, columns: resolved):\n")?;
    let names = crate::target::Target::ALL.map(crate::target::Target::as_str);
    writeln!(card, "| | {} |\n|---|{}", names.join(" | "), "---|".repeat(names.len()))?;
    for meant in names {
        let found = report.targets.get(meant);
        let cells = names.map(|n| found.and_then(|f| f.get(n)).copied().unwrap_or(0).to_string());
        writeln!(card, "| {meant} | {} |", cells.join(" | "))?;
    }
    writeln!(card, "\n## Trained on\n")?;
    writeln!(card, "| set | source | licence |\n|---|---|---|")?;
    for set in &report.sets {
        let (source, licence) = LICENCES
            .iter()
            .find(|(name, _, _)| name == set)
            .map_or(("–", "–"), |(_, source, licence)| (*source, *licence));
        writeln!(card, "| {set} | {source} | {licence} |")?;
    }
    writeln!(
        card,
        "\nand sentences of our own (`crates/comity_classify/data/templates` and `data/sentences`, with the project's licence). The texts \
         are not part of the model or of this repository.\n"
    )?;
    writeln!(card, "## Limits\n")?;
    writeln!(
        card,
        "- Sarcasm, allusion and hate that names nobody are mostly missed; most of what only the parent comment makes rude, too.\n\
         - French and Arabic stand on some 3,000 tweets each, with noisy labels: use them to sort, not to decide.\n\
         - Thresholds are not portable between attributes or models: choose them by replay over your own archive.\n\
         - THREAT and SEVERE_TOXICITY have few positive labels; SEXUALLY_EXPLICIT has none but word lists and sentences of ours.\n\
         - Dialects were not measured. Quotations of three words and more count as quoted, not as said."
    )
}

fn write_identity_terms(card: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(card, "\n## Identity terms\n")?;
    writeln!(
        card,
        "Names of groups are one and the same feature to the model in every language that has a list of concepts, so \
         swapping one listed name for another cannot change a score beyond what grammar changes. Contrast frames, \
         TOXICITY, each term against the others of its language: largest gap of false positives, worst areas (BPSN: \
         harmless sentences with the term against attacks without it; BNSP: the other way round; low where a frame is \
         not recognised at all), largest change of one sentence by a swap. In Korean and Chinese names of \
         groups are ordinary words to the model, and what they do to a score is not measured.\n"
    )?;
    writeln!(card, "| language | terms | false-positive gap | worst BPSN | worst BNSP | largest swap |")?;
    writeln!(card, "|---|---|---|---|---|---|")?;
    for (language, f) in &report.fairness.languages {
        writeln!(
            card,
            "| {language} | {} | {:.3} | {:.3} | {:.3} | {:.3} |",
            f.terms, f.false_positive_gap, f.worst_bpsn_auc, f.worst_bnsp_auc, f.largest_swap
        )?;
    }
    Ok(())
}

fn write_blind(card: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(card, "\n## Sentences that were only ever counted\n")?;
    writeln!(
        card,
        "Sentences of ours (`data/contrast/blind-*.txt`), each in its own words, that nobody read who made the model: no \
         list of words was made by them. Of a few weights of hate and threats in the curves, one was chosen with the \
         counts by case in view. Right at 0.5, of all: what should be found, what should be spared.\n"
    )?;
    write_figures(card, &report.blind)?;
    writeln!(card, "\n## Everyday sentences that were only ever counted\n")?;
    writeln!(
        card,
        "Short sentences as readers write them to each other (`data/contrast/blind-everyday-*.txt`), half of the harmless ones with \
         the grammar or the words of threats and insults (\u{201c}I will \u{2026}\u{201d}, \u{201c}somebody should \u{2026}\u{201d}), and threats and insults in \
         plain words, many threats only hinted at. Nobody read them who made the model; of five weights of such sentences one was chosen \
         with these counts in view. Right at 0.5, of all.\n"
    )?;
    write_figures(card, &report.everyday)?;
    writeln!(card, "\n## Comments that were only ever counted\n")?;
    writeln!(
        card,
        "Comments as readers write them under news (`data/contrast/blind-comments-*.txt`), 400 in each language, written last, by hands \
         that knew neither the sentences learned from nor the model. Nobody read them who made the model, and nothing was chosen \
         with these counts in view. Right at 0.5, of all.\n"
    )?;
    write_figures(card, &report.comments)?;
    write_disguises(card, report)?;
    write_company(card, report)
}

fn write_disguises(card: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(card, "\n## In disguise\n")?;
    writeln!(
        card,
        "Of the English sentences that were only ever counted, those whose attack is found as it stands, with their words \
         written as people write them who want to get past a filter: how many are found still. In the words of the text that \
         weigh most in the score, whichever these are, and in every word of four letters and more.\n"
    )?;
    writeln!(card, "| trick | found as they stand | heaviest words | every word |\n|---|---|---|---|")?;
    for (trick, f) in &report.disguises {
        let share = |found: usize| 100.0 * found as f64 / f.clear.max(1) as f64;
        writeln!(card, "| {trick} | {} | {:.1} % | {:.1} % |", f.clear, share(f.heaviest), share(f.all))?;
    }
    Ok(())
}

fn write_company(card: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(card, "\n## In company\n")?;
    writeln!(
        card,
        "The same sentences in a long comment whose eight other sentences are harmless (`evaluate/company.rs`): how many of the \
         attacks that are found by themselves are found there, and how many of the harmless ones that are spared are spared there.\n"
    )?;
    writeln!(card, "| place | attacks found | harmless spared |\n|---|---|---|")?;
    for (place, f) in &report.company {
        writeln!(card, "| {place} | {} of {} | {} of {} |", f.found, f.clear, f.spared, f.harmless)?;
    }
    writeln!(
        card,
        "\nThe harmless everyday sentences that were only ever counted, by themselves and twelve in a row: how many reach 0.5.\n"
    )?;
    writeln!(card, "| language, attribute | of | alone | twelve in a row |\n|---|---|---|---|")?;
    for (language, attributes) in &report.joined {
        for (attribute, f) in attributes {
            writeln!(card, "| {language} {attribute} | {} | {} | {} |", f.texts, f.alone, f.joined)?;
        }
    }
    Ok(())
}

type ByLanguage = BTreeMap<String, BTreeMap<String, BlindFigures>>;

fn write_figures(card: &mut String, languages: &ByLanguage) -> std::fmt::Result {
    writeln!(card, "| language, attribute | found | spared | balanced |\n|---|---|---|---|")?;
    let of = |(right, all): (usize, usize)| format!("{right} of {all}");
    for (language, attributes) in languages {
        for (attribute, f) in attributes {
            let balanced = 100.0 * f.balanced();
            writeln!(
                card,
                "| {language} {attribute} | {} | {} | {balanced:.1} % |",
                of(f.found),
                of(f.spared)
            )?;
        }
    }
    writeln!(card, "\nBy case (+: the attribute should reach 0.5):\n")?;
    writeln!(card, "| case | right of all |\n|---|---|")?;
    for (language, attributes) in languages {
        let names: BTreeSet<&String> = attributes.values().flat_map(|f| f.cases.keys()).collect();
        for name in names {
            let cells: Vec<String> = attributes
                .iter()
                .filter_map(|(attribute, f)| Some((attribute, f.cases.get(name)?)))
                .map(|(attribute, case)| {
                    format!("{attribute} {} {}", if case.is_true { '+' } else { '−' }, of(case.right))
                })
                .collect();
            writeln!(card, "| {language} {name} | {} |", cells.join(" · "))?;
        }
    }
    Ok(())
}

fn write_cases(card: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(card, "\n## Single sentences by function\n")?;
    writeln!(
        card,
        "Sentences of ours, each in its own words, split in two by a hash: one half was looked at while the model was \
         made, the other was only ever counted (same hands, though). Right at 0.5, of all.\n"
    )?;
    writeln!(card, "| language, case, attribute | looked at | only counted |\n|---|---|---|")?;
    for (name, f) in &report.cases {
        writeln!(card, "| {name} | {} of {} | {} of {} |", f.seen.0, f.seen.1, f.blind.0, f.blind.1)?;
    }
    writeln!(card, "\nIn the half that was only counted:\n")?;
    for (name, (found, spared)) in &report.balance {
        writeln!(
            card,
            "- {name}: {:.1} % of what it should find, {:.1} % of what it should spare, balanced {:.1} %",
            100.0 * found,
            100.0 * spared,
            50.0 * (found + spared)
        )?;
    }
    let replies = report.replies;
    writeln!(
        card,
        "\nReplies with their parents (TOXICITY, ours): {} of {} right without the parent, {} with it. The parent is used \
         for what a short answer takes over (\u{201c}Exactly!\u{201d}, \u{201c}so are you\u{201d}) and for what it repeats word for word. \
         How heated the parent is says nothing by itself: on held-out news comments with their parents (`fox_news_en`, \
         126 replies) adding a tenth of its log-odds took the area from .819 to .805, half of it to .775, so it is left \
         out.\n",
        replies.right_without, replies.replies, replies.right_with
    )
}

fn row(card: &mut String, attribute: &str, slice: &str, f: &Figures) -> std::fmt::Result {
    writeln!(
        card,
        "| {attribute} | {slice} | {} | {} | {:.4} | {:.3}–{:.3} | {:.3} | {:.3} | {:.3} | {:.2} / {:.3} |",
        f.rows,
        f.positives,
        f.auc,
        f.auc_interval.0,
        f.auc_interval.1,
        f.average_precision,
        f.recall_at_1_percent,
        f.recall_at_5_percent,
        f.flagged_at_half.0,
        f.flagged_at_half.1
    )
}
