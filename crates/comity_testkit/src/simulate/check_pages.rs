//! The pages of a thread against the model: every order, every cursor, everything once.

use super::player::{Played, Player, fault, same};
use comity_actions::{CommentView, ReadThread, Shown, Sort};
use comity_model::{CommentId, CommentState};

/// Pages that a walk may have; more means that a cursor goes in circles.
const MAX_PAGES: usize = 200;

/// A comment as a page shows it.
pub(crate) type Flat = (CommentId, Option<u64>, Shown, Option<CommentId>);

impl Player {
    pub(crate) async fn check_story(&mut self, story: usize, sort: Sort) -> Played {
        let key = self.model.stories[story].key.clone();
        let query =
            |after, under| ReadThread { site: self.site.id, story_key: key.clone(), sort, after, under };
        let (mut tops, mut shown): (Vec<Flat>, Vec<Flat>) = (Vec::new(), Vec::new());
        let mut further = Vec::new();
        let mut after = None;
        for page in 0.. {
            if page == MAX_PAGES {
                return Err(format!("the pages of {key} by {sort:?} never end"));
            }
            let page = comity_actions::read_thread(&self.app, query(after, None)).await.map_err(fault)?;
            self.check_hidden(&format!("the page of {key}"), &page)?;
            let published = self
                .model
                .by_time(|at| self.model.comments[at].story == story && self.model.is_published(at));
            same!("the number above a thread", page.total_published, published.len() as u64);
            let is_open =
                self.model.is_story_open(story) && self.model.site != comity_model::SiteState::Closed;
            same!("whether a story is open", page.is_open, is_open);
            for branch in &page.branches {
                tops.push((branch.id, branch.number, branch.shown, branch.parent));
                let before = shown.len();
                self.flatten(branch, &mut shown, &mut further)?;
                let replies =
                    shown[before..].iter().filter(|(id, _, how, _)| *how == Shown::Full && *id != branch.id);
                let cut: u64 = cut_off(branch);
                let all = self.model.find(branch.id).map_or(0, |top| self.model.replies(top)) as u64;
                same!("replies shown and not shown", replies.count() as u64 + cut, all);
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        same!(
            format!("top-level comments of {key} by {}", sort.as_str()),
            tops,
            self.expected_tops(story, sort)
        );
        once(&shown, "a thread")?;
        // What is cut off stands on pages of its own.
        for under in further {
            self.check_below(story, under, sort, &mut shown).await?;
        }
        let mut found: Vec<CommentId> =
            shown.iter().filter(|(_, _, how, _)| *how == Shown::Full).map(|(id, ..)| *id).collect();
        found.sort();
        found.dedup();
        let mut published: Vec<CommentId> = self
            .model
            .by_time(|at| self.model.comments[at].story == story && self.model.is_published(at))
            .into_iter()
            .map(|at| self.model.comments[at].id)
            .collect();
        published.sort();
        same!(format!("published comments of {key}"), found, published);
        self.check_feed(Some(story)).await
    }

    fn expected_tops(&self, story: usize, sort: Sort) -> Vec<Flat> {
        let model = &self.model;
        let all =
            model.by_time(|at| model.comments[at].story == story && model.comments[at].parent.is_none());
        let numbered = all.iter().enumerate().map(|(place, at)| (place as u64 + 1, *at));
        let mut visible: Vec<(u64, usize)> =
            numbered.filter(|(_, at)| model.is_published(*at) || model.replies(*at) > 0).collect();
        match sort {
            Sort::Oldest => {}
            Sort::Newest => visible.reverse(),
            Sort::MostReplied | Sort::MostReacted => {
                visible.reverse();
                visible.sort_by_key(|(_, at)| std::cmp::Reverse(model.replies(*at)));
            }
        }
        let flat = |(number, at): (u64, usize)| {
            let comment = &model.comments[at];
            (comment.id, Some(number), shown_as(comment.state), None)
        };
        visible.into_iter().map(flat).collect()
    }

    /// Checks each comment of a branch and notes where more of it stands.
    pub(crate) fn flatten(
        &self,
        view: &CommentView,
        into: &mut Vec<Flat>,
        further: &mut Vec<CommentId>,
    ) -> Played {
        let Some(at) = self.model.find(view.id) else { return Err(format!("{} is not known", view.id)) };
        let comment = &self.model.comments[at];
        same!(format!("how #{at} is shown"), view.shown, shown_as(comment.state));
        same!(format!("the depth of #{at}"), view.depth, self.model.depth(at));
        same!(format!("what #{at} answers"), view.parent, comment.parent.map(|p| self.model.comments[p].id));
        if view.shown == Shown::Full {
            same!(format!("the text of #{at}"), view.html.contains(&comment.text.mark), true);
            same!(format!("when #{at} was edited"), view.edited_at, comment.edited_at);
        } else {
            same!(
                format!("what is left of #{at}"),
                (view.html.as_str(), view.author_name.as_str()),
                ("", "")
            );
        }
        into.push((view.id, view.number, view.shown, view.parent));
        if view.continues || view.more_replies > 0 {
            further.push(view.id);
        }
        let times = view.replies.iter().map(|reply| (reply.created_at, reply.id));
        same!(format!("replies to #{at} stand by time"), times.clone().is_sorted(), true);
        view.replies.iter().try_for_each(|reply| self.flatten(reply, into, further))
    }

    /// The pages below one comment: everything once, and deeper pages where they are cut again.
    async fn check_below(&self, story: usize, under: CommentId, sort: Sort, shown: &mut Vec<Flat>) -> Played {
        let mut waiting = vec![under];
        let mut pages = 0;
        while let Some(under) = waiting.pop() {
            let (mut below, mut after) = (Vec::new(), None);
            loop {
                pages += 1;
                if pages == MAX_PAGES {
                    return Err(format!("the pages below {under} never end"));
                }
                let key = self.model.stories[story].key.clone();
                let query =
                    ReadThread { site: self.site.id, story_key: key, sort, after, under: Some(under) };
                let page = comity_actions::read_thread(&self.app, query).await.map_err(fault)?;
                self.check_hidden("a page below a comment", &page)?;
                let mut further = Vec::new();
                let before = below.len();
                for branch in &page.branches {
                    self.flatten(branch, &mut below, &mut further)?;
                }
                // The comment itself heads each of its pages.
                if before > 0 && below.len() > before {
                    below.remove(before);
                }
                waiting.extend(further.into_iter().filter(|one| *one != under));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            once(&below, "pages below a comment")?;
            shown.extend(below);
        }
        Ok(())
    }
}

fn shown_as(state: CommentState) -> Shown {
    match state {
        CommentState::Published => Shown::Full,
        CommentState::Withdrawn => Shown::Withdrawn,
        CommentState::Rejected | CommentState::Erased => Shown::Removed,
        CommentState::Held => Shown::NotShown,
    }
}

/// Published replies that are not on the page.
fn cut_off(view: &CommentView) -> u64 {
    view.more_replies + view.replies.iter().map(cut_off).sum::<u64>()
}

fn once(shown: &[Flat], what: &str) -> Played {
    let mut ids: Vec<CommentId> = shown.iter().map(|(id, ..)| *id).collect();
    ids.sort();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        None => Ok(()),
        Some(pair) => Err(format!("{what}: {} is listed twice", pair[0])),
    }
}
