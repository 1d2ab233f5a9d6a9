//! What must hold after each step: every page against the model.

use super::model::By;
use super::player::{Played, Player, answered, code, fault, same};
use super::scorer::MODEL;
use comity_actions::{QueueFilter, QueueKind, ReadThread, Sort, Speaker, check_data, locate_comment};
use comity_model::{CommentId, CommentState, DecisionId, Moderator, Outcome, Role, Timestamp};
use comity_store::decisions::LedgerState;
use std::collections::BTreeMap;
use std::fmt::Debug;

/// What earlier checks saw, and must still be there.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    decisions: BTreeMap<CommentId, Vec<DecisionId>>,
    sealed: u64,
    steps: u32,
}

impl Player {
    /// What the last step may have changed, each time something more.
    pub(crate) async fn check_touched(&mut self) -> Played {
        self.seen.steps += 1;
        let sort = Sort::ALL[self.seen.steps as usize % Sort::ALL.len()];
        for story in self.touched.clone() {
            self.check_story(story, sort).await?;
        }
        for comment in self.touched_comments.clone() {
            self.check_case(comment).await?;
            self.check_permalink(comment).await?;
        }
        self.check_site().await?;
        self.check_queue().await?;
        if self.seen.steps.is_multiple_of(16) { self.check_all().await } else { Ok(()) }
    }

    /// Everything.
    pub(crate) async fn check_all(&mut self) -> Played {
        self.tell("everything is looked at");
        for story in 0..self.model.stories.len() {
            for sort in Sort::ALL {
                self.check_story(story, sort).await?;
            }
        }
        for comment in 0..self.model.comments.len() {
            self.check_case(comment).await?;
            self.check_permalink(comment).await?;
        }
        self.check_mine().await?;
        self.check_site().await?;
        self.check_queue().await?;
        self.check_export().await?;
        self.check_ledger().await
    }

    /// Nothing that everybody sees holds a text that is not published.
    pub(crate) fn check_hidden(&self, what: &str, page: &impl Debug) -> Played {
        let page = format!("{page:?}");
        match self.model.hidden_marks().into_iter().find(|mark| page.contains(*mark)) {
            None => Ok(()),
            Some(mark) => Err(format!("{what} shows `{mark}`, which is not published")),
        }
    }

