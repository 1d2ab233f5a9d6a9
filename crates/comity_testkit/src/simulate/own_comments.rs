//! What authors do with what they have written, and readers with what others have: edit, take back, report, appeal.

use super::model::{By, Comment, Report, Said};
use super::player::{Played, Player, answered, code, same};
use super::readers::{Expected, said_otherwise, state_of};
use super::steps::Draft;
use super::texts::{Kind, Text};
use comity_actions::{EditComment, Refusal, ReportComment, Speaker};
use comity_model::{CommentState, Outcome, ReportReason, SanctionKind};

impl Player {
    /// Whether this commenter's key is in somebody's browser.
    pub(crate) fn is_reader(&self, commenter: usize) -> bool {
        let key = &self.model.commenters[commenter].key;
        key.is_some() && self.people.iter().any(|person| person.key == *key)
    }

    /// The comment that `pick` names and the key with which its author, or a stranger, speaks.
    fn spoken_for(
        &self,
        (pick, wanted): (u32, impl Fn(&Comment) -> bool),
        is_by_stranger: bool,
    ) -> Option<(usize, u8)> {
        let is_spoken_for = |c: &Comment| self.model.find(c.id).and_then(|at| self.holder(at)).is_some();
        let at = self.pick(pick, |c| wanted(c) && is_spoken_for(c))?;
        let holder = self.holder(at)?;
        Some((at, if is_by_stranger { (holder + 1) % self.people.len() } else { holder } as u8))
    }

    pub(crate) async fn edit(&mut self, pick: u32, draft: Draft, is_by_stranger: bool) -> Played {
        // What a moderator stopped is written anew more often than other comments, and then once more.
        let since = self.model.now.plus_secs(-self.site.edit_window_secs);
        let stopped =
            |c: &Comment| c.is_stopped && c.state != CommentState::Withdrawn && c.created_at > since;
        let is_stopped = pick.is_multiple_of(2) && self.model.comments.iter().any(stopped);
        let wanted = |c: &Comment| !is_stopped || stopped(c);
        let Some((at, person)) = self.spoken_for((pick, wanted), is_by_stranger) else { return Ok(()) };
        let Some(text) = self.text(person, draft) else { return Ok(()) };
        self.edit_to(at, person, text).await?;
        if is_stopped {
            self.pass(4_000_000);
            let clean = Text::of(Kind::Clean, person, 0x0020_0000_0000 + u64::from(pick));
            self.edit_to(at, person, clean).await?;
        }
        Ok(())
    }

    async fn edit_to(&mut self, at: usize, person: u8, text: Text) -> Played {
        let who = self.person(person).clone();
        let edit = EditComment {
            site: self.site.id,
            comment: self.model.comments[at].id,
            speaker: Speaker { guest_key: who.key.clone() },
            text: text.body.clone(),
            locale: "en".to_owned(),
            address: Some(who.address),
            confirm: None,
        };
        let expected = self.expect_edit(at, &text, who.key.as_ref(), who.address);
        let answer = answered(comity_actions::edit_comment(&self.app, edit).await)?;
        self.tell(format!("{} edits #{at} to {:?}: {}", who.name, text.kind, code(&answer)));
        self.touch(at);
        let verdict = match expected {
            Expected::Refused(expected) => {
                same!("an edit is refused", code(&answer), expected);
                self.model.refused_marks.push(text.mark);
                return Ok(());
            }
            Expected::Silenced(kind, until) => {
                let told = match &answer {
                    Err(Refusal::CommenterBlocked { until, .. }) => Some((SanctionKind::Block, *until)),
                    Err(Refusal::CommenterPaused { until, .. }) => Some((SanctionKind::Pause, *until)),
                    _ => None,
                };
                same!(format!("the person is silenced ({})", code(&answer)), told, Some((kind, until)));
                self.model.refused_marks.push(text.mark);
                return Ok(());
            }
            Expected::Earlier(_) => return Err("an edit has no earlier submission".to_owned()),
            Expected::Judged(verdict) => verdict,
        };
        let expected = match verdict.outcome {
            Outcome::Ask => "asked",
            Outcome::Reject => "rejected-by-policy",
            _ => "ok",
        };
        same!(format!("the verdict on an edit: {verdict:?}"), code(&answer), expected);
        if verdict.outcome == Outcome::Ask {
            self.model.refused_marks.push(text.mark);
            return Ok(());
        }
        let (said, now) = (self.policy_said(&verdict), self.model.now);
        self.model.decisions += 1;
        let comment = &mut self.model.comments[at];
        comment.said.push(said);
        if comment.state == CommentState::Published && verdict.outcome == Outcome::Reject {
            self.model.refused_marks.push(text.mark);
            return Ok(());
        }
        let was_seen = comment.edited_at.is_some() || comment.state == CommentState::Published;
        comment.edited_at = was_seen.then_some(now);
        let before = std::mem::replace(&mut comment.text, text);
        comment.earlier_marks.push(before.mark);
        let stays_stopped = comment.is_stopped && comment.state != CommentState::Published;
        comment.state = match state_of(verdict.outcome) {
            CommentState::Published if stays_stopped => CommentState::Held,
            state => state,
        };
        if verdict.outcome == Outcome::Note && comment.state == CommentState::Published {
            comment.noted = Some((now, None));
        } else {
            comment.close_note(now);
        }
        if let Ok(posted) = &answer {
            same!("the state after an edit", posted.state, comment.state);
        }
        Ok(())
    }

