//! What readers do: they post, once or more often, and post what they were asked about.

use super::model::{Asked, By, Comment, Commenter, Request, Said, Verdict};
use super::player::{Played, Player, answered, code, same};
use super::steps::{Draft, Repeated};
use super::texts::{Kind, Text};
use comity_actions::{PostComment, Posted, Refusal, Speaker};
use comity_model::{CommentState, Outcome, SanctionKind, Timestamp};

/// What the model expects of a submission.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expected {
    Refused(&'static str),
    Silenced(SanctionKind, Option<Timestamp>),
    /// The comment that an earlier submission of the same made.
    Earlier(usize),
    Judged(Verdict),
}

type Answer = Result<Posted, Refusal>;

impl Player {
    pub(crate) fn sign_otherwise(&mut self, person: u8, way: u8) {
        let person = self.person(person);
        match way {
            0 => person.email = None,
            1 => person.email = Some("READER0@example.org".to_owned()),
            2 => person.address = "2001:db8::7".parse().expect("an address"),
            _ => person.name = format!("{} Jr", person.name.trim_end_matches(" Jr")),
        }
        let words = format!("{} signs otherwise: {:?} from {}", person.name, person.email, person.address);
        self.tell(words);
    }

    pub(crate) fn text(&mut self, person: u8, draft: Draft) -> Option<Text> {
        let text = match draft {
            Draft::New { kind, language, names } => Some(Text::of(kind, language, names)),
            Draft::Same => self.person(person).last_text.clone(),
            Draft::Again => self.person(person).last_text.as_ref().map(Text::again),
            Draft::OfAnother { pick } => {
                self.pick(pick, |_| true).map(|at| self.model.comments[at].text.clone())
            }
        }?;
        if !matches!(text.kind, Kind::Empty | Kind::TooLong) {
            self.person(person).last_text = Some(text.clone());
        }
        Some(text)
    }

    pub(crate) async fn post(
        &mut self,
        person: u8,
        (story, parent): (u8, Option<u32>),
        draft: Draft,
        has_submission_key: bool,
        repeated: Repeated,
    ) -> Played {
        let story = usize::from(story) % self.model.stories.len();
        // Mostly under a comment of the same story; now and then one of another story, which must be refused.
        let parent = parent.and_then(|pick| {
            self.pick(pick, |c| {
                (c.story == story && c.state == CommentState::Published) || pick.is_multiple_of(16)
            })
        });
        let Some(text) = self.text(person, draft) else { return Ok(()) };
        let submission = has_submission_key.then(|| self.next_submission());
        let who = self.person(person).clone();
        let request = Request {
            key: who.key,
            name: who.name,
            email: who.email,
            address: who.address,
            story,
            parent,
            text,
            submission,
            confirm: None,
        };
        if repeated == Repeated::AtOnce {
            return self.post_at_once(person, &request).await;
        }
        self.send(person, &request).await?;
        match repeated {
            Repeated::AfterSecs(secs) => {
                self.pass(secs * 1_000_000);
                self.tell(format!("  and once more after {secs} s"));
                self.send(person, &request).await
            }
            Repeated::TakenBack => {
                let key = self.person(person).key.clone();
                let is_own = |c: &Comment| key.is_some() && self.model.commenters[c.author].key == key;
                let Some(last) = self.model.comments.last().filter(|c| is_own(c)).map(|c| c.id) else {
                    return Ok(());
                };
                let Some(at) = self.model.find(last) else { return Ok(()) };
                self.pass(2_000_000);
                self.take_back(at, person).await?;
                self.pass(2_000_000);
                self.send(person, &Request { key, submission: None, ..request }).await
            }
            Repeated::Once | Repeated::AtOnce => Ok(()),
        }
    }

