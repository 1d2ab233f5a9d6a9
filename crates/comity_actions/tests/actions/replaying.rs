//! Replaying a policy over the archive: what an editor learns before a draft is adopted.

use comity_actions::{InForce, PostComment, Refusal, ReplayPolicy, ReplayProgress, ReplayReport};
use comity_model::Outcome;
use comity_testkit::{Newsroom, Person};
use std::sync::Arc;

/// The policy in force with the word that it rejects replaced, as a draft.
async fn draft(newsroom: &Newsroom, replacements: &[(&str, &str)]) -> Arc<InForce> {
    let now = in_force(newsroom).await;
    let mut source = now.version().source.clone();
    for (from, to) in replacements {
        assert!(source.contains(from), "the policy has {from}");
        source = source.replace(from, to);
    }
    let policy = comity_actions::compile_policy(&source, "draft.md", &[], "").unwrap();
    Arc::new(InForce::of_draft(newsroom.site.id, &source, policy))
}

async fn in_force(newsroom: &Newsroom) -> Arc<InForce> {
    comity_actions::policy_in_force(&newsroom.app, newsroom.site.id).await.unwrap()
}

async fn replayed(newsroom: &Newsroom, replay: ReplayPolicy) -> ReplayReport {
    stopped_after(newsroom, replay, u64::MAX).await
}

/// Replays until so many comments were read.
async fn stopped_after(newsroom: &Newsroom, replay: ReplayPolicy, limit: u64) -> ReplayReport {
    let app = newsroom.app.clone();
    let replayed = tokio::task::spawn_blocking(move || {
        comity_actions::replay_policy(&app, &replay, &mut |progress: ReplayProgress| {
            assert!(progress.read <= progress.total, "{progress:?}");
            progress.read < limit
        })
    });
    replayed.await.unwrap().unwrap()
}

#[tokio::test]
async fn replaying_the_unchanged_policy_changes_nothing() {
    let newsroom = Newsroom::open_with_starting_policy().await;
    let (mut ilya, mut mara) = (Person::new("Ilya"), Person::new("Mara"));
    let first =
        newsroom.post(&mut ilya, "The council promised a bridge in spring and built a car park.").await;
    newsroom.reply(&mut mara, first.comment, "The car park was the only thing they had money for.").await;
    // Somebody who was asked and posts it as it is: the replay knows that it was confirmed.
    let shouted =
        newsroom.draft(&ilya, "WHY DOES NOBODY EVER ANSWER OUR LETTERS ABOUT THE OLD BRIDGE AND ITS TOLLS?");
    let Err(Refusal::Asked(asked)) = newsroom.try_post(shouted.clone()).await else { panic!("not asked") };
    let confirmed = PostComment { confirm: asked.draft, ..shouted };
    newsroom.try_post(confirmed).await.expect("what was confirmed is posted");
    for text in [
        "You are a moron, and so is everyone who agrees with you.",
        "Buy cheap watches at https://watches.example/a https://watches.example/b https://watches.example/c",
    ] {
        // What becomes of them is the policy's affair: here it counts that the replay says the same.
        newsroom.try_post(newsroom.draft(&Person::new("Dana"), text)).await.ok();
    }
    let report = replayed(&newsroom, ReplayPolicy::over_everything(in_force(&newsroom).await)).await;
    assert!(report.comments >= 4, "{report:#?}");
    assert_eq!(report.changed, 0, "{report:#?}");
    assert!(report.outcomes.len() > 1, "not everything was published: {:?}", report.outcomes);
    assert!(report.summary[0].contains("changed nothing"), "{:?}", report.summary);
    assert!(report.is_complete);
}

#[tokio::test]
async fn a_comment_that_the_newsroom_held_stays_held_in_a_replay() {
    let newsroom = Newsroom::open().await;
    let held = comity_model::SiteState::Held;
    comity_actions::set_site_state(&newsroom.app, &newsroom.moderator, held).await.unwrap();
    newsroom.post(&mut Person::new("Mara"), "The bridge is late.").await;
    let report = replayed(&newsroom, ReplayPolicy::over_everything(in_force(&newsroom).await)).await;
    assert_eq!((report.changed, report.matrix["hold"]["hold"]), (0, 1), "{report:#?}");
}

