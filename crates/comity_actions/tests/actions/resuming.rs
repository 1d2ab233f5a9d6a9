//! A replay that was interrupted goes on, and finds what it would have found; on both databases.

use super::importing::imported;
use comity_actions::{
    DraftReplay, Failure, InForce, Refusal, ReplayDraft, ReplayPolicy, ReplayReport, ReplayState, SaveDraft,
    begin_draft, find_draft, go_on_with_replay, jobs, read_draft_report, replay_draft, replay_policy,
    resume_replay,
};
use comity_import::Format;
use comity_model::{Moderator, PolicyDraftId, Role};
use comity_store::{PostgresOptions, Store};
use comity_testkit::{Newsroom, PLAIN_POLICY, PostgresDatabase};
use std::fmt::Write as _;
use std::sync::Arc;

/// Comments of the archive: more than are read at once.
const COMMENTS: u32 = 1_300;

/// Runs a test over an archive on SQLite, and on the PostgreSQL that the test command names.
async fn on_both(test: impl AsyncFn(&Newsroom)) {
    test(&archived(Store::open_memory().unwrap()).await).await;
    let Some(database) = PostgresDatabase::make("comity_resume") else {
        println!("PostgreSQL left out: COMITY_TEST_POSTGRES names no server");
        return;
    };
    let url = database.url();
    let store = tokio::task::spawn_blocking(move || Store::open_postgres(&url, PostgresOptions::default()));
    let newsroom = archived(store.await.unwrap().unwrap()).await;
    test(&newsroom).await;
    tokio::task::spawn_blocking(move || drop(newsroom)).await.unwrap();
}

/// A newsroom with an archive in which some comments are about a ferry, some rejected, and one a minute was written.
async fn archived(store: Store) -> Newsroom {
    let newsroom = Arc::new(Newsroom::open_with(store, PLAIN_POLICY).await);
    let mut export = String::from(
        "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>The ferry</title>\
         <link>https://bridge-post.example/1</link><wp:post_id>1</wp:post_id>\
         <wp:post_date_gmt>2024-05-01 08:00:00</wp:post_date_gmt><wp:post_type>post</wp:post_type>\
         <wp:status>publish</wp:status>",
    );
    for n in 0..COMMENTS {
        let (hour, minute) = (n / 60, n % 60);
        let what = if n % 7 == 0 { "ferry" } else { "bridge" };
        let people = if n % 11 == 0 { " The Greeks had one." } else { "" };
        let approved = u8::from(n % 13 != 0);
        write!(
            export,
            "<wp:comment><wp:comment_id>{n}</wp:comment_id><wp:comment_author>Reader {}</wp:comment_author>\
             <wp:comment_date_gmt>2024-05-{:02} {:02}:{minute:02}:00</wp:comment_date_gmt>\
             <wp:comment_content>Remark {n} about the {what}, which is late.{people}</wp:comment_content>\
             <wp:comment_approved>{approved}</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>",
            n % 40,
            2 + hour / 24,
            hour % 24
        )
        .unwrap();
    }
    export.push_str("</item></channel></rss>");
    let report = imported(&newsroom, Format::WordPress, export, false).await;
    assert_eq!(report.comments, u64::from(COMMENTS), "{report:?}");
    Arc::into_inner(newsroom).expect("nobody else has it")
}

/// The plain policy with the ferry in place of its word.
async fn against_ferries(newsroom: &Newsroom) -> Arc<InForce> {
    let now = comity_actions::policy_in_force(&newsroom.app, newsroom.site.id).await.unwrap();
    let source = now.version().source.replace("blasted", "ferry");
    let policy = comity_actions::compile_policy(&source, "draft.md", &[], "").unwrap();
    Arc::new(InForce::of_draft(newsroom.site.id, &source, policy))
}

