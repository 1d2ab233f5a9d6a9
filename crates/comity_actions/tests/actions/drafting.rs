//! An editor's draft: saved, checked, replayed on the archive, published, and an old version brought back.

use comity_actions::{
    DraftReplay, Failure, PublishDraft, Published, Refusal, ReplayDraft, RollBack, SaidChange, SaveDraft,
    VersionState, begin_draft, find_draft, publish_draft, read_draft, read_draft_report, read_policy,
    read_policy_desk, read_version_report, rebase_draft, replay_draft, roll_back_policy, save_draft,
    stop_replay,
};
use comity_model::{Moderator, PolicyDraftId, Role, Timestamp};
use comity_testkit::{Newsroom, Person};

/// The same person with the rights of an editor.
pub(crate) fn editor(newsroom: &Newsroom) -> Moderator {
    Moderator { role: Role::Editor, ..newsroom.moderator.clone() }
}

/// The refusal of an action that must not do what it was asked for.
pub(crate) fn refused<T>(answer: Result<T, Failure>) -> Refusal {
    match answer {
        Err(Failure::Refused(refusal)) => refusal,
        Err(Failure::Fault(error)) => panic!("a fault: {error}"),
        Ok(_) => panic!("it was done"),
    }
}

/// Begins a draft with `from` replaced by `to`.
async fn begun(newsroom: &Newsroom, by: &Moderator, from: &str, to: &str) -> (PolicyDraftId, Timestamp) {
    let draft = begin_draft(&newsroom.app, by, None).await.unwrap();
    let known = find_draft(&newsroom.app, by, draft).await.unwrap();
    assert!(known.source.contains(from), "the policy has {from}");
    let text = known.source.replace(from, to);
    let save = SaveDraft { draft, seen: known.saved_at, language: None, text };
    (draft, save_draft(&newsroom.app, by, save).await.unwrap().saved_at)
}

async fn replayed(newsroom: &Newsroom, by: &Moderator, draft: PolicyDraftId) {
    let wanted = ReplayDraft { draft, since: None, sample: None, sweep: None, is_against_in_force: false };
    let job = replay_draft(&newsroom.app, by, wanted).await.unwrap();
    tokio::task::spawn_blocking(move || job.run()).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_check_says_which_translations_are_left_behind() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let (draft, seen) = begun(&newsroom, &by, "some words", "certain words").await;
    let armenian =
        "# Քաղաքականություն\n\nԲարի գալուստ։\n\n## 1. Պարզ խոսքեր {#plain-words}\n\nՈրոշ բառեր չենք տպում։\n";
    let in_armenian = SaveDraft { draft, seen, language: Some("hy".to_owned()), text: armenian.to_owned() };
    let seen = save_draft(&newsroom.app, &by, in_armenian).await.unwrap().saved_at;
    let check = read_draft(&newsroom.app, &by, draft, "en").await.unwrap().check;
    assert!(check.is_sound(), "{:?}", check.errors);
    assert!(
        !check.changed.iter().any(|line| line.told.contains("still says")),
        "it is new: {:?}",
        check.changed
    );
    let knowingly = PublishDraft { is_without_replay: true, ..publish(draft, seen) };
    publish_draft(&newsroom.app, &by, knowingly).await.unwrap();

    let (draft, seen) = begun(&newsroom, &by, "certain words", "certain words here").await;
    let check = read_draft(&newsroom.app, &by, draft, "en").await.unwrap().check;
    let warning = &check.changed.last().unwrap().told;
    assert!(
        check.is_sound()
            && warning.contains("still says what it said in: Armenian")
            && warning.contains("Plain words"),
        "{warning}"
    );

    let text = armenian.replace("բառեր", "բառեր այստեղ");
    let in_armenian = SaveDraft { draft, seen, language: Some("hy".to_owned()), text };
    save_draft(&newsroom.app, &by, in_armenian).await.unwrap();
    let check = read_draft(&newsroom.app, &by, draft, "en").await.unwrap().check;
    assert!(
        !check.changed.iter().any(|line| line.told.contains("still says")),
        "both changed: {:?}",
        check.changed
    );
}

fn publish(draft: PolicyDraftId, seen: Timestamp) -> PublishDraft {
    PublishDraft {
        draft,
        seen,
        effective_from: None,
        note: "Stricter.".to_owned(),
        is_without_replay: false,
        replaces_scheduled: false,
    }
}

