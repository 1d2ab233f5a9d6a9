//! What moderators do: sign in, decide, undo, impose and lift measures, open and close, let colleagues in and out.

use super::model::{By, Comment, Invitation, Moderator, Said, Undoable};
use super::player::{Played, Player, answered, code, fault, same};
use super::readers::said_otherwise;
use comity_actions::{Decide, QueueFilter, QueueKind, Session};
use comity_model::{CommentState, Outcome, Role, SiteState, StoryState};

impl Player {
    /// The moderator and session behind a number; none for somebody whose access was withdrawn. Who is signed out, which the
    /// newsroom must say, too, signs in again.
    pub(crate) async fn session(&mut self, moderator: u8) -> Result<Option<(usize, Session)>, String> {
        let at = usize::from(moderator) % self.model.moderators.len();
        let Moderator { is_removed, session, id, role } = self.model.moderators[at].clone();
        if let Some((cookie, expires_at)) = session {
            let found = answered(comity_actions::find_session(&self.app, &cookie).await)?;
            let is_in = !is_removed && self.model.now < expires_at;
            same!(
                "whether a moderator is signed in",
                code(&found),
                if is_in { "ok" } else { "not-signed-in" }
            );
            if let Ok(found) = found {
                same!("who is signed in", (found.moderator.id, found.moderator.role), (id, role));
                return Ok(Some((at, found)));
            }
        }
        self.sign_in(moderator).await?;
        let Some((cookie, _)) = self.model.moderators[at].session.clone().filter(|_| !is_removed) else {
            return Ok(None);
        };
        let found = comity_actions::find_session(&self.app, &cookie).await.map_err(fault)?;
        Ok(Some((at, found)))
    }

    pub(crate) async fn sign_in(&mut self, moderator: u8) -> Played {
        let at = usize::from(moderator) % self.model.moderators.len();
        let listed = comity_actions::list_moderators(&self.app, self.site.id).await.map_err(fault)?;
        let there = self.model.moderators.iter().filter(|moderator| !moderator.is_removed).count();
        same!("moderators", listed.len(), there);
        let Some(found) = listed.into_iter().find(|one| one.id == self.model.moderators[at].id) else {
            return Ok(());
        };
        let token = comity_actions::sign_in_link(&self.app, &found).await.map_err(fault)?;
        let session = comity_actions::redeem_link(&self.app, &token, "").await.map_err(fault)?;
        let again = answered(comity_actions::redeem_link(&self.app, &token, "").await)?;
        same!("a link works once", code(&again), "link-used-or-expired");
        self.tell(format!("moderator {at} signs in"));
        self.model.moderators[at].session = Some((session.cookie, session.expires_at));
        Ok(())
    }

    pub(crate) async fn sign_out(&mut self, moderator: u8) -> Played {
        let Some((at, _)) = self.session(moderator).await? else { return Ok(()) };
        let Some((cookie, _)) = self.model.moderators[at].session.take() else { return Ok(()) };
        comity_actions::sign_out(&self.app, &cookie).await.map_err(fault)?;
        let found = answered(comity_actions::find_session(&self.app, &cookie).await)?;
        same!("signed out", code(&found), "not-signed-in");
        self.tell(format!("moderator {at} signs out"));
        Ok(())
    }