#[tokio::test]
async fn a_draft_that_renames_a_clause_is_not_blamed_for_it_and_its_rules_on_trial_have_rows() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let gone = newsroom.post(&mut mara, "The ferry captain should be ashamed.").await;
    newsroom.decide(gone.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    newsroom.post(&mut mara, "The bridge is late, as ever.").await;
    let trial = "strikes = true\n\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"bridge\"]\nthen = \"reject\"\nstatus = \"trial\"\n\n[[rule]]\nname = \"links\"\nthen = \"hold\"\n\n";
    let renamed = draft(
        &newsroom,
        &[
            ("{#plain-words}", "{#courtesy}"),
            ("\"blasted\"", "\"ferry\""),
            ("This blasted bridge", "This ferry"),
            ("strikes = true\n", trial),
        ],
    )
    .await;
    let report = replayed(&newsroom, ReplayPolicy::over_everything(renamed)).await;
    let clause = &report.clauses[0];
    let counts = clause.moderators.counts;
    assert_eq!((clause.anchor.as_str(), counts.rightly_stopped, counts.wrongly_stopped), ("courtesy", 1, 0));
    assert!(report.clauses.iter().all(|clause| clause.anchor != "plain-words"), "{:?}", report.clauses);
    let trial = &clause.rules["word_list#1"];
    assert!(trial.is_on_trial && (trial.cited, trial.newly_rejected) == (1, 1), "{trial:?}");
    assert_eq!(report.matrix["publish"]["publish"], 1, "nothing is done by it");
    assert!(
        clause.samples.iter().any(|sample| sample.tried.as_deref() == Some("word_list#1")),
        "{clause:#?}"
    );
    assert_eq!(clause.rules["links"].cited, 0, "a rule that noticed nothing has its row");
}

#[tokio::test]
async fn a_stricter_draft_says_what_it_would_stop_and_what_moderators_made_of_it() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let kept = newsroom.post(&mut mara, "The ferry is late, as ever.").await;
    let gone = newsroom.post(&mut mara, "The ferry captain should be ashamed.").await;
    newsroom.post(&mut mara, "The bridge is late, as ever.").await;
    newsroom.decide(kept.comment, Outcome::Publish, None).await.unwrap();
    newsroom.decide(gone.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    let stricter = draft(
        &newsroom,
        &[
            ("\"blasted\"", "\"ferry\""),
            ("This blasted bridge", "This ferry"),
            ("then = \"reject\"", "then = \"hold\""),
            ("reject: ", "hold: "),
        ],
    )
    .await;
    let report = replayed(&newsroom, ReplayPolicy::over_everything(stricter)).await;
    assert_eq!(
        report.summary[0],
        "This draft would have held 2 more comments in one day, 1 of which your moderators published."
    );
    assert_eq!((report.matrix["publish"]["hold"], report.matrix["publish"]["publish"]), (2, 1));
    let clause = &report.clauses[0];
    assert_eq!((clause.newly_held, clause.newly_rejected, clause.rules["word_list"].newly_held), (2, 0, 2));
    let counts = clause.moderators.counts;
    assert_eq!((counts.rightly_stopped, counts.wrongly_stopped, counts.missed), (1, 1, 0));
    let precision = clause.moderators.precision.unwrap();
    assert!(precision.low < 0.5 && precision.high > 0.5 && (precision.share - 0.5).abs() < 1e-9);
    assert_eq!((report.cases_a_day_then, report.cases_a_day_now), (0.0, 2.0));
    let overruled: Vec<_> =
        report.overruled_cases.iter().map(|s| (s.comment.clone(), s.moderator.as_deref())).collect();
    assert_eq!(overruled, [(gone.comment.to_string(), Some("rejected"))], "the rejected one was overruled");
    assert_eq!(clause.samples.len(), 2);
    assert_eq!(clause.samples[0].headline, "Council votes on the bridge");
    assert_eq!(report.commenters.len(), 1);
    assert_eq!(report.commenters[0].changed, 2);
}

#[tokio::test]
async fn a_milder_draft_says_what_it_would_let_through_and_by_which_clause_it_was_stopped() {
    let newsroom = Newsroom::open().await;
    newsroom.try_post(newsroom.draft(&Person::new("Ilya"), "This blasted bridge.")).await.unwrap_err();
    let milder = draft(&newsroom, &[("blasted", "dashed")]).await;
    let report = replayed(&newsroom, ReplayPolicy::over_everything(Arc::clone(&milder))).await;
    assert_eq!(
        report.summary[0],
        "This draft would have let 1 comment in one day through that had been held or rejected."
    );
    assert_eq!((report.clauses[0].anchor.as_str(), report.clauses[0].newly_published), ("plain-words", 1));
    assert_eq!(report.newly_published[0].text, "This blasted bridge.");
    // The other way round, against the draft: the policy in force rejects what the draft lets through.
    let other =
        ReplayPolicy { against: Some(milder), ..ReplayPolicy::over_everything(in_force(&newsroom).await) };
    let report = replayed(&newsroom, other).await;
    assert_eq!((report.matrix["publish"]["reject"], report.changed), (1, 1));
}