#[tokio::test]
async fn a_draft_is_checked_replayed_and_published_with_the_report_that_was_looked_at() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    newsroom.post(&mut Person::new("Mara"), "This dashed bridge is late again.").await;
    let (draft, seen) = begun(&newsroom, &by, "blasted", "dashed").await;
    let view = read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
    assert!(view.check.is_sound(), "{:?}", view.check.errors);
    let words: Vec<&SaidChange> = view.check.changed.iter().filter(|line| line.detail.is_some()).collect();
    assert!(words[0].detail.as_ref().unwrap().contains("dashed"), "editors see the words: {words:?}");
    assert!(!words[0].told.contains("dashed") && words[0].told.contains("new on the list: 1"), "{words:?}");
    assert_eq!(view.replay, DraftReplay::None);
    assert_eq!(
        refused(publish_draft(&newsroom.app, &by, publish(draft, seen)).await),
        Refusal::ReplayMissing
    );

    replayed(&newsroom, &by, draft).await;
    let view = read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
    assert_eq!(view.replay, DraftReplay::Done { is_current: true });
    let report = read_draft_report(&newsroom.app, &by, draft, "en").await.unwrap().expect("it was replayed");
    assert!(report.summary[0].contains("rejected 1 more comment"), "{:?}", report.summary);
    assert_eq!(report.clauses[0].samples[0].text, "This dashed bridge is late again.");
    assert_eq!(report.commenters[0].name.as_deref(), Some("Mara"));

    let published = publish_draft(&newsroom.app, &by, publish(draft, seen)).await.unwrap();
    assert!(matches!(published, Published::Version(2)), "{published:?}");
    assert_eq!(refused(find_draft(&newsroom.app, &by, draft).await), Refusal::UnknownDraft);
    let page = read_policy(&newsroom.app, newsroom.site.id, None, "en").await.unwrap();
    assert_eq!((page.version, page.state), (2, VersionState::InForce));
    let desk = read_policy_desk(&newsroom.app, &by, "en").await.unwrap();
    let (newest, first) = (&desk.versions[0], &desk.versions[1]);
    assert_eq!((newest.number, newest.note.as_str(), newest.has_report), (2, "Stricter.", true));
    assert_eq!(newest.published_by.as_deref(), Some(by.name.as_str()));
    assert_eq!((newest.state, first.state), (VersionState::InForce, VersionState::Over));
    assert!(!first.has_report && !newest.changed.is_empty());
    let kept = read_version_report(&newsroom.app, &by, 2, "en").await.unwrap();
    assert_eq!(kept.summary, report.summary);
}

#[tokio::test]
async fn a_kept_report_holds_no_words_of_commenters() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    newsroom.post(&mut Person::new("Mara"), "This dashed bridge is late again.").await;
    let (draft, _) = begun(&newsroom, &by, "blasted", "dashed").await;
    replayed(&newsroom, &by, draft).await;
    let site = newsroom.site.id;
    let store = newsroom.app.store();
    let kept = store.read(move |tx| comity_store::policy_drafts::find_report(tx, site, draft)).await.unwrap();
    let kept = kept.expect("it was replayed");
    assert!(kept.contains("\"newly_rejected\":1"), "{kept}");
    assert!(!kept.contains("bridge is late") && !kept.contains("Mara"), "{kept}");
}

#[tokio::test]
async fn a_draft_that_changed_after_its_replay_must_be_replayed_again_or_published_knowingly() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let (draft, seen) = begun(&newsroom, &by, "blasted", "dashed").await;
    replayed(&newsroom, &by, draft).await;
    let text = find_draft(&newsroom.app, &by, draft).await.unwrap().source.replace("dashed", "darned");
    let save = SaveDraft { draft, seen, language: None, text };
    let seen = save_draft(&newsroom.app, &by, save).await.unwrap().saved_at;
    let view = read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
    assert_eq!(view.replay, DraftReplay::Done { is_current: false });
    assert_eq!(
        refused(publish_draft(&newsroom.app, &by, publish(draft, seen)).await),
        Refusal::ReplayMissing
    );
    let knowingly = PublishDraft { is_without_replay: true, ..publish(draft, seen) };
    assert!(matches!(publish_draft(&newsroom.app, &by, knowingly).await.unwrap(), Published::Version(2)));
    assert_eq!(refused(read_version_report(&newsroom.app, &by, 2, "en").await), Refusal::UnknownVersion);
}

