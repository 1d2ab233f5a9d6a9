//! Moderators: signing in, the queue, deciding, reports, closing.

use comity_actions::{Decide, Failure, Queue, QueueFilter, QueueKind, Refusal, ReportComment, Sort};
use comity_model::{CommentId, CommentState, Outcome, ReportReason, Role, SiteState, StoryState};
use comity_testkit::{Newsroom, Person};

async fn report(newsroom: &Newsroom, comment: CommentId, reporter: &str) {
    let report = ReportComment {
        site: newsroom.site.id,
        comment,
        reason: ReportReason::Attack,
        clause: None,
        note: "  because  ".to_owned(),
        reporter: reporter.as_bytes().to_vec(),
    };
    comity_actions::report_comment(&newsroom.app, report).await.unwrap();
}

async fn queue(newsroom: &Newsroom, kind: QueueKind) -> Queue {
    let filter = QueueFilter { kind, after: None };
    comity_actions::moderation_queue(&newsroom.app, &newsroom.moderator, filter, "en").await.unwrap()
}

async fn reported(newsroom: &Newsroom) -> Queue {
    queue(newsroom, QueueKind::Reported).await
}

#[tokio::test]
async fn a_sign_in_link_works_once() {
    let newsroom = Newsroom::open().await;
    let token = comity_actions::sign_in_link(&newsroom.app, &newsroom.moderator).await.unwrap();
    let session = comity_actions::redeem_link(&newsroom.app, &token, "").await.unwrap();
    assert_eq!(session.moderator.id, newsroom.moderator.id);
    let found = comity_actions::find_session(&newsroom.app, &session.cookie).await.unwrap();
    assert_eq!(found.csrf, session.csrf);
    let again = comity_actions::redeem_link(&newsroom.app, &token, "").await;
    assert!(matches!(again, Err(Failure::Refused(Refusal::LinkUsedOrExpired))));
    comity_actions::sign_out(&newsroom.app, &session.cookie).await.unwrap();
    let gone = comity_actions::find_session(&newsroom.app, &session.cookie).await;
    assert!(matches!(gone, Err(Failure::Refused(Refusal::NotSignedIn))));
}

#[tokio::test]
async fn a_link_expires_and_so_does_a_session() {
    let newsroom = Newsroom::open().await;
    let token = comity_actions::sign_in_link(&newsroom.app, &newsroom.moderator).await.unwrap();
    let other = comity_actions::sign_in_link(&newsroom.app, &newsroom.moderator).await.unwrap();
    let session = comity_actions::redeem_link(&newsroom.app, &other, "").await.unwrap();
    newsroom.clock.advance(comity_actions::SIGN_IN_LINK_SECS + 1);
    assert!(comity_actions::redeem_link(&newsroom.app, &token, "").await.is_err());
    assert!(comity_actions::find_session(&newsroom.app, &session.cookie).await.is_ok());
    newsroom.clock.advance(comity_actions::SESSION_SECS);
    assert!(comity_actions::find_session(&newsroom.app, &session.cookie).await.is_err());
}

#[tokio::test]
async fn an_invitation_makes_a_colleague_with_no_more_rights_than_the_inviter() {
    let newsroom = Newsroom::open().await;
    let token = comity_actions::invite(&newsroom.app, &newsroom.moderator, Role::Moderator).await.unwrap();
    let nameless = comity_actions::redeem_link(&newsroom.app, &token, " ").await;
    assert!(matches!(nameless, Err(Failure::Refused(Refusal::NameMissing))));
    let session = comity_actions::redeem_link(&newsroom.app, &token, "Anahit").await.unwrap();
    assert_eq!((session.moderator.name.as_str(), session.moderator.role), ("Anahit", Role::Moderator));
    let too_much = comity_actions::invite(&newsroom.app, &session.moderator, Role::Operator).await;
    assert!(matches!(too_much, Err(Failure::Refused(Refusal::NotAllowed))));
}