#[tokio::test]
async fn an_overruled_case_that_the_draft_repeats_comes_first() {
    let newsroom = Newsroom::open().await;
    let mut ilya = Person::new("Ilya");
    for text in ["The mayor is a crook.", "The council is a crooked lot."] {
        let posted = newsroom.post(&mut ilya, text).await;
        newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    }
    let draft = draft(&newsroom, &[("\"blasted\"", "\"blasted\", \"crook\"")]).await;
    let report = replayed(&newsroom, ReplayPolicy::over_everything(draft)).await;
    let outcomes: Vec<_> =
        report.overruled_cases.iter().map(|sample| (&*sample.new, &*sample.text)).collect();
    assert_eq!(outcomes, [("publish", "The council is a crooked lot."), ("reject", "The mayor is a crook.")]);
    assert_eq!((report.overruled.counts.rightly_stopped, report.overruled.counts.missed), (1, 1));
}

#[tokio::test]
async fn an_edit_is_replayed_as_the_text_that_stands_and_judged_by_its_own_decision() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "The bridge is late.").await;
    newsroom.decide(posted.comment, Outcome::Publish, None).await.unwrap();
    let edit = comity_actions::EditComment {
        site: newsroom.site.id,
        comment: posted.comment,
        speaker: mara.speaker(),
        text: "The bridge is very late.".to_owned(),
        locale: "en".to_owned(),
        address: None,
        confirm: None,
    };
    comity_actions::edit_comment(&newsroom.app, edit).await.unwrap();
    let report = replayed(&newsroom, ReplayPolicy::over_everything(in_force(&newsroom).await)).await;
    assert_eq!((report.comments, report.changed), (1, 0));
    assert_eq!(report.moderators.decided(), 0, "the moderator had seen another text");
}

#[tokio::test]
async fn a_sample_is_spread_evenly_and_scaled() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    for n in 0..9 {
        newsroom.post(&mut mara, &format!("The ferry number {n} is late, as ever.")).await;
    }
    let draft = draft(&newsroom, &[("\"blasted\"", "\"ferry\""), ("This blasted", "This ferry")]).await;
    let sample =
        |wanted| ReplayPolicy { sample: Some(wanted), ..ReplayPolicy::over_everything(Arc::clone(&draft)) };
    let report = replayed(&newsroom, sample(3)).await;
    assert_eq!((report.comments, report.every), (3, 3));
    assert_eq!(report.summary[0], "This draft would have rejected 9 more comments in one day.");
    assert_eq!(report, replayed(&newsroom, sample(3)).await, "the same sample each time");
    assert!(report.summary[1].starts_with("These are estimates from a sample"), "{:?}", report.summary);
    assert!(report.summary.iter().any(|s| s.contains("3 of 3 (100\u{a0}%; 95\u{a0}%: 44 to 100\u{a0}%)")));
    let whole = replayed(&newsroom, sample(1_000)).await;
    assert_eq!((whole.comments, whole.every, whole.cases_a_day_range), (9, 1, None));

    // What waits for moderators is estimated, too, and lies where the interval says.
    let held = [("then = \"reject\"", "then = \"hold\""), ("reject: This", "hold: This")];
    let words =
        [("\"blasted\"", "\"ferry\""), ("This blasted", "This ferry"), held[0], ("reject: ", "hold: ")];
    let holding = self::draft(&newsroom, &words).await;
    let sampled = ReplayPolicy { sample: Some(3), ..ReplayPolicy::over_everything(holding) };
    let report = replayed(&newsroom, sampled).await;
    let (low, high) = report.cases_a_day_range.expect("it is a sample");
    assert!(low < 9.0 && (high - 9.0).abs() < 1e-9, "{low} to {high}");
    assert!((report.cases_a_day_now - 9.0).abs() < 1e-9);
    assert!(report.summary.iter().any(|s| s.contains("about 9.0 cases a day")), "{:?}", report.summary);
}

#[tokio::test]
async fn an_empty_archive_and_a_time_without_comments_are_told() {
    let newsroom = Newsroom::open().await;
    let policy = in_force(&newsroom).await;
    let empty = replayed(&newsroom, ReplayPolicy::over_everything(Arc::clone(&policy))).await;
    assert_eq!(empty.summary, ["There is nothing to replay: there are no comments yet."]);
    newsroom.post(&mut Person::new("Mara"), "The ferry is late, as ever.").await;
    let later = newsroom.app.now().plus_secs(86_400);
    let day = jiff::Timestamp::from_microsecond(later.as_micros()).unwrap().strftime("%F").to_string();
    let since = ReplayPolicy { since: Some(later), ..ReplayPolicy::over_everything(policy) };
    let report = replayed(&newsroom, since).await;
    let told = format!("There is nothing to replay: no comments were written since {day}.");
    assert_eq!((report.summary, report.since), (vec![told], Some(day)));
}