    /// Decides a case of a list, with the page as it was drawn now or, `is_late`, before somebody else decided.
    pub(crate) async fn decide_next(
        &mut self,
        moderator: u8,
        (from, pick): (QueueKind, u32),
        outcome: Outcome,
        is_late: bool,
    ) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        let filter = QueueFilter { kind: from, after: None };
        let queue = comity_actions::moderation_queue(&self.app, &session.moderator, filter, "en")
            .await
            .map_err(fault)?;
        let at = pick as usize % queue.cases.len().max(1) % 4;
        let Some(case) = queue.cases.get(at) else { return Ok(()) };
        let Some(at) = self.model.find(case.comment) else { return Err("an unknown case".to_owned()) };
        self.decide((by, &session), at, outcome, (from, is_late)).await
    }

    pub(crate) async fn decide_any(&mut self, moderator: u8, pick: u32, outcome: Outcome) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        // Often the newest comment, which its author may still edit.
        let newest = self.model.comments.len().checked_sub(1).filter(|_| pick.is_multiple_of(2));
        let Some(at) = newest.or_else(|| self.pick(pick, |_| true)) else { return Ok(()) };
        self.decide((by, &session), at, outcome, (QueueKind::Held, false)).await
    }

    async fn decide(
        &mut self,
        (by, session): (usize, &Session),
        at: usize,
        outcome: Outcome,
        (queue, is_late): (QueueKind, bool),
    ) -> Played {
        let id = self.model.comments[at].id;
        let case = comity_actions::read_case(&self.app, &session.moderator, id, "en").await.map_err(fault)?;
        // What a moderator cites; a clause that the policy lacks is a mistake that is refused.
        let clause = (outcome == Outcome::Reject).then(|| "plain-words".to_owned());
        let decide = Decide {
            comment: id,
            seen: case.last_decision,
            outcome,
            clause: clause.clone(),
            note: "Please see the clause.".to_owned(),
            queue,
            is_undo: false,
        };
        if is_late {
            // Somebody else is quicker.
            let quicker = Decide { outcome: Outcome::Publish, clause: None, ..decide.clone() };
            self.decide_as(by, session, at, quicker).await?;
            let late = answered(comity_actions::decide(&self.app, &session.moderator, decide).await)?;
            let cites_nothing = outcome == Outcome::Reject && !self.model.rules().has_clause("plain-words");
            let expected = if cites_nothing { "reason-missing" } else { "changed-meanwhile" };
            same!("a late decision", code(&late), expected);
            return Ok(());
        }
        self.decide_as(by, session, at, decide).await
    }

    async fn decide_as(&mut self, by: usize, session: &Session, at: usize, decide: Decide) -> Played {
        let (outcome, clause) = (decide.outcome, decide.clause.clone());
        let seen = decide.queue;
        let answer = answered(comity_actions::decide(&self.app, &session.moderator, decide).await)?;
        self.tell(format!("moderator {by} decides #{at}: {outcome}: {}", code(&answer)));
        self.touch(at);
        let before = self.model.comments[at].clone();
        if outcome == Outcome::Reject && !clause.as_ref().is_some_and(|c| self.model.rules().has_clause(c)) {
            same!("a rejection without a clause", code(&answer), "reason-missing");
            return Ok(());
        }
        if before.state == CommentState::Withdrawn {
            same!("a decision on a withdrawn comment", code(&answer), "changed-meanwhile");
            return Ok(());
        }
        same!("a decision", code(&answer), "ok");
        let Ok(decided) = answer else { return Ok(()) };
        let (now, version) = (self.model.now, Some(self.model.version()));
        let measures_before = self.model.measures.len();
        let proposals_before = self.model.proposals.len();
        let comment = &mut self.model.comments[at];
        comment.state = match outcome {
            Outcome::Publish => CommentState::Published,
            Outcome::Reject => CommentState::Rejected,
            _ => CommentState::Held,
        };
        comment.is_stopped = outcome != Outcome::Publish;
        comment.close_reports();
        comment.close_note(now);
        let effect = outcome.as_str();
        comment.said.push(Said {
            by: By::Moderator(by),
            outcome: Some(outcome),
            effect,
            clause: clause.clone(),
            rule: None,
            version,
            at: now,
        });
        self.model.decisions += 1;
        if outcome == Outcome::Publish {
            self.model.take_back_rejections(at);
        }
        let is_strike = outcome == Outcome::Reject && self.model.rules().is_strike(clause.as_deref());
        if is_strike {
            self.model.climb(at, Some(by));
        }
        same!("the state that is told", decided.state, self.model.comments[at].state);
        same!("whether it still waits", decided.is_waiting, outcome == Outcome::Hold);
        let next = {
            let [held, reported, noted] = self.model.queue();
            let list = match seen {
                QueueKind::Held => held,
                QueueKind::Reported => reported,
                QueueKind::Noted => noted,
            };
            let this = (before.created_at, before.id);
            let key = |id: &comity_model::CommentId| {
                self.model.find(*id).map(|at| (self.model.comments[at].created_at, *id))
            };
            let after = list.iter().find(|id| seen == QueueKind::Held && key(id) > Some(this));
            after.or(list.iter().find(|id| **id != before.id)).copied()
        };
        same!("the next case", decided.next, next);
        self.model.undoable.retain(|undoable| undoable.comment != at);
        self.model.undoable.push(Undoable {
            comment: at,
            decision: decided.decision,
            before: decided.before,
            comment_before: before,
            measures_before,
            proposals_before,
            measures_after: self.model.measures.len(),
            proposals_after: self.model.proposals.len(),
        });
        Ok(())
    }

    /// Takes the newest decision back that can be: everything stands as before.
    pub(crate) async fn undo(&mut self, moderator: u8) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        let Some(undo) = self.model.undoable.pop() else { return Ok(()) };
        let at = undo.comment;
        let wanted = Decide {
            comment: self.model.comments[at].id,
            seen: undo.decision,
            outcome: undo.before.0,
            clause: undo.before.1.clone(),
            note: String::new(),
            queue: QueueKind::Held,
            is_undo: true,
        };
        let answer = answered(comity_actions::decide(&self.app, &session.moderator, wanted).await)?;
        self.tell(format!("moderator {by} takes the decision on #{at} back: {}", code(&answer)));
        self.touch(at);
        let length_then = undo.comment_before.said.len() + 1;
        if self.model.comments[at].said.len() != length_then {
            same!("an undo after something else happened", code(&answer), "changed-meanwhile");
            return Ok(());
        }
        same!("an undo", code(&answer), "ok");
        let outcome = match undo.comment_before.state {
            CommentState::Published => Outcome::Publish,
            CommentState::Rejected => Outcome::Reject,
            _ => Outcome::Hold,
        };
        let now = self.model.now;
        let current = self.model.comments[at].clone();
        let mut said = current.said;
        said.push(Said {
            by: By::Moderator(by),
            outcome: Some(outcome),
            effect: outcome.as_str(),
            clause: undo.before.1.clone().filter(|clause| self.model.rules().has_clause(clause)),
            rule: None,
            version: Some(self.model.version()),
            at: now,
        });
        // A report that came between stays.
        let new_reports = current.reports.iter().skip(undo.comment_before.reports.len()).cloned();
        let reports = undo.comment_before.reports.iter().cloned().chain(new_reports).collect();
        self.model.comments[at] = Comment { said, reports, address: current.address, ..undo.comment_before };
        self.model.decisions += 1;
        for measure in &mut self.model.measures[undo.measures_before..undo.measures_after] {
            self.model.decisions += u64::from(!measure.is_lifted);
            measure.is_lifted = true;
        }
        for proposal in &mut self.model.proposals[undo.proposals_before..undo.proposals_after] {
            self.model.decisions += u64::from(proposal.is_open);
            proposal.is_open = false;
        }
        Ok(())
    }

    pub(crate) async fn dismiss(&mut self, moderator: u8, pick: u32) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        let Some(at) = self.pick(pick, Comment::has_open_reports) else { return Ok(()) };
        let id = self.model.comments[at].id;
        comity_actions::dismiss_reports(&self.app, &session.moderator, id).await.map_err(fault)?;
        self.tell(format!("moderator {by} dismisses the reports on #{at}"));
        self.touch(at);
        let now = self.model.now;
        let comment = &mut self.model.comments[at];
        comment.close_reports();
        comment.said.push(said_otherwise(By::Moderator(by), "reports-resolved", now));
        self.model.decisions += 1;
        Ok(())
    }

    pub(crate) async fn set_story(&mut self, moderator: u8, story: u8, state: StoryState) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        let at = usize::from(story) % self.model.stories.len();
        let key = self.model.stories[at].key.clone();
        comity_actions::set_story_state(&self.app, &session.moderator, &key, state).await.map_err(fault)?;
        self.tell(format!("moderator {by} makes {key} {state:?}"));
        self.model.stories[at].state = state;
        self.model.decisions += 1;
        self.touched.insert(at);
        Ok(())
    }

    pub(crate) async fn set_site(&mut self, moderator: u8, state: SiteState) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        comity_actions::set_site_state(&self.app, &session.moderator, state).await.map_err(fault)?;
        self.tell(format!("moderator {by} makes the site {state:?}"));
        self.model.site = state;
        self.model.decisions += 1;
        self.touched.insert(0);
        Ok(())
    }

    pub(crate) async fn invite(&mut self, moderator: u8, role: Role) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        let answer = answered(comity_actions::invite(&self.app, &session.moderator, role).await)?;
        self.tell(format!("moderator {by} invites a new {}: {}", role.as_str(), code(&answer)));
        let may = role <= self.model.moderators[by].role;
        same!("an invitation", code(&answer), if may { "ok" } else { "not-allowed" });
        if let Ok(token) = answer {
            let expires_at = self.model.now.plus_secs(comity_actions::INVITATION_SECS);
            self.model.invitations.push(Invitation { token, role, expires_at, is_good: true, by });
            self.model.decisions += 1;
        }
        Ok(())
    }

    pub(crate) async fn join(&mut self, pick: u32) -> Played {
        let number = self.model.invitations.len().max(1);
        let Some(invitation) = self.model.invitations.get(pick as usize % number).cloned() else {
            return Ok(());
        };
        let name = format!("Colleague {}", self.model.moderators.len());
        let answer = answered(comity_actions::redeem_link(&self.app, &invitation.token, &name).await)?;
        self.tell(format!("{name} follows an invitation: {}", code(&answer)));
        let is_good = invitation.is_good && self.model.now < invitation.expires_at;
        same!("an invitation's link", code(&answer), if is_good { "ok" } else { "link-used-or-expired" });
        let Ok(session) = answer else { return Ok(()) };
        self.model
            .invitations
            .iter_mut()
            .filter(|one| one.token == invitation.token)
            .for_each(|one| one.is_good = false);
        same!("the role of a new colleague", session.moderator.role, invitation.role);
        self.model.moderators.push(Moderator {
            id: session.moderator.id,
            role: invitation.role,
            is_removed: false,
            session: Some((session.cookie, session.expires_at)),
        });
        self.model.decisions += 1;
        Ok(())
    }

    pub(crate) async fn remove(&mut self, moderator: u8, pick: u32) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        let whom = pick as usize % self.model.moderators.len();
        let leaving = self.model.moderators[whom].clone();
        let removed =
            comity_actions::remove_moderator(&self.app, self.site.id, Some(&session.moderator), leaving.id)
                .await;
        let answer = answered(removed)?;
        self.tell(format!("moderator {by} removes moderator {whom}: {}", code(&answer)));
        let own = self.model.moderators[by].role;
        let mut staying =
            self.model.moderators.iter().enumerate().filter(|(at, one)| *at != whom && !one.is_removed);
        let expected = if leaving.is_removed {
            "changed-meanwhile"
        } else if own < Role::Editor || leaving.role > own {
            "not-allowed"
        } else if !staying.any(|(_, one)| one.role >= leaving.role.min(Role::Editor)) {
            "last-moderator"
        } else {
            "ok"
        };
        same!("removing a colleague", code(&answer), expected);
        if expected == "ok" {
            self.model.moderators[whom].is_removed = true;
            for invitation in self.model.invitations.iter_mut().filter(|invitation| invitation.by == whom) {
                invitation.is_good = false;
            }
            self.model.decisions += 1;
        }
        Ok(())
    }
}