#[tokio::test]
async fn the_queue_shows_what_waits_longest_first_and_deciding_leads_to_the_next() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Held)
        .await
        .unwrap();
    let first = newsroom.post(&mut mara, "First in line.").await;
    let second = newsroom.post(&mut mara, "Second in line.").await;
    assert_eq!((first.state, second.state), (CommentState::Held, CommentState::Held));
    assert!(!first.reasons.is_empty(), "the author is told why");
    let queue =
        comity_actions::moderation_queue(&newsroom.app, &newsroom.moderator, QueueFilter::default(), "en")
            .await
            .unwrap();
    let waiting: Vec<_> = queue.cases.iter().map(|case| case.comment).collect();
    assert_eq!((waiting, queue.held), (vec![first.comment, second.comment], 2));
    let decided = newsroom.decide(first.comment, Outcome::Publish, None).await.unwrap();
    assert_eq!((decided.state, decided.next), (CommentState::Published, Some(second.comment)));
    assert_eq!(newsroom.thread(Sort::Newest).await.total_published, 1);
}

#[tokio::test]
async fn a_decision_on_an_outdated_case_is_refused() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "A case for two.").await;
    let seen = newsroom.case(posted.comment).await.last_decision;
    newsroom.decide(posted.comment, Outcome::Hold, None).await.unwrap();
    let late = Decide {
        comment: posted.comment,
        seen,
        outcome: Outcome::Publish,
        clause: None,
        note: String::new(),
        queue: QueueKind::Held,
        is_undo: false,
    };
    let answer = comity_actions::decide(&newsroom.app, &newsroom.moderator, late).await;
    assert!(matches!(answer, Err(Failure::Refused(Refusal::ChangedMeanwhile))));
}

#[tokio::test]
async fn a_rejection_needs_a_clause_and_its_author_reads_clause_and_note() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "Rejected by a person.").await;
    assert_eq!(newsroom.decide(posted.comment, Outcome::Reject, None).await, Err(Refusal::ReasonMissing));
    assert_eq!(
        newsroom.decide(posted.comment, Outcome::Reject, Some("no-such")).await,
        Err(Refusal::ReasonMissing)
    );
    newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    let status = comity_actions::read_status(&newsroom.app, newsroom.site.id, &posted.status_token, "en")
        .await
        .unwrap();
    assert!(status.decided_by_person);
    assert_eq!(status.reasons[0].clause.number, "1");
    assert_eq!(status.reasons[0].sentence, "Please see the clause.");
}

#[tokio::test]
async fn one_reader_counts_once_and_dismissed_reports_leave_the_queue() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "Somebody minds this.").await;
    for reporter in ["a", "a", "b"] {
        report(&newsroom, posted.comment, reporter).await;
    }
    let queue = reported(&newsroom).await;
    assert_eq!((queue.cases.len(), queue.cases[0].reports), (1, 2));
    assert_eq!(newsroom.case(posted.comment).await.reports[0].note, "because");
    comity_actions::dismiss_reports(&newsroom.app, &newsroom.moderator, posted.comment).await.unwrap();
    let queue = reported(&newsroom).await;
    assert_eq!((queue.cases.len(), queue.reported), (0, 0));
    assert_eq!(newsroom.thread(Sort::Newest).await.total_published, 1);
}

#[tokio::test]
async fn a_reported_comment_that_its_author_takes_back_leaves_the_queue() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "Somebody minds this.").await;
    report(&newsroom, posted.comment, "a").await;
    comity_actions::withdraw_comment(&newsroom.app, newsroom.site.id, posted.comment, &mara.speaker())
        .await
        .unwrap();
    let queue = reported(&newsroom).await;
    assert_eq!((queue.cases.len(), queue.reported), (0, 0));
    let case = newsroom.case(posted.comment).await;
    assert!(case.reports[0].resolved_at.is_some());
    let done: Vec<_> = case.history.iter().map(|step| (step.effect.as_str(), step.by)).collect();
    assert_eq!(done[1..], [("withdrawn", "author"), ("reports-resolved", "author")]);
}