/// A second rule of the kind that the clause has.
const SECOND: (&str, &str) = (
    "then = \"reject\"\n```",
    "then = \"reject\"\n\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"ferry\"]\nthen = \"hold\"\n```",
);

#[tokio::test]
async fn two_rules_of_one_kind_are_counted_and_named_apart() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    newsroom.post(&mut mara, "The ferry is late, as ever.").await;
    newsroom.post(&mut mara, "The ferry captain should be ashamed.").await;
    newsroom.post(&mut mara, "This dashed bridge is late.").await;
    let dashed = [("\"blasted\"", "\"dashed\""), ("This blasted", "This dashed"), SECOND];
    let two = draft(&newsroom, &dashed).await;
    let report = replayed(&newsroom, ReplayPolicy::over_everything(Arc::clone(&two))).await;
    let rules = &report.clauses[0].rules;
    let said: Vec<_> = rules
        .iter()
        .map(|(name, rule)| (&**name, rule.place, rule.newly_held, rule.newly_rejected))
        .collect();
    assert_eq!(said, [("word_list#1", 1, 0, 1), ("word_list#2", 2, 2, 0)]);
    assert_eq!(rules["word_list#2"].settings, "categories = [], words = [\"ferry\"]");
    assert_eq!((rules["word_list#1"].then.as_str(), rules["word_list#2"].then.as_str()), ("reject", "hold"));
    let samples = report.clauses[0].samples.iter();
    let mut by: Vec<_> = samples.map(|sample| (sample.rule.as_deref().unwrap(), &*sample.text)).collect();
    by.sort_unstable();
    assert_eq!(
        by,
        [
            ("word_list#1", "This dashed bridge is late."),
            ("word_list#2", "The ferry captain should be ashamed."),
            ("word_list#2", "The ferry is late, as ever."),
        ]
    );

    // A draft without the first of them: what the second had stopped stays with it, under its name there.
    let only = [("\"blasted\"", "\"ferry\""), ("This blasted", "This ferry")];
    let only = draft(&newsroom, &only).await;
    let against = ReplayPolicy { against: Some(two), ..ReplayPolicy::over_everything(only) };
    let report = replayed(&newsroom, against).await;
    let rules = &report.clauses[0].rules;
    assert_eq!((rules["word_list"].cited, rules["word_list"].newly_published), (2, 1), "{rules:#?}");
}

#[tokio::test]
async fn which_rule_had_stopped_a_comment_is_said_where_the_ledger_knows_it() {
    let newsroom = Newsroom::open().await;
    newsroom.try_post(newsroom.draft(&Person::new("Ilya"), "This blasted bridge.")).await.unwrap_err();
    let milder = [("blasted", "dashed")];
    let report = replayed(&newsroom, ReplayPolicy::over_everything(draft(&newsroom, &milder).await)).await;
    assert_eq!(report.clauses[0].rules["word_list"].newly_published, 1);
    // Of two rules of the kind, the ledger does not say which.
    let two = draft(&newsroom, &[("blasted", "dashed"), SECOND]).await;
    let report = replayed(&newsroom, ReplayPolicy::over_everything(two)).await;
    let rules = &report.clauses[0].rules;
    assert_eq!((rules["word_list"].newly_published, rules["word_list"].place), (1, 0), "{rules:#?}");
}

#[tokio::test]
async fn a_clause_that_the_draft_lacks_is_called_as_the_other_policy_calls_it() {
    let newsroom = Newsroom::open().await;
    newsroom.try_post(newsroom.draft(&Person::new("Ilya"), "This blasted bridge.")).await.unwrap_err();
    let in_force = in_force(&newsroom).await;
    let heading = in_force.policy().document().find_clause("plain-words").unwrap().title.clone();
    let without = draft(&newsroom, &[("{#plain-words}", "{#other}"), ("blasted", "dashed")]).await;
    let against = ReplayPolicy { against: Some(in_force), ..ReplayPolicy::over_everything(without.clone()) };
    let report = replayed(&newsroom, against).await;
    let gone = report.clauses.iter().find(|clause| clause.anchor == "plain-words").unwrap();
    assert_eq!((gone.title.as_str(), gone.newly_published), (heading.as_str(), 1));
    // Where it is compared with what became of each comment, nothing but the anchor is known.
    let report = replayed(&newsroom, ReplayPolicy::over_everything(without)).await;
    let gone = report.clauses.iter().find(|clause| clause.anchor == "plain-words").unwrap();
    assert_eq!(gone.title, "plain-words");
}

