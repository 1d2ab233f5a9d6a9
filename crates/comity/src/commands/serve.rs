//! `comity serve`: runs the newsroom's discussions.

use crate::cli::Where;
use crate::commands::policy::unpinned;
use crate::config::Config;
use crate::output::say;
use crate::runtime;
use crate::{coral_secrets, data};
use anyhow::{Context, bail};
use clap::Args;
use comity_actions::{App, CreateSite, jobs};
use comity_model::{Role, Site};
use comity_web::CoralSecrets;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Where the program listens when nothing else is said.
pub(crate) const LISTEN: &str = "127.0.0.1:7733";

/// Newest stories among which one is chosen to be named at the start.
const STORIES_LOOKED_AT: u32 = 20;

/// How often new decisions are sealed into the ledger's chain.
const SEAL_EVERY: Duration = Duration::from_secs(5);

/// How often the sealer looks for decisions that were written late.
const SEAL_LATE_EVERY: Duration = Duration::from_secs(600);

/// How often expired things are deleted.
const FORGET_EVERY: Duration = Duration::from_secs(3_600);

/// How often it is written down what keys were used for.
const COUNT_EVERY: Duration = Duration::from_secs(60);

/// How often it is looked whether a replay was interrupted, to go on with it.
const RESUME_EVERY: Duration = Duration::from_secs(10);

/// How often it is looked whether the secrets of Coral have changed.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Serves discussions. Needs no configuration: the first start makes a site and prints a sign-in link.
///
/// Example: comity serve --data /var/lib/comity --listen 127.0.0.1:7733 --public-url https://comments.example.org
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) server: Server,
}