#[tokio::test]
async fn leaving_a_reported_comment_published_is_undone_with_its_reports_open_again() {
    let newsroom = Newsroom::open().await;
    let posted = newsroom.post(&mut Person::new("Mara"), "Somebody minds this.").await;
    report(&newsroom, posted.comment, "a").await;
    let kept = newsroom.decide(posted.comment, Outcome::Publish, None).await.unwrap();
    assert_eq!((kept.is_waiting, reported(&newsroom).await.reported), (false, 0));
    assert_eq!(kept.before, (Outcome::Publish, None));
    let undo = Decide {
        comment: posted.comment,
        seen: kept.decision,
        outcome: kept.before.0,
        clause: None,
        note: String::new(),
        queue: QueueKind::Reported,
        is_undo: true,
    };
    let undone = comity_actions::decide(&newsroom.app, &newsroom.moderator, undo).await.unwrap();
    assert_eq!((undone.state, undone.is_waiting), (CommentState::Published, true));
    let queue = reported(&newsroom).await;
    assert_eq!((queue.reported, queue.cases[0].comment, queue.cases[0].reports), (1, posted.comment, 1));
}

/// Two rules that note, beside the policy that most tests use.
const NOTING: &str = "## 2. Council {#council}\n\nWe look at what is said of the council.\n\n```rules\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"council\"]\nthen = \"note\"\n```\n\n```examples\nnote: The council is late.\npublish: This bridge is late.\n```\n";

#[tokio::test]
async fn what_the_policy_notes_is_published_and_waits_for_a_look() {
    let policy = format!("{}\n{NOTING}", comity_testkit::PLAIN_POLICY);
    let newsroom = Newsroom::open_under(&policy).await;
    let mut mara = Person::new("Mara");
    newsroom.post(&mut mara, "The bridge is late.").await;
    let first = newsroom.post(&mut mara, "The council is late.").await;
    let second = newsroom.post(&mut mara, "The council is very late.").await;
    assert_eq!(newsroom.thread(Sort::Newest).await.total_published, 3);
    let noted = queue(&newsroom, QueueKind::Noted).await;
    let waiting: Vec<_> = noted.cases.iter().map(|case| case.comment).collect();
    assert_eq!((waiting, noted.noted, noted.held), (vec![first.comment, second.comment], 2, 0));
    assert_eq!(noted.cases[0].clause.as_ref().map(|clause| clause.anchor.as_str()), Some("council"));

    let look = |comment, seen, is_undo| Decide {
        comment,
        seen,
        outcome: Outcome::Publish,
        clause: None,
        note: String::new(),
        queue: QueueKind::Noted,
        is_undo,
    };
    let seen = newsroom.case(first.comment).await.last_decision;
    let kept = comity_actions::decide(&newsroom.app, &newsroom.moderator, look(first.comment, seen, false))
        .await
        .unwrap();
    assert_eq!((kept.next, kept.state), (Some(second.comment), CommentState::Published));
    let last = newsroom.case(first.comment).await;
    assert_eq!(
        last.history.last().map(|step| (step.effect.as_str(), step.by)),
        Some(("publish", "moderator"))
    );
    assert_eq!(queue(&newsroom, QueueKind::Noted).await.noted, 1);
    let undo = look(first.comment, kept.decision, true);
    assert!(comity_actions::decide(&newsroom.app, &newsroom.moderator, undo).await.unwrap().is_waiting);
    assert_eq!(queue(&newsroom, QueueKind::Noted).await.noted, 2);

    newsroom.decide(first.comment, Outcome::Reject, Some("council")).await.unwrap();
    comity_actions::withdraw_comment(&newsroom.app, newsroom.site.id, second.comment, &mara.speaker())
        .await
        .unwrap();
    assert_eq!(queue(&newsroom, QueueKind::Noted).await.noted, 0);
}

#[tokio::test]
async fn an_edit_that_leaves_nothing_to_note_needs_no_look() {
    let policy = format!("{}\n{NOTING}", comity_testkit::PLAIN_POLICY);
    let newsroom = Newsroom::open_under(&policy).await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "The bridge is late.").await;
    for (text, noted) in [("The council is late.", 1), ("The road is late.", 0)] {
        let edit = comity_actions::EditComment {
            site: newsroom.site.id,
            comment: posted.comment,
            speaker: mara.speaker(),
            text: text.to_owned(),
            locale: "en".to_owned(),
            address: None,
            confirm: None,
        };
        comity_actions::edit_comment(&newsroom.app, edit).await.unwrap();
        newsroom.clock.advance(1);
        assert_eq!(queue(&newsroom, QueueKind::Noted).await.noted, noted, "{text}");
    }
}

