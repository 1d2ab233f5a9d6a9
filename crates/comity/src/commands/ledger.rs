//! `comity ledger`: checks the chain of decisions.

use crate::cli::Where;
use crate::output::{self, report};
use crate::{data, runtime};
use clap::{Args, Subcommand};
use comity_store::decisions::LedgerState;
use serde::Serialize;
use std::process::ExitCode;

/// Looks at the ledger of decisions.
///
/// Example: comity ledger verify
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks that no decision was changed or removed since it was sealed; names the first that was.
    ///
    /// Example: comity ledger verify --data /var/lib/comity
    #[command(verbatim_doc_comment)]
    Verify {
        #[command(flatten)]
        place: Where,
    },
}

/// The answer, for `--json`.
#[derive(Serialize)]
struct Answer {
    site: String,
    intact: bool,
    sealed: u64,
    unsealed: u64,
    erased: u64,
    head: String,
    first_bad_seal: Option<u64>,
    first_bad_decision: Option<String>,
    why: Option<String>,
}

pub(crate) fn run(options: Options) -> anyhow::Result<ExitCode> {
    let Command::Verify { place } = options.command;
    let app = data::open(&place)?;
    let runtime = runtime::small()?;
    let site = runtime.block_on(data::site(&app, &place))?;
    let state = data::in_words(runtime.block_on(comity_actions::verify_ledger(&app, site.id)))?;
    let answer = match state {
        LedgerState::Intact { sealed, unsealed, erased, head } => Answer {
            site: site.key,
            intact: true,
            sealed,
            unsealed,
            erased,
            head,
            first_bad_seal: None,
            first_bad_decision: None,
            why: None,
        },
        LedgerState::Broken { number, decision, why } => Answer {
            site: site.key,
            intact: false,
            sealed: number.saturating_sub(1),
            unsealed: 0,
            erased: 0,
            head: String::new(),
            first_bad_seal: Some(number),
            first_bad_decision: Some(decision.to_string()),
            why: Some(why),
        },
    };
    report(&answer, place.json, in_words)?;
    Ok(output::answer(answer.intact))
}

fn in_words(answer: &Answer) -> String {
    match (&answer.first_bad_seal, &answer.first_bad_decision, &answer.why) {
        (Some(number), Some(decision), Some(why)) => {
            format!(
                "BROKEN at seal {number}, decision {decision}: {why}. The {} before it are intact.",
                answer.sealed
            )
        }
        _ => format!(
            "intact: {} decisions sealed, {} erased by law or request, {} waiting\nhead {}",
            answer.sealed, answer.erased, answer.unsealed, answer.head
        ),
    }
}