    /// A published comment is found, on the page that its link names; another one is not.
    async fn check_permalink(&self, at: usize) -> Played {
        let comment = &self.model.comments[at];
        let place = answered(locate_comment(&self.app, self.site.id, comment.id).await)?;
        let is_published = comment.state == CommentState::Published;
        same!(
            format!("the link to #{at}"),
            code(&place),
            if is_published { "ok" } else { "unknown-comment" }
        );
        let Ok(place) = place else { return Ok(()) };
        same!("the story of a link", place.story_key, self.model.stories[comment.story].key);
        let (mut shown, mut further, mut after) = (Vec::new(), Vec::new(), None);
        loop {
            let query = ReadThread {
                site: self.site.id,
                story_key: place.story_key.clone(),
                sort: Sort::Newest,
                after,
                under: Some(place.under),
            };
            let page = comity_actions::read_thread(&self.app, query).await.map_err(fault)?;
            for branch in &page.branches {
                self.flatten(branch, &mut shown, &mut further)?;
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let is_there = shown.iter().any(|(id, ..)| *id == comment.id);
        same!(format!("whether the pages of #{at} show it"), is_there, true);
        Ok(())
    }

    pub(crate) async fn check_feed(&self, story: Option<usize>) -> Played {
        let key = story.map(|story| self.model.stories[story].key.as_str());
        let feed = comity_actions::read_feed(&self.app, self.site.id, key, 100).await.map_err(fault)?;
        self.check_hidden("a feed", &feed)?;
        let mut found: Vec<CommentId> = feed.iter().map(|entry| entry.comment).collect();
        let wanted = |at: usize| {
            self.model.is_published(at) && story.is_none_or(|story| self.model.comments[at].story == story)
        };
        let newest = self.model.by_time(wanted).into_iter().rev().take(100);
        let mut expected: Vec<CommentId> = newest.map(|at| self.model.comments[at].id).collect();
        if story.is_none() {
            // Of one millisecond the order is not promised.
            (found, expected) = (sorted(found), sorted(expected));
        }
        same!(format!("the feed of {key:?}"), found, expected);
        Ok(())
    }

    /// Counts, lists, what everybody sees of the site.
    async fn check_site(&self) -> Played {
        let keys: Vec<String> = self.model.stories.iter().map(|story| story.key.clone()).collect();
        let counted = |story: usize| {
            self.model
                .by_time(|at| self.model.comments[at].story == story && self.model.is_published(at))
                .len() as u64
        };
        let expected: Vec<u64> = (0..keys.len()).map(counted).collect();
        let counts =
            comity_actions::count_comments(&self.app, self.site.id, keys.clone()).await.map_err(fault)?;
        same!("counts", counts, expected);
        let cards = comity_actions::list_stories(&self.app, self.site.id, 100).await.map_err(fault)?;
        for (story, key) in keys.iter().enumerate() {
            let card = cards.iter().find(|card| card.key == *key);
            let found = card.map(|card| (card.comments, card.is_open));
            same!(
                format!("the card of {key}"),
                found,
                Some((expected[story], self.model.is_story_open(story)))
            );
        }
        self.check_feed(None).await
    }

    /// The ledger of one comment, its case, and what its author is told.
    async fn check_case(&mut self, at: usize) -> Played {
        let comment = self.model.comments[at].clone();
        let (site, id) = (self.site.id, comment.id);
        let read =
            self.app.store().read(move |tx| comity_store::decisions::list_of_comment(tx, site, id)).await;
        let recorded = read.map_err(|error| error.to_string())?;
        let ids: Vec<DecisionId> = recorded.iter().map(|one| one.decision.id).collect();
        let before = self.seen.decisions.insert(id, ids.clone()).unwrap_or_default();
        same!(
            format!("decisions on #{at} that were there"),
            before.iter().all(|one| ids.contains(one)),
            true
        );
        let version = |place: Option<usize>| place.map(|place| self.model.versions[place].1);
        let mut found = Vec::new();
        for one in &recorded {
            let decision = &one.decision;
            let is_automatic = decision.by.as_str() == "policy";
            same!(
                format!("the model of #{at}"),
                decision.model_version.as_deref(),
                is_automatic.then_some(MODEL)
            );
            found.push((
                decision.at,
                decision.effect.as_str(),
                decision.by.as_str(),
                decision.by.moderator(),
                decision.clause.clone(),
                decision.rule.clone(),
                decision.policy_version,
            ));
        }
        let mut expected = Vec::new();
        for said in &comment.said {
            let (by, moderator) = match said.by {
                By::Policy => ("policy", None),
                By::Author => ("author", None),
                By::Import => ("import", None),
                By::Moderator(who) => ("moderator", Some(self.model.moderators[who].id)),
            };
            let (clause, rule) = (said.clause.clone(), said.rule.clone());
            expected.push((said.at, said.effect, by, moderator, clause, rule, version(said.version)));
        }
        // Two of one moment have no order.
        found.sort_by_key(|one| (one.0, one.1));
        expected.sort_by_key(|one| (one.0, one.1));
        same!(format!("what was decided about #{at}"), found, expected);
        for (_, effect, _, _, clause, _, version) in found.iter().filter(|one| one.2 == "policy") {
            let names_both = version.is_some() && (clause.is_some() || *effect == Outcome::Publish.as_str());
            same!(
                format!("whether an automatic decision on #{at} names clause and version"),
                names_both,
                true
            );
        }
        let case = comity_actions::read_case(&self.app, &self.anybody(), id, "en").await.map_err(fault)?;
        same!(format!("the state of #{at}"), case.comment.state, comment.state);
        same!(format!("the text of #{at}"), case.text, comment.text.body);
        self.check_person(at, &case.person)?;
        let Some(token) = comment.status_token else { return Ok(()) };
        let status = comity_actions::read_status(&self.app, site, &token, "en").await.map_err(fault)?;
        same!(
            format!("the status of #{at}"),
            (status.state, status.text),
            (comment.state, comment.text.body)
        );
        same!(format!("whether #{at} can be appealed"), status.may_appeal, self.may_appeal(at));
        Ok(())
    }

    /// Everything about the person who wrote a comment.
    fn check_person(&self, at: usize, person: &comity_actions::Person) -> Played {
        let author = self.model.comments[at].author;
        let standing = |state| {
            self.model.comments.iter().filter(|one| one.author == author && one.state == state).count() as u32
        };
        let stands = (person.published, person.held, person.rejected);
        let expected = (
            standing(CommentState::Published),
            standing(CommentState::Held),
            standing(CommentState::Rejected),
        );
        // The comments of an archive that was written by others are theirs.
        same!(format!("how the author of #{at} stands"), stands, expected);
        let mut found: Vec<(Timestamp, &str, Option<Timestamp>, bool, bool)> = person
            .sanctions
            .iter()
            .map(|s| (s.created_at, s.kind.as_str(), s.until, s.lifted_at.is_some(), s.by.is_none()))
            .collect();
        let own = self.model.measures.iter().filter(|measure| measure.commenter == author);
        let mut expected: Vec<_> =
            own.map(|m| (m.created_at, m.kind.as_str(), m.until, m.is_lifted, m.is_by_ladder)).collect();
        found.sort();
        expected.sort();
        same!(format!("measures on the author of #{at}"), found, expected);
        Ok(())
    }

    /// What each person sees of their own.
    async fn check_mine(&self) -> Played {
        for person in &self.people {
            let author = person
                .key
                .as_ref()
                .and_then(|key| self.model.commenters.iter().position(|one| one.key.as_ref() == Some(key)));
            for (story, known) in self.model.stories.iter().enumerate() {
                let speaker = Speaker { guest_key: person.key.clone() };
                let mine =
                    comity_actions::read_mine(&self.app, self.site.id, &known.key, &speaker, "en").await;
                let found: Vec<_> =
                    mine.map_err(fault)?.into_iter().map(|own| (own.id, own.state, own.text)).collect();
                let own = self.model.by_time(|at| {
                    Some(self.model.comments[at].author) == author && self.model.comments[at].story == story
                });
                let expected: Vec<_> = own
                    .into_iter()
                    .map(|at| &self.model.comments[at])
                    .map(|own| (own.id, own.state, own.text.body.clone()))
                    .collect();
                same!(format!("what {} has under {}", person.name, known.key), found, expected);
            }
        }
        Ok(())
    }

    /// The lists of what waits, each case once, and what a second moderator must confirm.
    async fn check_queue(&self) -> Played {
        let lists = self.model.queue();
        for (kind, expected) in
            [QueueKind::Held, QueueKind::Reported, QueueKind::Noted].into_iter().zip(&lists)
        {
            let (mut found, mut after) = (Vec::new(), None);
            loop {
                let filter = QueueFilter { kind, after };
                let queue = comity_actions::moderation_queue(&self.app, &self.anybody(), filter, "en")
                    .await
                    .map_err(fault)?;
                let counts = (queue.held, queue.reported, queue.noted);
                let all = (lists[0].len() as u64, lists[1].len() as u64, lists[2].len() as u64);
                same!("how many wait", counts, all);
                let open = self.model.proposals.iter().filter(|proposal| proposal.is_open).count() as u64;
                same!("measures to confirm", queue.to_confirm, open);
                found.extend(queue.cases.into_iter().map(|case| case.comment));
                after = queue.next;
                if after.is_none() || found.len() > self.model.comments.len() {
                    break;
                }
            }
            same!(format!("the list of {kind:?}"), found, *expected);
        }
        Ok(())
    }

    /// An export holds every comment as it stands, each once.
    async fn check_export(&self) -> Played {
        let mut found: Vec<(String, String, String)> =
            self.exported().await?.into_iter().map(|one| (one.id, one.state, one.text)).collect();
        let own = |one: &super::model::Comment| {
            (one.id.to_string(), one.state.as_str().to_owned(), one.text.body.clone())
        };
        let mut expected: Vec<_> = self.model.comments.iter().map(own).collect();
        found.sort();
        expected.sort();
        same!("the export", found, expected);
        Ok(())
    }

    /// The data fit together, the chain verifies, and decisions only grow.
    pub(crate) async fn check_ledger(&mut self) -> Played {
        let checked = check_data(&self.app, self.site.id).await.map_err(fault)?;
        same!("contradictions", checked.inconsistencies, Vec::new());
        match checked.ledger {
            LedgerState::Intact { sealed, unsealed, erased, .. } => {
                same!("sealed rows stay", sealed >= self.seen.sealed, true);
                same!("decisions in the ledger", sealed + unsealed, self.model.decisions);
                same!("erased decisions", erased, 0);
                self.seen.sealed = sealed;
                Ok(())
            }
            broken @ LedgerState::Broken { .. } => Err(format!("{broken:?}")),
        }
    }

    /// A moderator to read with, signed in or not.
    fn anybody(&self) -> Moderator {
        Moderator {
            site: self.site.id,
            id: self.model.moderators[0].id,
            name: "Ruth".to_owned(),
            role: Role::Operator,
            created_at: crate::OPENING,
        }
    }
}

fn sorted(mut ids: Vec<CommentId>) -> Vec<CommentId> {
    ids.sort();
    ids
}