#[tokio::test]
async fn an_undo_leads_nowhere_but_to_what_was() {
    let newsroom = Newsroom::open().await;
    let posted = newsroom.post(&mut Person::new("Mara"), "The council opens a footbridge.").await;
    let held = newsroom.decide(posted.comment, Outcome::Hold, None).await.unwrap();
    let undo = |outcome| Decide {
        comment: posted.comment,
        seen: held.decision,
        outcome,
        clause: None,
        note: String::new(),
        queue: QueueKind::Held,
        is_undo: true,
    };
    // A rejection without a clause, in the clothes of an undo.
    for outcome in [Outcome::Reject, Outcome::Hold] {
        let answer = comity_actions::decide(&newsroom.app, &newsroom.moderator, undo(outcome)).await;
        assert!(matches!(answer, Err(Failure::Refused(Refusal::ChangedMeanwhile))), "{outcome:?}");
    }
    let undone =
        comity_actions::decide(&newsroom.app, &newsroom.moderator, undo(Outcome::Publish)).await.unwrap();
    assert_eq!(undone.state, CommentState::Published);
}

/// Rewrites a comment; the answer is the policy's affair.
async fn rewrite(newsroom: &Newsroom, by: &Person, comment: CommentId, text: &str) {
    let edit = comity_actions::EditComment {
        site: newsroom.site.id,
        comment,
        speaker: by.speaker(),
        text: text.to_owned(),
        locale: "en".to_owned(),
        address: None,
        confirm: None,
    };
    comity_actions::edit_comment(&newsroom.app, edit).await.ok();
    newsroom.clock.advance(1);
}

#[tokio::test]
async fn an_undo_leads_to_where_the_comment_stood_and_not_to_what_was_said_of_an_edit() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "The council opens a footbridge.").await;
    let undo = async |decided: comity_actions::Decided| {
        let undo = Decide {
            comment: posted.comment,
            seen: decided.decision,
            outcome: decided.before.0,
            clause: decided.before.1,
            note: String::new(),
            queue: QueueKind::Held,
            is_undo: true,
        };
        comity_actions::decide(&newsroom.app, &newsroom.moderator, undo).await.map(|undone| undone.state)
    };
    // A refused edit leaves the published text where it is: that is what an undo goes back to.
    rewrite(&newsroom, &mara, posted.comment, "This blasted bridge.").await;
    let rejected = newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    assert_eq!(undo(rejected).await.unwrap(), CommentState::Published);
    // An edit of what a person rejected is held, whatever the policy says of it.
    newsroom.clock.advance(1);
    newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    newsroom.clock.advance(1);
    rewrite(&newsroom, &mara, posted.comment, "The council opens a new footbridge.").await;
    let again = newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    assert_eq!(undo(again).await.unwrap(), CommentState::Held);
}

#[tokio::test]
async fn what_the_policy_decided_is_not_undone() {
    let newsroom = Newsroom::open().await;
    let posted = newsroom.post(&mut Person::new("Mara"), "Nobody decided this yet.").await;
    let undo = Decide {
        comment: posted.comment,
        seen: newsroom.case(posted.comment).await.last_decision,
        outcome: Outcome::Hold,
        clause: None,
        note: String::new(),
        queue: QueueKind::Held,
        is_undo: true,
    };
    let answer = comity_actions::decide(&newsroom.app, &newsroom.moderator, undo).await;
    assert!(matches!(answer, Err(Failure::Refused(Refusal::ChangedMeanwhile))));
}

#[tokio::test]
async fn a_closed_story_and_a_closed_site_take_no_comments() {
    let newsroom = Newsroom::open().await;
    let mara = Person::new("Mara");
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Closed)
        .await
        .unwrap();
    assert_eq!(newsroom.try_post(newsroom.draft(&mara, "Too late.")).await, Err(Refusal::StoryClosed));
    assert!(!newsroom.thread(Sort::Newest).await.is_open);
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Open)
        .await
        .unwrap();
    comity_actions::set_site_state(&newsroom.app, &newsroom.moderator, SiteState::Closed).await.unwrap();
    assert_eq!(newsroom.try_post(newsroom.draft(&mara, "Too late.")).await, Err(Refusal::SiteClosed));
    comity_actions::set_site_state(&newsroom.app, &newsroom.moderator, SiteState::Open).await.unwrap();
    assert!(newsroom.try_post(newsroom.draft(&mara, "In time.")).await.is_ok());
}