    fn expect_edit(
        &self,
        at: usize,
        text: &Text,
        key: Option<&String>,
        address: std::net::IpAddr,
    ) -> Expected {
        let (model, comment) = (&self.model, &self.model.comments[at]);
        match text.kind {
            Kind::Empty => return Expected::Refused("text-empty"),
            Kind::TooLong => return Expected::Refused("text-too-long"),
            _ => {}
        }
        let author = &model.commenters[comment.author];
        if key.is_none() || author.key.as_ref() != key {
            return Expected::Refused("not-yours");
        }
        let window = match comment.state {
            CommentState::Published | CommentState::Held => self.site.edit_window_secs,
            CommentState::Rejected => comity_actions::REWRITE_WINDOW_SECS,
            CommentState::Withdrawn | CommentState::Erased => -1,
        };
        if model.now.secs_since(comment.created_at) > window {
            return Expected::Refused("edit-window-over");
        }
        if let Some((kind, until)) = model.silenced(comment.author) {
            return Expected::Silenced(kind, until);
        }
        let verdict = model.verdict(text, Some(comment.author), Some(at), false);
        let addresses = (author.email.as_deref(), address);
        match model.judged(verdict, comment.story, Some(comment.author), addresses) {
            Err(code) => Expected::Refused(code),
            Ok(verdict) => Expected::Judged(verdict),
        }
    }

    pub(crate) async fn withdraw(&mut self, pick: u32, is_by_stranger: bool) -> Played {
        let Some((at, person)) = self.spoken_for((pick, |_| true), is_by_stranger) else { return Ok(()) };
        self.take_back(at, person).await
    }

    pub(crate) async fn take_back(&mut self, at: usize, person: u8) -> Played {
        let who = self.person(person).clone();
        let id = self.model.comments[at].id;
        let speaker = Speaker { guest_key: who.key.clone() };
        let answer = answered(comity_actions::withdraw_comment(&self.app, self.site.id, id, &speaker).await)?;
        self.tell(format!("{} takes #{at} back: {}", who.name, code(&answer)));
        self.touch(at);
        let author = &self.model.commenters[self.model.comments[at].author];
        let is_own = who.key.is_some() && author.key == who.key;
        same!("taking a comment back", code(&answer), if is_own { "ok" } else { "not-yours" });
        let now = self.model.now;
        let comment = &mut self.model.comments[at];
        if !is_own || comment.state == CommentState::Withdrawn {
            return Ok(());
        }
        comment.state = CommentState::Withdrawn;
        comment.said.push(said_otherwise(By::Author, "withdrawn", now));
        self.model.decisions += 1;
        if comment.has_open_reports() {
            comment.said.push(said_otherwise(By::Author, "reports-resolved", now));
            self.model.decisions += 1;
        }
        comment.close_reports();
        comment.close_note(now);
        Ok(())
    }

    pub(crate) async fn report(&mut self, pick: u32, reporter: u8) -> Played {
        let Some(at) = self.pick(pick, |_| true) else { return Ok(()) };
        let report = ReportComment {
            site: self.site.id,
            comment: self.model.comments[at].id,
            reason: ReportReason::Attack,
            clause: None,
            note: String::new(),
            reporter: vec![reporter],
        };
        let answer = answered(comity_actions::report_comment(&self.app, report).await)?;
        self.tell(format!("reader {reporter} reports #{at}: {}", code(&answer)));
        self.touch(at);
        let (is_published, now) = (self.model.is_published(at), self.model.now);
        same!("a report", code(&answer), if is_published { "ok" } else { "unknown-comment" });
        let reports = &mut self.model.comments[at].reports;
        if is_published && reports.iter().all(|known| known.reporter != reporter) {
            reports.push(Report { reporter, at: now, is_open: true });
        }
        Ok(())
    }

    pub(crate) async fn appeal(&mut self, pick: u32) -> Played {
        let wanted = |c: &Comment| {
            c.status_token.is_some() && (c.state == CommentState::Rejected || pick.is_multiple_of(8))
        };
        let Some(at) = self.pick(pick, wanted) else { return Ok(()) };
        let token = self.model.comments[at].status_token.clone().unwrap_or_default();
        let answer = answered(comity_actions::appeal(&self.app, self.site.id, &token, "Please look.").await)?;
        self.tell(format!("the author of #{at} appeals: {}", code(&answer)));
        self.touch(at);
        let (is_by_policy, may) = (self.is_rejected_by_policy(at), self.may_appeal(at));
        let expected = match (is_by_policy, may) {
            (false, _) => "changed-meanwhile",
            (true, false) => "link-used-or-expired",
            (true, true) => "ok",
        };
        same!("an appeal", code(&answer), expected);
        if may {
            let last = self.model.judgement(at).cloned();
            let said = Said {
                by: By::Author,
                outcome: Some(Outcome::Hold),
                effect: Outcome::Hold.as_str(),
                at: self.model.now,
                ..last.ok_or("a rejection was judged")?
            };
            let comment = &mut self.model.comments[at];
            comment.said.push(said);
            comment.state = CommentState::Held;
            self.model.decisions += 1;
        }
        Ok(())
    }

    /// A rejection by the policy itself can be appealed, for some months.
    pub(crate) fn may_appeal(&self, at: usize) -> bool {
        let is_in_time = |said: &Said| self.model.now <= said.at.plus_days(comity_actions::APPEAL_DAYS);
        self.is_rejected_by_policy(at) && self.model.judgement(at).is_some_and(is_in_time)
    }

    fn is_rejected_by_policy(&self, at: usize) -> bool {
        let is_by_policy = self.model.judgement(at).is_some_and(|said| said.by == By::Policy);
        self.model.comments[at].state == CommentState::Rejected && is_by_policy
    }
}