#[tokio::test]
async fn moderators_look_and_editors_change() {
    let newsroom = Newsroom::open().await;
    let moderator = Moderator { role: Role::Moderator, ..newsroom.moderator.clone() };
    assert_eq!(refused(begin_draft(&newsroom.app, &moderator, None).await), Refusal::NotAllowed);
    let (draft, seen) = begun(&newsroom, &editor(&newsroom), "blasted", "dashed").await;
    assert!(read_draft(&newsroom.app, &moderator, draft, "en").await.is_ok());
    let save = SaveDraft { draft, seen, language: None, text: String::new() };
    assert_eq!(refused(save_draft(&newsroom.app, &moderator, save).await), Refusal::NotAllowed);
    let published = publish_draft(&newsroom.app, &moderator, publish(draft, seen)).await;
    assert_eq!(refused(published), Refusal::NotAllowed);
    assert_eq!(refused(stop_replay(&newsroom.app, &moderator, draft).await), Refusal::NotAllowed);
}

#[tokio::test]
async fn two_editors_do_not_overwrite_each_other() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let (draft, seen) = begun(&newsroom, &by, "blasted", "dashed").await;
    let save = |text: &str| SaveDraft { draft, seen, language: None, text: text.to_owned() };
    assert!(save_draft(&newsroom.app, &by, save("# First")).await.is_ok());
    assert_eq!(refused(save_draft(&newsroom.app, &by, save("# Second")).await), Refusal::ChangedMeanwhile);
    assert_eq!(find_draft(&newsroom.app, &by, draft).await.unwrap().source, "# First");
}

#[tokio::test]
async fn a_draft_does_not_replace_a_version_that_its_editor_has_not_seen() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let (mine, seen) = begun(&newsroom, &by, "blasted", "dashed").await;
    let (other, seen_other) = begun(&newsroom, &by, "blasted", "darned").await;
    let knowingly = |draft, seen| PublishDraft { is_without_replay: true, ..publish(draft, seen) };
    assert!(publish_draft(&newsroom.app, &by, knowingly(other, seen_other)).await.is_ok());
    let late = publish_draft(&newsroom.app, &by, knowingly(mine, seen)).await;
    assert_eq!(refused(late), Refusal::ChangedMeanwhile);
    let view = read_draft(&newsroom.app, &by, mine, "en").await.unwrap();
    assert_eq!((view.draft.based_on, view.newest), (1, 2));
    let seen = rebase_draft(&newsroom.app, &by, mine, seen).await.unwrap().saved_at;
    let published = publish_draft(&newsroom.app, &by, knowingly(mine, seen)).await.unwrap();
    assert!(matches!(published, Published::Version(3)), "{published:?}");
}

#[tokio::test]
async fn a_draft_with_errors_says_where_and_is_not_published() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let (draft, seen) = begun(&newsroom, &by, "name = \"word_list\"", "name = \"word_lst\"").await;
    let view = read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
    let error = &view.check.errors[0];
    assert_eq!((error.language.as_deref(), error.line, error.column), (None, 12, 8), "{error:?}");
    assert!(error.help.as_deref().unwrap_or_default().contains("word_list"), "{error:?}");
    let published = publish_draft(&newsroom.app, &by, publish(draft, seen)).await.unwrap();
    assert!(matches!(published, Published::Errors(_)), "{published:?}");
    let wanted = ReplayDraft { draft, since: None, sample: None, sweep: None, is_against_in_force: false };
    let replay = replay_draft(&newsroom.app, &by, wanted).await;
    assert_eq!(refused(replay), Refusal::PolicyHasErrors { count: view.check.errors.len() });
}

#[tokio::test]
async fn a_draft_whose_examples_fail_is_replayed_and_not_published() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let (draft, seen) = begun(&newsroom, &by, "then = \"reject\"", "then = \"hold\"").await;
    let view = read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
    assert!(!view.check.errors.is_empty(), "its examples say what it did before");
    let wanted = ReplayDraft { draft, since: None, sample: None, sweep: None, is_against_in_force: false };
    let job = replay_draft(&newsroom.app, &by, wanted).await.unwrap();
    tokio::task::spawn_blocking(move || job.run()).await.unwrap().unwrap();
    assert!(read_draft_report(&newsroom.app, &by, draft, "en").await.unwrap().is_some());
    let published = publish_draft(&newsroom.app, &by, publish(draft, seen)).await.unwrap();
    assert!(matches!(published, Published::Errors(_)), "{published:?}");
}

