//! `comity score serve`: scores over HTTP, without a database.

use crate::commands::serve::{listen, stop_signal};
use crate::output::say;
use crate::runtime;
use crate::runtime::SystemClock;
use crate::scorer::{self, SecondStageFrom};
use anyhow::{Context, bail};
use clap::Args;
use comity_web::{FeedbackTo, Keys, Scoring, Settings};
use std::fs::OpenOptions;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

/// Serves scores in the format of the Perspective API: point its clients at this address. Needs no database.
///
/// Example: comity score serve --listen 127.0.0.1:7744 --keys keys.txt --require-key
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7744")]
    listen: String,
    /// Where clients reach this server, when it stands behind a proxy.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// A file of keys: a line each with the key, its requests per minute and a name. A wrong key is refused.
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// Refuse requests without a key.
    #[arg(long, requires = "keys")]
    require_key: bool,
    /// Requests per second that one address may send without a key; no limit when it is not given.
    #[arg(long, value_name = "COUNT")]
    per_second: Option<NonZeroU32>,
    /// A file that suggested scores are added to, as NDJSON; without it `comments:suggestscore` is refused.
    #[arg(long, value_name = "FILE")]
    feedback: Option<PathBuf>,
    /// The second stage, a small transformer for texts that the first stage is unsure of: `built-in`, `none` or a file.
    /// It judges better; without it many times as many texts are scored in a second.
    #[arg(long, value_name = "WHICH", default_value = "built-in")]
    second_stage: SecondStageFrom,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let scorer = scorer::builtin().map_err(anyhow::Error::msg)?;
    scorer::add_second_stage(scorer, &options.second_stage)?;
    let keys = match &options.keys {
        None => None,
        Some(file) => {
            let text =
                std::fs::read_to_string(file).with_context(|| format!("cannot read `{}`", file.display()))?;
            match Keys::parse(&text) {
                Ok(keys) => Some(keys),
                Err(why) => bail!("cannot use `{}`: {why}", file.display()),
            }
        }
    };
    let feedback = match &options.feedback {
        None => FeedbackTo::Nowhere,
        Some(file) => {
            let opened = OpenOptions::new().create(true).append(true).open(file);
            let opened = opened.with_context(|| format!("cannot write `{}`", file.display()))?;
            FeedbackTo::File(Arc::new(Mutex::new(opened)), Arc::new(SystemClock))
        }
    };
    let scoring = Scoring {
        scorer: Ok(scorer),
        keys,
        is_key_required: options.require_key,
        per_second: options.per_second,
        feedback,
        settings: Settings { public_url: options.public_url.clone(), ..Settings::default() },
    };
    runtime::server()?.block_on(async {
        let listener = listen(&options.listen).await?;
        let address = listener.local_addr()?;
        let base = options.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
        let base = base.trim_end_matches('/');
        say(&format!("Comity scores with {}", scorer.model()))?;
        say(&format!("  analyze     {base}/v1alpha1/comments:analyze"))?;
        say(&format!("  discovery   {base}/$discovery/rest?version=v1alpha1"))?;
        say(&format!("  attributes  {base}/v1alpha1/attributes"))?;
        say("Stop with Ctrl-C.")?;
        comity_web::serve(listener, comity_web::scoring_server(scoring), stop_signal()).await;
        anyhow::Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