    /// Everybody in it is somebody else, with nothing in the browser.
    pub(crate) async fn crowd(&mut self, (story, parent): (u8, Option<u32>), people: u8) -> Played {
        let parent = parent.and_then(|pick| self.pick(pick, |c| c.state == CommentState::Published));
        let story = parent.map_or(usize::from(story), |parent| self.model.comments[parent].story);
        for number in 0..people {
            let names = (self.model.comments.len() + self.model.refused_marks.len()) as u64;
            let address = std::net::IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, number));
            let request = Request {
                key: None,
                name: "Passer-by".to_owned(),
                email: None,
                address,
                story,
                parent,
                text: Text::of(Kind::Clean, number, 0x0010_0000 + names),
                submission: None,
                confirm: None,
            };
            self.pass(1_001);
            self.send(super::steps::PEOPLE, &request).await?;
        }
        Ok(())
    }

    pub(crate) async fn confirm(&mut self, person: u8, is_changed: bool) -> Played {
        let Some((asked, text, parent)) = self.person(person).asked.take() else { return Ok(()) };
        let who = self.person(person).clone();
        let text = if is_changed { text.again() } else { text };
        let request = Request {
            key: who.key,
            name: who.name,
            email: who.email,
            address: who.address,
            story: asked.story,
            parent,
            text,
            submission: None,
            confirm: Some(asked),
        };
        self.send(person, &request).await
    }

    /// Sends a request, and compares the answer.
    async fn send(&mut self, person: u8, request: &Request) -> Played {
        let (author, expected) = self.expect(request);
        let answer = answered(comity_actions::post_comment(&self.app, self.wire(request)).await)?;
        self.take(person, request, (author, expected), &answer)
    }

    /// Two clicks at the same moment: together they do what one does, and both get its answer.
    async fn post_at_once(&mut self, person: u8, request: &Request) -> Played {
        let (author, expected) = self.expect(request);
        let (app, wire) = (&self.app, || self.wire(request));
        let (one, other) = tokio::join!(
            comity_actions::post_comment(app, wire()),
            comity_actions::post_comment(app, wire())
        );
        let (one, other) = (answered(one)?, answered(other)?);
        self.tell("two clicks at once:");
        same!("two clicks get the same kind of answer", code(&one), code(&other));
        let comment = |answer: &Answer| match answer {
            Ok(posted) => Some(posted.comment),
            Err(Refusal::RejectedByPolicy(refused)) => refused.comment,
            Err(_) => None,
        };
        same!("two clicks make one comment", comment(&one), comment(&other));
        self.take(person, request, (author, expected), &one)
    }

    fn wire(&self, request: &Request) -> PostComment {
        PostComment {
            site: self.site.id,
            story_key: self.model.stories[request.story].key.clone(),
            story_seed: None,
            parent: request.parent.map(|parent| self.model.comments[parent].id),
            speaker: Speaker { guest_key: request.key.clone() },
            address: Some(request.address),
            name: request.name.clone(),
            email: request.email.clone(),
            text: request.text.body.clone(),
            submission_key: request.submission.clone(),
            locale: "en".to_owned(),
            confirm: request.confirm.as_ref().map(|asked| asked.draft),
        }
    }

    /// What was sent without a key, and the minute where nothing else tells two submissions apart.
    fn first_sent(&self, request: &Request) -> (String, Option<i64>) {
        let Request { name, email, address, story, text, submission, .. } = request;
        let sent = format!("{name}/{email:?}/{address}/{story}/{}/{submission:?}", text.body);
        (sent, submission.is_none().then(|| self.model.now.as_secs() / 60))
    }

    /// Who sends a request, and what must come of it.
    fn expect(&self, request: &Request) -> (Option<usize>, Expected) {
        let model = &self.model;
        let author = match &request.key {
            Some(key) => model.commenters.iter().position(|one| one.key.as_ref() == Some(key)),
            None => {
                let (sent, minute) = self.first_sent(request);
                model.commenters.iter().position(|one| {
                    one.first_sent.as_ref().is_some_and(|(known, at)| {
                        *known == sent && (*at == minute || *at == minute.map(|minute| minute - 1))
                    })
                })
            }
        };
        if let Kind::Empty = request.text.kind {
            return (author, Expected::Refused("text-empty"));
        }
        if let Kind::TooLong = request.text.kind {
            return (author, Expected::Refused("text-too-long"));
        }
        if let Some(author) = author {
            let mut own: Vec<usize> = model.by_time(|at| model.comments[at].author == author);
            let earlier = if request.submission.is_some() {
                own.into_iter().find(|at| model.comments[*at].submission == request.submission)
            } else {
                own.pop().filter(|at| {
                    let last = &model.comments[*at];
                    last.story == request.story
                        && last.parent == request.parent
                        && last.text.body == request.text.body
                        && last.created_at >= model.now.plus_secs(-60)
                        && last.state != CommentState::Withdrawn
                })
            };
            if let Some(earlier) = earlier {
                return (Some(author), Expected::Earlier(earlier));
            }
            if let Some((kind, until)) = model.silenced(author) {
                return (Some(author), Expected::Silenced(kind, until));
            }
        }
        let is_open =
            |parent: usize| model.is_published(parent) && model.comments[parent].story == request.story;
        if request.parent.is_some_and(|parent| !is_open(parent)) {
            return (author, Expected::Refused("parent-not-open"));
        }
        let is_confirmed = request.confirm.as_ref().is_some_and(|asked| {
            Some(asked.commenter) == author && asked.story == request.story && asked.body == request.text.body
        });
        let verdict = model.verdict(&request.text, author, None, is_confirmed);
        let addresses = (request.email.as_deref(), request.address);
        match model.judged(verdict, request.story, author, addresses) {
            Err(code) => (author, Expected::Refused(code)),
            Ok(verdict) => (author, Expected::Judged(verdict)),
        }
    }

    /// Compares an answer with what was expected, and lets the model do the same.
    fn take(
        &mut self,
        person: u8,
        request: &Request,
        (author, expected): (Option<usize>, Expected),
        answer: &Answer,
    ) -> Played {
        let who = self.person(person).name.clone();
        let (kind, key) = (request.text.kind, &self.model.stories[request.story].key);
        let words =
            format!("{who} posts {kind:?} under {key}, answering {:?}: {}", request.parent, code(answer));
        self.tell(words);
        let refused_mark = request.text.mark.clone();
        match &expected {
            Expected::Refused(expected) => {
                same!("a submission is refused", code(answer), *expected);
                if let Err(Refusal::TextTooLong { limit }) = answer {
                    same!("the limit that is told", *limit, super::rules::MAX_CHARS);
                }
                self.model.refused_marks.push(refused_mark);
            }
            Expected::Silenced(kind, until) => {
                let told = match answer {
                    Err(Refusal::CommenterBlocked { until, .. }) => Some((SanctionKind::Block, *until)),
                    Err(Refusal::CommenterPaused { until, .. }) => Some((SanctionKind::Pause, *until)),
                    _ => None,
                };
                same!(format!("the person is silenced ({})", code(answer)), told, Some((*kind, *until)));
                self.model.refused_marks.push(refused_mark);
            }
            Expected::Earlier(earlier) => {
                let comment = &self.model.comments[*earlier];
                let (id, key) = match answer {
                    Ok(posted) => (Some(posted.comment), &posted.guest_key),
                    Err(Refusal::RejectedByPolicy(refused)) => (refused.comment, &refused.guest_key),
                    Err(other) => {
                        return Err(format!("an earlier submission was expected: {}", other.code()));
                    }
                };
                same!("the comment of the earlier submission", id, Some(comment.id));
                same!("the key", Some(key), self.model.commenters[comment.author].key.as_ref());
                let is_rejected = comment.state == CommentState::Rejected;
                same!("whether it is rejected", answer.is_err(), is_rejected);
                let key = key.clone();
                self.person(person).key = Some(key);
            }
            Expected::Judged(verdict) => {
                let (outcome, told) = match answer {
                    Ok(posted) => {
                        (posted.state, Some((posted.comment, &posted.guest_key, &posted.status_token)))
                    }
                    Err(Refusal::RejectedByPolicy(refused)) => {
                        let (Some(id), Some(token)) = (refused.comment, &refused.status_token) else {
                            return Err("a rejected comment has an id and a status".to_owned());
                        };
                        (CommentState::Rejected, Some((id, &refused.guest_key, token)))
                    }
                    Err(Refusal::Asked(_)) => (CommentState::Erased, None),
                    Err(other) => return Err(format!("refused with {}; {verdict:?} expected", other.code())),
                };
                // Nothing is erased here, so the word stands for "asked".
                let expected = match verdict.outcome {
                    Outcome::Publish | Outcome::Note => CommentState::Published,
                    Outcome::Ask => CommentState::Erased,
                    Outcome::Hold => CommentState::Held,
                    Outcome::Reject => CommentState::Rejected,
                };
                same!(format!("the verdict on {kind:?}: {verdict:?}"), outcome, expected);
                let guest_key = match answer {
                    Err(Refusal::Asked(asked)) => asked.guest_key.clone(),
                    _ => told.map(|(_, key, _)| key.clone()).unwrap_or_default(),
                };
                let author = self.author(author, request, &guest_key)?;
                self.person(person).key = Some(guest_key);
                if let (Err(Refusal::Asked(refused)), Some(draft)) = (answer, answer_draft(answer)) {
                    let (commenter, story, body) = (author, request.story, refused.text.clone());
                    let asked = Asked { draft, commenter, story, body, at: self.model.now };
                    self.person(person).asked = Some((asked, request.text.clone(), request.parent));
                    self.model.refused_marks.push(refused_mark);
                }
                if let Some((id, _, token)) = told {
                    self.insert(request, author, verdict, (id, token.clone()));
                }
            }
        }
        Ok(())
    }

    /// The commenter, as the newsroom knows somebody once a text was judged.
    fn author(&mut self, known: Option<usize>, request: &Request, guest_key: &str) -> Result<usize, String> {
        let author = match known {
            Some(author) => author,
            None => {
                let first_sent = request.key.is_none().then(|| self.first_sent(request));
                let key = request.key.clone().or_else(|| Some(guest_key.to_owned()));
                self.model.commenters.push(Commenter { key, email: None, first_sent });
                self.model.commenters.len() - 1
            }
        };
        let commenter = &mut self.model.commenters[author];
        if commenter.key.as_deref() != Some(guest_key) {
            return Err(format!("another key came back than {:?}", commenter.key));
        }
        commenter.email = request.email.clone().or(commenter.email.clone());
        Ok(author)
    }

    fn insert(
        &mut self,
        request: &Request,
        author: usize,
        verdict: &Verdict,
        (id, token): (comity_model::CommentId, String),
    ) {
        let now = self.model.now;
        let state = state_of(verdict.outcome);
        let said = self.policy_said(verdict);
        self.model.comments.push(Comment {
            id,
            story: request.story,
            parent: request.parent,
            author,
            state,
            text: request.text.clone(),
            earlier_marks: Vec::new(),
            created_at: now,
            edited_at: None,
            submission: request.submission.clone(),
            address: Some(request.address),
            said: vec![said],
            reports: Vec::new(),
            noted: (verdict.outcome == Outcome::Note).then_some((now, None)),
            is_stopped: false,
            status_token: Some(token),
            source_id: None,
        });
        self.model.decisions += 1;
        let at = self.model.comments.len() - 1;
        if verdict.outcome == Outcome::Reject && self.model.rules().is_strike(verdict.clause) {
            self.model.climb(at, None);
        }
        self.touch(at);
    }

    pub(crate) fn policy_said(&self, verdict: &Verdict) -> Said {
        Said {
            by: By::Policy,
            outcome: Some(verdict.outcome),
            effect: verdict.outcome.as_str(),
            clause: verdict.clause.map(str::to_owned),
            rule: verdict.rule.map(str::to_owned),
            version: Some(self.model.version()),
            at: self.model.now,
        }
    }

    pub(crate) fn touch(&mut self, comment: usize) {
        self.touched.insert(self.model.comments[comment].story);
        self.touched_comments.insert(comment);
    }

    /// A person whose browser holds the key of a comment's author.
    pub(crate) fn holder(&self, comment: usize) -> Option<usize> {
        let key = self.model.commenters[self.model.comments[comment].author].key.as_ref()?;
        self.people.iter().position(|person| person.key.as_ref() == Some(key))
    }
}

/// A decision that judges nothing.
pub(crate) fn said_otherwise(by: By, effect: &'static str, at: Timestamp) -> Said {
    Said { by, outcome: None, effect, clause: None, rule: None, version: None, at }
}

pub(crate) fn state_of(outcome: Outcome) -> CommentState {
    match outcome {
        Outcome::Publish | Outcome::Note => CommentState::Published,
        Outcome::Ask | Outcome::Hold => CommentState::Held,
        Outcome::Reject => CommentState::Rejected,
    }
}

fn answer_draft(answer: &Answer) -> Option<comity_model::DraftId> {
    match answer {
        Err(Refusal::Asked(asked)) => asked.draft,
        _ => None,
    }
}