#[tokio::test]
async fn a_policy_that_treats_peoples_unlike_is_not_published_over_its_own_bound() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let bound = "```fairness\nflips <= 0.5 %\n```\n\n```rules";
    let (draft, seen) = begun(&newsroom, &by, "```rules", bound).await;
    let unfair = find_draft(&newsroom.app, &by, draft)
        .await
        .unwrap()
        .source
        .replace("\"blasted\"", "\"blasted\", \"greeks\"");
    let save = SaveDraft { draft, seen, language: None, text: unfair };
    let seen = save_draft(&newsroom.app, &by, save).await.unwrap().saved_at;
    let view = read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
    assert!(view.check.errors.is_empty() && !view.check.is_sound(), "{:?}", view.check);
    let published = PublishDraft { is_without_replay: true, ..publish(draft, seen) };
    let published = publish_draft(&newsroom.app, &by, published).await.unwrap();
    let Published::Unfair(fairness) = published else { panic!("{published:?}") };
    assert!(fairness.worst.iter().all(|pair| pair.a == "greeks" || pair.b == "greeks"), "{fairness:?}");
}

#[tokio::test]
async fn a_replay_that_was_done_before_it_was_told_to_stop_is_kept_and_one_that_fell_silent_can_be_begun_again()
 {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    newsroom.post(&mut Person::new("Mara"), "The bridge is late again.").await;
    let (draft, _) = begun(&newsroom, &by, "blasted", "dashed").await;
    let wanted = || ReplayDraft { draft, since: None, sample: None, sweep: None, is_against_in_force: true };
    let job = replay_draft(&newsroom.app, &by, wanted()).await.unwrap();
    assert_eq!(refused(replay_draft(&newsroom.app, &by, wanted()).await.map(drop)), Refusal::ReplayRuns);
    stop_replay(&newsroom.app, &by, draft).await.unwrap();
    tokio::task::spawn_blocking(move || job.run()).await.unwrap().unwrap();
    // One comment is read at once: there was nothing left to stop.
    let report = read_draft_report(&newsroom.app, &by, draft, "en").await.unwrap().expect("it is whole");
    assert!(report.is_complete && report.comments == 1, "{report:#?}");
    let view = read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
    assert_eq!(view.replay, DraftReplay::Done { is_current: true });

    let silent = replay_draft(&newsroom.app, &by, wanted()).await.unwrap();
    drop(silent);
    newsroom.clock.advance(21);
    let view = read_draft(&newsroom.app, &by, draft, "en").await.unwrap();
    assert_eq!(view.replay, DraftReplay::Interrupted { read: 0, total: 0, goes_on: true });
    replayed(&newsroom, &by, draft).await;
    let report = read_draft_report(&newsroom.app, &by, draft, "en").await.unwrap().expect("it was replayed");
    assert_eq!(report.against, "what became of each comment");
}

#[tokio::test]
async fn a_draft_is_compared_with_another_draft_or_an_old_version() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    newsroom.post(&mut Person::new("Mara"), "The dashed bridge is late again.").await;
    let (first, seen) = begun(&newsroom, &by, "blasted", "dashed").await;
    let (second, _) = begun(&newsroom, &by, "blasted", "darned").await;
    let choices = comity_actions::replay_choices(&newsroom.app, &by, second).await.unwrap();
    assert_eq!(
        (choices.versions.as_slice(), choices.drafts.len(), choices.drafts[0].0),
        ([1].as_slice(), 1, first)
    );
    let report = async |against| {
        let wanted =
            ReplayDraft { draft: second, since: None, sample: None, sweep: None, is_against_in_force: false };
        let job = comity_actions::replay_draft_against(&newsroom.app, &by, wanted, against).await.unwrap();
        tokio::task::spawn_blocking(move || job.run()).await.unwrap().unwrap();
        read_draft_report(&newsroom.app, &by, second, "en").await.unwrap().expect("it is whole")
    };
    let title = &choices.drafts[0].1;
    let other = report(comity_actions::ReplayAgainst::Draft(first)).await;
    assert_eq!((other.against.as_str(), other.changed), (format!("draft {title}").as_str(), 1));
    let old = report(comity_actions::ReplayAgainst::Version(1)).await;
    assert_eq!((old.against.as_str(), old.changed), ("version 1", 0));
    comity_actions::discard_draft(&newsroom.app, &by, first, seen).await.unwrap();
    let wanted =
        ReplayDraft { draft: second, since: None, sample: None, sweep: None, is_against_in_force: false };
    let gone = comity_actions::ReplayAgainst::Draft(first);
    let refusal = comity_actions::replay_draft_against(&newsroom.app, &by, wanted, gone).await.map(drop);
    assert_eq!(refused(refusal), Refusal::UnknownDraft);
}