/// How to listen.
#[derive(Debug, Clone, Args)]
pub(crate) struct Server {
    /// Address and port to listen on; port 0 takes a free one. Default 127.0.0.1:7733.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: Option<String>,
    /// Where readers reach this server, when it stands behind a proxy.
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let app = runtime::apart(|| data::open_or_make(&options.place))?;
    let config = data::config(&options.place)?;
    runtime::server()?.block_on(async {
        let site = first_site(&app).await?;
        serve(&app, config, &options.place, &options.server, &site).await
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Serves until Ctrl-C or SIGTERM. Prints the addresses to open.
pub(crate) async fn serve(
    app: &App,
    config: Config,
    place: &Where,
    server: &Server,
    site: &Site,
) -> anyhow::Result<()> {
    let wanted = server.listen.clone().or(config.server.listen.clone()).unwrap_or_else(|| LISTEN.to_owned());
    let listener = listen(&wanted).await?;
    let address = listener.local_addr()?;
    let mut settings = config.web()?;
    if server.public_url.is_some() {
        settings.public_url.clone_from(&server.public_url);
    }
    let secrets = settings.coral.secrets.clone();
    let known = coral_secrets::changed_at(&place.data);
    secrets.replace(coral_secrets::for_server(&place.data)?);
    let base = settings.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let router = comity_web::router(app.clone(), settings);
    greet(app, place, site, base.trim_end_matches('/')).await?;
    let looked = Arc::new(jobs::Looked::default());
    let sealing = repeat(SEAL_EVERY, app, |app| {
        let looked = Arc::clone(&looked);
        async move { jobs::seal_new(&app, &looked).await.map(drop) }
    });
    let sealing_late =
        repeat(SEAL_LATE_EVERY, app, |app| async move { jobs::seal_ledger(&app).await.map(drop) });
    let counting = repeat(COUNT_EVERY, app, |app| async move { jobs::count_key_uses(&app).await });
    let forgetting = repeat(FORGET_EVERY, app, |app| async move { jobs::forget_expired(&app).await });
    let resuming = repeat(RESUME_EVERY, app, |app| async move {
        for job in jobs::resume_replays(&app).await? {
            job.start(|failure| tracing::error!(?failure, "a replay failed"))?;
        }
        Ok(())
    });
    tokio::select! {
        () = comity_web::serve(listener, router, stop_signal()) => {}
        () = sealing => {}
        () = sealing_late => {}
        () = app.hear_other_nodes() => {}
        () = forgetting => {}
        () = resuming => {}
        () = counting => {}
        () = follow_secrets(&place.data, known, &secrets) => {}
    }
    data::in_words(jobs::count_key_uses(app).await)?;
    // What was decided last is sealed before the program ends.
    data::in_words(jobs::seal_ledger(app).await)?;
    Ok(())
}

/// Listens, or says what stands in the way.
pub(crate) async fn listen(wanted: &str) -> anyhow::Result<tokio::net::TcpListener> {
    match tokio::net::TcpListener::bind(wanted).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => bail!(
            "cannot listen on {wanted}: another program uses this port; stop it, or choose another with --listen"
        ),
        Err(error) => Err(error).with_context(|| {
            format!("cannot listen on `{wanted}`; an address of this machine and a port are needed, such as {LISTEN}")
        }),
    }
}

/// Prints where to look. On an installation without moderators, a link for the first one.
async fn greet(app: &App, place: &Where, site: &Site, base: &str) -> anyhow::Result<()> {
    say(&format!("Comity serves “{}” from {}", site.name, place.data.display()))?;
    let stories = data::in_words(comity_actions::list_stories(app, site.id, STORIES_LOOKED_AT).await)?;
    // One in the language of the pages, for whoever looks at this for the first time.
    let in_own_language = stories.iter().find(|s| s.language.as_ref().is_none_or(|l| *l == site.locale));
    match in_own_language.or(stories.first()) {
        Some(story) => {
            say(&format!("  a story     {base}{}", comity_web::story_path(&site.key, &story.key)))?;
        }
        None => say(&format!("  stories     {base}/s/{}", site.key))?,
    }
    say(&format!("  the policy  {base}/policy"))?;
    let moderators = data::in_words(comity_actions::list_moderators(app, site.id).await)?;
    let token = match moderators.first() {
        None => {
            data::in_words(comity_actions::add_moderator(app, site.id, "Operator", Role::Operator).await)?.1
        }
        Some(first) if moderators.len() == 1 => {
            data::in_words(comity_actions::sign_in_link(app, first).await)?
        }
        Some(_) => String::new(),
    };
    if token.is_empty() {
        say(&format!("  the console {base}/console   (a new sign-in link: comity moderator link NAME)"))?;
    } else {
        say(&format!("  the console {base}/console/sign-in/{token}   (works once, for 24 hours)"))?;
    }
    say("  to embed    put these two lines into a page of yours:")?;
    say(&format!("    <script async src=\"{base}/comity.js\"></script>"))?;
    say("    <comity-thread story=\"STORY-KEY\"></comity-thread>")?;
    say_what_changed(app).await?;
    say("Stop with Ctrl-C.")
}

/// Names the sites whose policy was published with another model or other word lists than this program has.
async fn say_what_changed(app: &App) -> anyhow::Result<()> {
    let sites = data::in_words(comity_actions::list_sites(app).await)?;
    for site in &sites {
        let pinned = data::in_words(comity_actions::pinned(app, site.id).await)?;
        let changes = unpinned(&pinned);
        if !changes.is_empty() {
            let of_site = if sites.len() > 1 { format!(" --site {}", site.key) } else { String::new() };
            say(&format!("  note        {}", changes.join("; ")))?;
            say(&format!("              look at it with: comity policy check --in-force{of_site}"))?;
        }
    }
    Ok(())
}

/// The first site of the installation; made when there is none.
async fn first_site(app: &App) -> anyhow::Result<Site> {
    let sites = data::in_words(comity_actions::list_sites(app).await)?;
    if let Some(first) = sites.into_iter().next() {
        return Ok(first);
    }
    let wanted = CreateSite {
        key: "main".to_owned(),
        name: "The newsroom".to_owned(),
        locale: "en".to_owned(),
        timezone: "UTC".to_owned(),
        origins: Vec::new(),
        policy: comity_actions::STARTING_POLICY.to_owned(),
        translations: comity_actions::starting_translations(),
    };
    data::in_words(comity_actions::create_site(app, wanted).await)
}

/// Runs a job again and again. One that fails is logged and tried again.
async fn repeat<F, Job>(every: Duration, app: &App, job: F)
where
    F: Fn(App) -> Job,
    Job: Future<Output = comity_actions::Result<()>>,
{
    loop {
        tokio::time::sleep(every).await;
        if let Err(failure) = job(app.clone()).await {
            tracing::error!(?failure, "a job failed; it is tried again");
        }
    }
}

/// Takes over what `comity coral secret` changes while the server runs. A file that cannot be used changes nothing.
async fn follow_secrets(folder: &Path, mut known: Option<SystemTime>, secrets: &CoralSecrets) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let changed = coral_secrets::changed_at(folder);
        if changed == known {
            continue;
        }
        known = changed;
        match coral_secrets::for_server(folder) {
            Ok(all) => secrets.replace(all),
            Err(error) => {
                tracing::error!(%error, "the secrets of Coral cannot be read; those known before still count");
            }
        }
    }
}

/// Waits for Ctrl-C or SIGTERM.
pub(crate) async fn stop_signal() {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .expect("a handler for SIGTERM can be set on every Unix");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
