//! Measures on commenters: imposed, lifted, confirmed by a second moderator.

use super::model::{Block, Comment, Measure, Target};
use super::player::{Played, Player, answered, code, fault, same};
use comity_actions::{ConfirmSanction, SanctionCommenter};
use comity_model::SanctionKind;

impl Player {
    pub(crate) async fn sanction(
        &mut self,
        moderator: u8,
        pick: u32,
        (kind, days): (SanctionKind, Option<u8>),
        (email, address): (bool, bool),
    ) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        // Half of the measures meet somebody who is silenced already.
        let silenced = |c: &Comment| pick % 2 == 1 || self.model.silenced(c.author).is_some();
        let Some(at) = self.pick(pick, |c| self.is_reader(c.author) && silenced(c)) else { return Ok(()) };
        let comment = self.model.comments[at].clone();
        let case = comity_actions::read_case(&self.app, &session.moderator, comment.id, "en")
            .await
            .map_err(fault)?;
        same!("whether an address is on file", case.has_address, comment.address.is_some());
        let wanted = SanctionCommenter {
            commenter: case.person.id,
            kind,
            days: days.map(u32::from),
            clause: None,
            reason: "Went on after a warning.".to_owned(),
            also_email: email,
            also_address_of: address.then_some(comment.id),
        };
        comity_actions::sanction_commenter(&self.app, &session.moderator, wanted).await.map_err(fault)?;
        self.tell(format!(
            "moderator {by} imposes a {} of {days:?} days on the author of #{at}",
            kind.as_str()
        ));
        self.touch(at);
        let now = self.model.now;
        let until = days.map(|days| now.plus_days(days.into()));
        let commenter = comment.author;
        self.model.measures.push(Measure {
            commenter,
            kind,
            until,
            created_at: now,
            is_lifted: false,
            is_by_ladder: false,
        });
        self.model.decisions += 1;
        let author = self.model.commenters[commenter].email.clone().filter(|_| email);
        let targets = author.map(|email| Target::Email(email.to_lowercase())).into_iter();
        for target in targets.chain(comment.address.filter(|_| address).map(Target::Address)) {
            self.model.blocks.push(Block { target, until, created_at: now, is_lifted: false });
            self.model.decisions += 1;
        }
        Ok(())
    }

    pub(crate) async fn lift_sanction(&mut self, moderator: u8, pick: u32) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        let Some(at) = self.pick(pick, |_| true) else { return Ok(()) };
        let comment = self.model.comments[at].clone();
        let case = comity_actions::read_case(&self.app, &session.moderator, comment.id, "en")
            .await
            .map_err(fault)?;
        let listed = case.person.sanctions;
        let Some(sanction) = listed.get(pick as usize / 7 % listed.len().max(1)) else { return Ok(()) };
        let answer =
            answered(comity_actions::lift_sanction(&self.app, &session.moderator, sanction.id).await)?;
        self.tell(format!("moderator {by} lifts a {}: {}", sanction.kind.as_str(), code(&answer)));
        self.touch(at);
        let found = self.model.measures.iter_mut().find(|measure| {
            measure.commenter == comment.author
                && measure.created_at == sanction.created_at
                && measure.kind == sanction.kind
        });
        let Some(found) = found else { return Err("an unknown measure".to_owned()) };
        same!("lifting", code(&answer), if found.is_lifted { "changed-meanwhile" } else { "ok" });
        self.model.decisions += u64::from(!found.is_lifted);
        found.is_lifted = true;
        Ok(())
    }

    pub(crate) async fn lift_block(&mut self, moderator: u8, pick: u32) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        let Some(at) = self.pick(pick, |_| true) else { return Ok(()) };
        let comment = self.model.comments[at].clone();
        let case = comity_actions::read_case(&self.app, &session.moderator, comment.id, "en")
            .await
            .map_err(fault)?;
        let person = case.person.id;
        let page = comity_actions::read_person(&self.app, &session.moderator, person, None, "en")
            .await
            .map_err(fault)?;
        let targets = self.blocked_targets(comment.author);
        let now = self.model.now;
        let mut own: Vec<_> = self
            .model
            .blocks
            .iter_mut()
            .filter(|block| {
                targets.contains(&block.target)
                    && !block.is_lifted
                    && block.until.is_none_or(|until| now < until)
            })
            .collect();
        same!("blocks that hold", page.blocks.len(), own.len());
        let Some(block) = page.blocks.get(pick as usize / 7 % page.blocks.len().max(1)) else {
            return Ok(());
        };
        let is_email = block.target == comity_model::BlockTarget::Email;
        let answer =
            answered(comity_actions::lift_block(&self.app, &session.moderator, person, block.id).await)?;
        let found = own.iter_mut().find(|known| {
            known.created_at == block.created_at && matches!(known.target, Target::Email(_)) == is_email
        });
        let Some(found) = found else { return Err("an unknown block".to_owned()) };
        found.is_lifted = true;
        self.model.decisions += 1;
        self.tell(format!("moderator {by} lifts a block on an address: {}", code(&answer)));
        self.touch(at);
        same!("lifting a block", code(&answer), "ok");
        Ok(())
    }

    /// A second moderator confirms or declines.
    pub(crate) async fn second(&mut self, moderator: u8, pick: u32, is_confirmed: bool) -> Played {
        let Some((by, session)) = self.session(moderator).await? else { return Ok(()) };
        let listed =
            comity_actions::list_proposals(&self.app, &session.moderator, "en").await.map_err(fault)?;
        let Some(view) = listed.get(pick as usize % listed.len().max(1)) else { return Ok(()) };
        let wanted = ConfirmSanction { proposal: view.proposal.id, is_confirmed, note: String::new() };
        let answer = answered(comity_actions::confirm_sanction(&self.app, &session.moderator, wanted).await)?;
        self.tell(format!("moderator {by} answers a proposal with {is_confirmed}: {}", code(&answer)));
        let (now, comment) = (self.model.now, self.model.find(view.proposal.comment));
        let found = self.model.proposals.iter_mut().find(|known| {
            known.is_open && Some(known.comment) == comment && known.created_at == view.proposal.created_at
        });
        let Some(found) = found else { return Err("an unknown proposal".to_owned()) };
        let expected = if found.by == Some(by) { "second-moderator" } else { "ok" };
        same!("resolving a proposal", code(&answer), expected);
        if expected == "ok" {
            found.is_open = false;
            let (commenter, comment) = (found.commenter, found.comment);
            self.model.decisions += 1;
            if is_confirmed {
                let (kind, until) = (SanctionKind::Block, None);
                let measure = Measure {
                    commenter,
                    kind,
                    until,
                    created_at: now,
                    is_lifted: false,
                    is_by_ladder: false,
                };
                self.model.measures.push(measure);
            }
            self.touch(comment);
        }
        Ok(())
    }
}