#[tokio::test]
async fn a_replay_that_is_stopped_reports_what_it_counted() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    for n in 0..520 {
        newsroom.post(&mut mara, &format!("Letter {n} about the bridge, which is still late.")).await;
    }
    let all = ReplayPolicy::over_everything(in_force(&newsroom).await);
    let report = stopped_after(&newsroom, all, 1).await;
    assert!(!report.is_complete && report.comments == 500, "{report:#?}");
    assert!(report.summary.iter().any(|s| s.contains("stopped after 500 of 520")), "{:?}", report.summary);
    let since = ReplayPolicy {
        since: Some(newsroom.app.now()),
        ..ReplayPolicy::over_everything(in_force(&newsroom).await)
    };
    assert!(replayed(&newsroom, since).await.summary[0].contains("nothing to replay"));
}

#[tokio::test]
async fn effects_are_told_apart_by_language_and_by_people_named() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    newsroom.post(&mut mara, "The Greeks who live by the ferry asked for a school and got none.").await;
    newsroom.post(&mut mara, "The Turks who live by the bridge asked for a school and got none.").await;
    newsroom.post(&mut mara, "Մարզպետարանը խոստացել էր նոր կամուրջ, բայց դեռ ոչինչ չի կառուցել։").await;
    let ferry = draft(&newsroom, &[("\"blasted\"", "\"ferry\""), ("This blasted", "This ferry")]).await;
    let report = replayed(&newsroom, ReplayPolicy::over_everything(ferry)).await;
    let peoples: Vec<_> = report.peoples.iter().map(|g| (&*g.name, g.comments, g.stopped_now)).collect();
    assert_eq!(peoples, [("greeks", 1, 1), ("turks", 1, 0)]);
    let fair = "```rules";
    let own = "```fairness\nflips <= 90 %\nen: Norlanders/Norlander\nhy: Մարզպետարանը\n```\n\n```rules";
    let policy = draft(&newsroom, &[(fair, own)]).await;
    newsroom.post(&mut mara, "A norlander asked for a school by the ferry and got none.").await;
    let own = replayed(&newsroom, ReplayPolicy::over_everything(policy)).await;
    let peoples: Vec<_> = own.peoples.iter().map(|g| (&*g.name, g.comments)).collect();
    assert_eq!(peoples, [("Norlanders", 1), ("greeks", 1), ("turks", 1), ("Մարզպետարանը", 1)]);
    let languages: Vec<_> =
        report.languages.iter().map(|g| (&*g.name, g.comments, g.stopped_then, g.stopped_now)).collect();
    assert_eq!(languages, [("en", 2, 0, 1), ("hy", 1, 0, 0)]);
}

#[test]
fn a_policy_that_singles_out_a_people_breaks_its_bound_and_the_pair_is_named() {
    let source = "# P\n\n## 1. A {#a}\n\nProse.\n\n```rules\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"greeks\"]\nthen = \"hold\"\n```\n\n```examples\nhold: Greeks.\n```\n\n```fairness\nflips <= 0.5 %\n```\n";
    let policy = comity_actions::compile_policy(source, "p.md", &[], "").unwrap();
    let own = comity_actions::SwapNames::read("en: greeks, turks, jews").unwrap();
    let report = comity_actions::policy_fairness(&policy, &comity_actions::swap_lists(&policy, &own), None);
    assert!(!report.is_fair && report.max_flips.is_some());
    assert_eq!((report.worst.len(), report.worst[0].flips, report.worst[0].texts), (2, 11, 11));
    assert!(report.worst.iter().all(|pair| pair.a == "greeks" || pair.b == "greeks"));
    // In another language, too, however many comparisons the others add.
    let russian = source.replace("[\"greeks\"]", "[\"армяне\"]").replace("hold: Greeks.", "hold: Армяне.");
    let policy = comity_actions::compile_policy(&russian, "p.md", &[], "").unwrap();
    let report = comity_actions::policy_fairness(&policy, &comity_actions::swap_lists(&policy, &[]), None);
    assert!(!report.is_fair && report.share > 0.1, "{}", report.share);
    let starting = comity_actions::compile_policy(comity_actions::STARTING_POLICY, "p.md", &[], "").unwrap();
    let report =
        comity_actions::policy_fairness(&starting, &comity_actions::swap_lists(&starting, &[]), None);
    assert!(report.is_fair && report.worst.is_empty(), "{:?}", report.worst);
}