/// Replays, and gives the report with the state after so many comments.
async fn interrupted(newsroom: &Newsroom, replay: ReplayPolicy, after: u64) -> (ReplayReport, String) {
    let app = newsroom.app.clone();
    let run = move || {
        let mut state = String::new();
        let report = replay_policy(&app, &replay, &mut |progress| {
            state = progress.to_state().unwrap();
            progress.read < after
        });
        (report.unwrap(), state)
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

async fn resumed(newsroom: &Newsroom, replay: ReplayPolicy, state: &str) -> ReplayReport {
    let state = ReplayState::read(state, &replay.key(&newsroom.app)).unwrap();
    let app = newsroom.app.clone();
    let run = move || resume_replay(&app, &replay, Some(state), &mut |_| true).unwrap();
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_that_goes_on_finds_what_it_would_have_found() {
    on_both(async |newsroom| {
        let policy = against_ferries(newsroom).await;
        for sample in [None, Some(400)] {
            let replay = || ReplayPolicy { sample, ..ReplayPolicy::over_everything(Arc::clone(&policy)) };
            let (whole, _) = interrupted(newsroom, replay(), u64::MAX).await;
            assert!(whole.changed > 30 && whole.is_complete && !whole.peoples.is_empty(), "{whole:#?}");
            for after in [1, 501] {
                let (part, state) = interrupted(newsroom, replay(), after).await;
                assert!(!part.is_complete, "{after}");
                assert!(!state.contains("which is late"), "no words of commenters: {state}");
                assert_eq!(resumed(newsroom, replay(), &state).await, whole, "{after}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_state_of_another_replay_is_refused_with_the_reason() {
    let newsroom = archived(Store::open_memory().unwrap()).await;
    let policy = against_ferries(&newsroom).await;
    let replay = || ReplayPolicy::over_everything(Arc::clone(&policy));
    let (_, state) = interrupted(&newsroom, replay(), 1).await;
    let refused = |other: ReplayPolicy| {
        ReplayState::read(&state, &other.key(&newsroom.app)).expect_err("it is about something else")
    };
    let in_force = comity_actions::policy_in_force(&newsroom.app, newsroom.site.id).await.unwrap();
    assert_eq!(
        refused(ReplayPolicy::over_everything(Arc::clone(&in_force))),
        "it was about another text of the policy"
    );
    assert!(refused(ReplayPolicy { sample: Some(9), ..replay() }).contains("--sample"));
    assert!(refused(ReplayPolicy { against: Some(in_force), ..replay() }).contains("compared"));
    let damaged = ReplayState::read("{", &replay().key(&newsroom.app)).expect_err("it is damaged");
    assert!(damaged.contains("cannot be read"), "{damaged}");
}

/// Begins a draft about ferries.
async fn drafted(newsroom: &Newsroom, by: &Moderator) -> PolicyDraftId {
    let draft = begin_draft(&newsroom.app, by, None).await.unwrap();
    let known = find_draft(&newsroom.app, by, draft).await.unwrap();
    let text = known.source.replace("blasted", "ferry");
    let save = SaveDraft { draft, seen: known.saved_at, language: None, text };
    comity_actions::save_draft(&newsroom.app, by, save).await.unwrap();
    draft
}

fn editor(newsroom: &Newsroom) -> Moderator {
    Moderator { role: Role::Editor, ..newsroom.moderator.clone() }
}

fn wanted(draft: PolicyDraftId) -> ReplayDraft {
    ReplayDraft { draft, since: None, sample: None, sweep: None, is_against_in_force: false }
}

/// The state that a job about this draft would have kept after so many comments.
async fn state_of(newsroom: &Newsroom, by: &Moderator, draft: PolicyDraftId, after: u64) -> String {
    let known = find_draft(&newsroom.app, by, draft).await.unwrap();
    let policy = comity_actions::compile_policy(&known.source, "policy.md", &[], "").unwrap();
    let policy = Arc::new(InForce::of_draft(newsroom.site.id, &known.source, policy));
    interrupted(newsroom, ReplayPolicy::over_everything(policy), after).await.1
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_in_the_console_goes_on_after_a_restart_and_begins_nothing_anew() {
    on_both(async |newsroom| {
        let by = editor(newsroom);
        let draft = drafted(newsroom, &by).await;
        let run = async |job: comity_actions::ReplayJob| {
            tokio::task::spawn_blocking(move || job.run()).await.unwrap().unwrap();
        };
        run(replay_draft(&newsroom.app, &by, wanted(draft)).await.unwrap()).await;
        let whole =
            read_draft_report(&newsroom.app, &by, draft, "en").await.unwrap().expect("it was replayed");

        // The process ends after the first page: what it had kept is there, and nobody speaks any more.
        drop(replay_draft(&newsroom.app, &by, wanted(draft)).await.unwrap());
        let state = state_of(newsroom, &by, draft, 1).await;
        let (site, store) = (newsroom.site.id, newsroom.app.store());
        let counted = state.replace("\"erased\":0", "\"erased\":3");
        let kept = async move |json: String| {
            let write = move |tx: &mut comity_store::Tx<'_>| {
                let known = comity_store::policy_drafts::find(tx, site, draft)?;
                let run = known.and_then(|known| known.replay).expect("it was begun").id;
                comity_store::policy_drafts::keep_replay_state(tx, site, draft, run, &json)
            };
            store.write(write).await.unwrap();
        };
        kept(counted).await;
        assert!(jobs::resume_replays(&newsroom.app).await.unwrap().is_empty(), "it may still run");
        newsroom.clock.advance(21);
        let mut jobs = jobs::resume_replays(&newsroom.app).await.unwrap();
        assert!(jobs::resume_replays(&newsroom.app).await.unwrap().is_empty(), "one node takes it");
        run(jobs.pop().expect("it goes on")).await;
        let mut report =
            read_draft_report(&newsroom.app, &by, draft, "en").await.unwrap().expect("it is done");
        assert_eq!(report.erased, 3, "it went on from the counts that were kept");
        report.erased = 0;
        assert_eq!(report, whole);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_that_is_called_off_keeps_what_it_counted_and_goes_on_when_asked() {
    on_both(async |newsroom| {
        let by = editor(newsroom);
        let draft = drafted(newsroom, &by).await;
        let run = async |job: comity_actions::ReplayJob| {
            tokio::task::spawn_blocking(move || job.run()).await.unwrap().unwrap();
        };
        let stands = async || {
            let view = comity_actions::read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
            (view.draft.saved_at, view.replay)
        };
        run(replay_draft(&newsroom.app, &by, wanted(draft)).await.unwrap()).await;
        let whole = read_draft_report(&newsroom.app, &by, draft, "en").await.unwrap().expect("it is done");

        newsroom.clock.advance(1);
        let job = replay_draft(&newsroom.app, &by, wanted(draft)).await.unwrap();
        comity_actions::stop_replay(&newsroom.app, &by, draft).await.unwrap();
        assert_eq!(
            stands().await.1,
            DraftReplay::Stopping { read: 0, total: 0 },
            "it is at its last comments"
        );
        run(job).await;
        let total = u64::from(COMMENTS);
        let (saved_at, stopped) = stands().await;
        assert_eq!(stopped, DraftReplay::Stopped { read: 500, total, may_go_on: true });
        let part = read_draft_report(&newsroom.app, &by, draft, "en").await.unwrap().expect("it is kept");
        assert_eq!((part.is_complete, part.comments, part.read, part.total), (false, 500, 500, total));
        assert!(part.sentences("en")[1].contains("stopped after 500 of 1,300 comments"), "{part:#?}");

        // It is no replay of the draft: whoever publishes says that this is known.
        let publish = comity_actions::PublishDraft {
            draft,
            seen: saved_at,
            effective_from: None,
            note: String::new(),
            is_without_replay: false,
            replaces_scheduled: false,
        };
        let refused = comity_actions::publish_draft(&newsroom.app, &by, publish).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::ReplayMissing))), "{refused:?}");

        newsroom.clock.advance(1_000);
        assert!(jobs::resume_replays(&newsroom.app).await.unwrap().is_empty(), "nobody goes on by itself");
        let going_on = go_on_with_replay(&newsroom.app, &by, draft).await.unwrap();
        let twice = go_on_with_replay(&newsroom.app, &by, draft).await.map(drop);
        assert!(matches!(twice, Err(Failure::Refused(Refusal::ReplayGone))), "{twice:?}");
        run(going_on).await;
        assert_eq!(stands().await.1, DraftReplay::Done { is_current: true });
        let report = read_draft_report(&newsroom.app, &by, draft, "en").await.unwrap().expect("it is done");
        assert_eq!(report, whole);

        // Over another text it does not go on.
        let job = replay_draft(&newsroom.app, &by, wanted(draft)).await.unwrap();
        comity_actions::stop_replay(&newsroom.app, &by, draft).await.unwrap();
        run(job).await;
        let known = find_draft(&newsroom.app, &by, draft).await.unwrap();
        let text = known.source.replace("ferry", "boat");
        let save = SaveDraft { draft, seen: known.saved_at, language: None, text };
        comity_actions::save_draft(&newsroom.app, &by, save).await.unwrap();
        assert_eq!(stands().await.1, DraftReplay::Stopped { read: 500, total, may_go_on: false });
        let gone = go_on_with_replay(&newsroom.app, &by, draft).await.map(drop);
        assert!(matches!(gone, Err(Failure::Refused(Refusal::ReplayGone))), "{gone:?}");
    })
    .await;
}

#[tokio::test]
async fn an_interrupted_replay_does_not_go_on_over_another_text() {
    let newsroom = archived(Store::open_memory().unwrap()).await;
    let by = editor(&newsroom);
    let draft = drafted(&newsroom, &by).await;
    drop(replay_draft(&newsroom.app, &by, wanted(draft)).await.unwrap());
    let known = find_draft(&newsroom.app, &by, draft).await.unwrap();
    let text = known.source.replace("ferry", "boat");
    let save = SaveDraft { draft, seen: known.saved_at, language: None, text };
    comity_actions::save_draft(&newsroom.app, &by, save).await.unwrap();
    newsroom.clock.advance(21);
    assert!(jobs::resume_replays(&newsroom.app).await.unwrap().is_empty());
    let known = find_draft(&newsroom.app, &by, draft).await.unwrap();
    let stands = DraftReplay::of(&known, None, newsroom.app.now());
    assert_eq!(stands, DraftReplay::Interrupted { read: 0, total: 0, goes_on: false });
}