#[tokio::test]
async fn under_a_closed_story_nothing_waits_for_a_moderator_unless_the_policy_says_so() {
    let holding = "## 2. Council {#council}\n\nWe look first.\n\n```rules\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"council\"]\nthen = \"hold\"\n```\n\n```examples\nhold: The council is late.\n```\n";
    let late = "## 3. Late {#late}\n\nWe look at late comments.\n\n```rules\n[[rule]]\nname = \"closed_story\"\nthen = \"hold\"\n```\n\n```examples\npublish: The bridge is late.\n```\n";
    for (policy, is_taken) in [
        (format!("{}\n{holding}", comity_testkit::PLAIN_POLICY), false),
        (format!("{}\n{holding}\n{late}", comity_testkit::PLAIN_POLICY), true),
    ] {
        let newsroom = Newsroom::open_under(&policy).await;
        let closed = StoryState::Closed;
        comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", closed).await.unwrap();
        let answer = newsroom.try_post(newsroom.draft(&Person::new("Mara"), "The council is late.")).await;
        match answer {
            Ok(posted) => assert!(is_taken && posted.state == CommentState::Held, "{posted:?}"),
            Err(refusal) => assert_eq!((refusal, is_taken), (Refusal::StoryClosed, false)),
        }
    }
}

#[tokio::test]
async fn an_appeal_is_heard_although_reports_were_dismissed() {
    let newsroom = Newsroom::open().await;
    let mut ilya = Person::new("Ilya");
    let posted = newsroom.post(&mut ilya, "The play is called The Heath.").await;
    report(&newsroom, posted.comment, "a").await;
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Held)
        .await
        .unwrap();
    for text in ["The play is called Heath.", "The play is called The Blasted Heath."] {
        let edit = comity_actions::EditComment {
            site: newsroom.site.id,
            comment: posted.comment,
            speaker: ilya.speaker(),
            text: text.to_owned(),
            locale: "en".to_owned(),
            address: None,
            confirm: None,
        };
        let _ = comity_actions::edit_comment(&newsroom.app, edit).await;
        newsroom.clock.advance(1);
    }
    comity_actions::dismiss_reports(&newsroom.app, &newsroom.moderator, posted.comment).await.unwrap();
    newsroom.clock.advance(1);
    let (site, token) = (newsroom.site.id, posted.status_token);
    let status = comity_actions::read_status(&newsroom.app, site, &token, "en").await.unwrap();
    assert_eq!((status.state, status.may_appeal), (CommentState::Rejected, true));
    comity_actions::appeal(&newsroom.app, site, &token, "It is the title of a play.").await.unwrap();
}

#[tokio::test]
async fn an_appeal_brings_an_automatic_rejection_before_a_person_once() {
    let newsroom = Newsroom::open().await;
    let draft = newsroom.draft(&Person::new("Ilya"), "The play is called The Blasted Heath.");
    let Err(Refusal::RejectedByPolicy(refused)) = newsroom.try_post(draft).await else {
        panic!("not rejected")
    };
    let (comment, token) = (refused.comment.unwrap(), refused.status_token.unwrap());
    let site = newsroom.site.id;
    let status = || comity_actions::read_status(&newsroom.app, site, &token, "en");
    assert!(status().await.unwrap().may_appeal);
    comity_actions::appeal(&newsroom.app, site, &token, "It is the title of a play.").await.unwrap();
    newsroom.clock.advance(1);
    let held = status().await.unwrap();
    assert_eq!((held.state, held.may_appeal), (CommentState::Held, false));
    let case = newsroom.case(comment).await;
    assert_eq!(case.history.last().unwrap().note, "It is the title of a play.");
    assert!(!case.findings.is_empty(), "the moderator still sees what the policy noticed");
    newsroom.decide(comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    let again = comity_actions::appeal(&newsroom.app, site, &token, "Again.").await;
    assert!(matches!(again, Err(Failure::Refused(Refusal::ChangedMeanwhile))));
    let foreign = comity_actions::appeal(&newsroom.app, site, "nonsense", "").await;
    assert!(matches!(foreign, Err(Failure::Refused(Refusal::UnknownComment))));
}