#[tokio::test]
async fn an_old_version_comes_back_as_a_new_one() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let (draft, seen) = begun(&newsroom, &by, "blasted", "dashed").await;
    let knowingly = PublishDraft { is_without_replay: true, ..publish(draft, seen) };
    publish_draft(&newsroom.app, &by, knowingly).await.unwrap();
    let back = |number, seen| RollBack {
        site: newsroom.site.id,
        number,
        note: String::new(),
        seen: Some(seen),
        by: Some(by.id),
        replaces_scheduled: false,
    };
    assert_eq!(refused(roll_back_policy(&newsroom.app, back(9, 2)).await), Refusal::UnknownVersion);
    assert_eq!(refused(roll_back_policy(&newsroom.app, back(1, 1)).await), Refusal::ChangedMeanwhile);
    let published = roll_back_policy(&newsroom.app, back(1, 2)).await.unwrap();
    assert!(matches!(published, Published::Version(3)), "{published:?}");
    let say = |text: &str| newsroom.try_post(newsroom.draft(&Person::new("Ilya"), text));
    assert!(say("This blasted bridge.").await.is_err(), "the old rules are in force");
    assert!(say("This dashed bridge.").await.is_ok());
    let desk = read_policy_desk(&newsroom.app, &by, "en").await.unwrap();
    assert_eq!((desk.versions.len(), desk.versions[0].note.as_str()), (3, "Version 1 again."));
    let back: Vec<Option<u32>> = desk.versions.iter().map(|version| version.brings_back).collect();
    assert_eq!(back, [Some(1), None, None], "it is shown as what it is");
}

#[tokio::test]
async fn a_version_that_comes_into_force_later_does_not_judge_yet() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let (draft, seen) = begun(&newsroom, &by, "blasted", "dashed").await;
    let later = newsroom.app.now().plus_days(1);
    let wanted =
        PublishDraft { is_without_replay: true, effective_from: Some(later), ..publish(draft, seen) };
    publish_draft(&newsroom.app, &by, wanted).await.unwrap();
    let desk = read_policy_desk(&newsroom.app, &by, "en").await.unwrap();
    let states: Vec<VersionState> = desk.versions.iter().map(|version| version.state).collect();
    assert_eq!(states, [VersionState::ToCome, VersionState::InForce]);
    let say = |text: &str| newsroom.try_post(newsroom.draft(&Person::new("Ilya"), text));
    assert!(say("This dashed bridge.").await.is_ok());
    newsroom.clock.advance(86_400);
    assert!(say("That dashed bridge again.").await.is_err());
}

#[tokio::test]
async fn a_version_is_compared_with_the_one_that_readers_had() {
    let newsroom = Newsroom::open().await;
    let by = editor(&newsroom);
    let (draft, seen) = begun(&newsroom, &by, "blasted", "dashed").await;
    let later = newsroom.app.now().plus_days(1);
    let wanted =
        PublishDraft { is_without_replay: true, effective_from: Some(later), ..publish(draft, seen) };
    publish_draft(&newsroom.app, &by, wanted).await.unwrap();
    let back = RollBack {
        site: newsroom.site.id,
        number: 1,
        note: String::new(),
        seen: Some(2),
        by: Some(by.id),
        replaces_scheduled: false,
    };
    let silently = roll_back_policy(&newsroom.app, back.clone()).await;
    assert_eq!(refused(silently), Refusal::ScheduledReplaced { versions: vec![2] });
    let back = RollBack { replaces_scheduled: true, ..back };
    roll_back_policy(&newsroom.app, back).await.unwrap();
    let desk = read_policy_desk(&newsroom.app, &by, "en").await.unwrap();
    assert_eq!(desk.versions[0].changed, Vec::<SaidChange>::new(), "readers never had version 2");
    assert!(!desk.versions[1].changed.is_empty());
    let page = comity_actions::read_policy(&newsroom.app, newsroom.site.id, Some(3), "en").await.unwrap();
    assert_eq!(page.changed, Vec::<String>::new());
}
