//! `comity doctor`: checks the data.

use crate::cli::Where;
use crate::output::{self, report};
use crate::{data, runtime};
use clap::Args;
use comity_actions::DataCheck;
use comity_model::Site;
use comity_store::decisions::LedgerState;
use comity_store::inconsistencies::{Contradiction, Inconsistency};
use serde::Serialize;
use std::process::ExitCode;

/// Checks that comments stand where they were decided, that what they point at is there, and the ledger. Changes nothing.
///
/// Example: comity doctor --data /var/lib/comity
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(flatten)]
    place: Where,
}

/// One thing that does not fit.
#[derive(Serialize)]
struct Finding {
    site: String,
    /// The comment; none for the ledger.
    comment: Option<String>,
    what: &'static str,
    detail: String,
}

/// The answer, for `--json`.
#[derive(Serialize)]
struct Answer {
    sound: bool,
    sites: usize,
    findings: Vec<Finding>,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let app = data::open(&options.place)?;
    let answer = runtime::small()?.block_on(async {
        let sites = match &options.place.site {
            Some(_) => vec![data::site(&app, &options.place).await?],
            None => data::in_words(comity_actions::list_sites(&app).await)?,
        };
        let mut answer = Answer { sound: true, sites: sites.len(), findings: Vec::new() };
        for site in &sites {
            let check = data::in_words(comity_actions::check_data(&app, site.id).await)?;
            answer.sound &= check.is_sound();
            answer.findings.extend(findings(site, &check));
        }
        anyhow::Ok(answer)
    })?;
    report(&answer, options.place.json, in_words)?;
    Ok(output::answer(answer.sound))
}

fn findings(site: &Site, check: &DataCheck) -> Vec<Finding> {
    let mut findings: Vec<Finding> = check.inconsistencies.iter().map(|found| finding(site, found)).collect();
    if let LedgerState::Broken { number, decision, why } = &check.ledger {
        findings.push(Finding {
            site: site.key.clone(),
            comment: None,
            what: "ledger-broken",
            detail: format!("the ledger is broken at seal {number}, decision {decision}: {why}"),
        });
    }
    findings
}

fn finding(site: &Site, found: &Inconsistency) -> Finding {
    let (what, detail) = match found.what {
        Contradiction::State { stands, decided } => {
            ("state", format!("it is {}, and its newest decision says {}", stands.as_str(), decided.as_str()))
        }
        Contradiction::Undecided => ("undecided", "no decision led to where it stands".to_owned()),
        Contradiction::TextMissing => ("text-missing", "its text is missing".to_owned()),
        Contradiction::ParentMissing => ("parent-missing", "the comment it answers is missing".to_owned()),
        Contradiction::StoryMissing => ("story-missing", "its story is missing".to_owned()),
        Contradiction::CommenterMissing => ("commenter-missing", "its author is missing".to_owned()),
        Contradiction::CommentMissing => ("comment-missing", "its texts are there, and it is not".to_owned()),
    };
    Finding { site: site.key.clone(), comment: Some(found.comment.to_string()), what, detail }
}

fn in_words(answer: &Answer) -> String {
    if answer.sound {
        return format!(
            "sound: everything fits, in {} {}",
            answer.sites,
            if answer.sites == 1 { "site" } else { "sites" }
        );
    }
    let line = |finding: &Finding| match &finding.comment {
        Some(comment) => format!("{}: comment {comment}: {}", finding.site, finding.detail),
        None => format!("{}: {}", finding.site, finding.detail),
    };
    let mut lines: Vec<String> = answer.findings.iter().map(line).collect();
    let count = match lines.len() {
        1 => "1 thing does not fit".to_owned(),
        many => format!("{many} things do not fit"),
    };
    lines.push(format!("{count}; a backup from before may show what was there"));
    lines.join("\n")
}
