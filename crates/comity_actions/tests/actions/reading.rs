//! Reading: who sees what, pages, orders, numbers, feeds, counts.

use comity_actions::{Shown, Sort};
use comity_model::{CommentState, Outcome};
use comity_testkit::{Newsroom, Person};

#[tokio::test]
async fn nobody_but_its_author_sees_a_held_comment() {
    let newsroom = Newsroom::open().await;
    let (mut mara, mut ilya) = (Person::new("Mara"), Person::new("Ilya"));
    newsroom.post(&mut ilya, "Something else.").await;
    let posted = newsroom.post(&mut mara, "To be held.").await;
    newsroom.decide(posted.comment, Outcome::Hold, None).await.unwrap();

    let page = newsroom.thread(Sort::Newest).await;
    assert_eq!(page.branches.len(), 1);
    let feed = comity_actions::read_feed(&newsroom.app, newsroom.site.id, None, 50).await.unwrap();
    assert!(feed.iter().all(|entry| entry.comment != posted.comment));
    assert!(comity_actions::locate_comment(&newsroom.app, newsroom.site.id, posted.comment).await.is_err());
    let counts =
        comity_actions::count_comments(&newsroom.app, newsroom.site.id, vec!["bridge".into()]).await.unwrap();
    assert_eq!(counts, [1]);

    let mine = |who: Person| {
        let app = newsroom.app.clone();
        let site = newsroom.site.id;
        async move { comity_actions::read_mine(&app, site, "bridge", &who.speaker(), "en").await.unwrap() }
    };
    assert_eq!(mine(mara).await[0].state, CommentState::Held);
    assert!(mine(ilya).await.iter().all(|own| own.id != posted.comment));
}

#[tokio::test]
async fn pages_hold_twenty_branches_and_their_numbers_run_on() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    for n in 1..=45 {
        newsroom.post(&mut mara, &format!("Comment number {n}.")).await;
    }
    for (sort, expected) in
        [(Sort::Oldest, (1..=45).collect::<Vec<u64>>()), (Sort::Newest, (1..=45).rev().collect())]
    {
        let (mut numbers, mut after, mut pages) = (Vec::new(), None, 0);
        loop {
            let page = newsroom.page(sort, after, None).await;
            assert!(page.branches.len() <= 20);
            numbers.extend(page.branches.iter().filter_map(|b| b.number));
            pages += 1;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!((numbers, pages), (expected, 3), "{sort:?}");
    }
}

#[tokio::test]
async fn a_hidden_comment_leaves_a_gap_in_the_numbers() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    newsroom.post(&mut mara, "One.").await;
    let second = newsroom.post(&mut mara, "Two.").await;
    newsroom.post(&mut mara, "Three.").await;
    newsroom.decide(second.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    let numbers =
        |page: comity_actions::ThreadPage| page.branches.iter().filter_map(|b| b.number).collect::<Vec<_>>();
    assert_eq!(numbers(newsroom.thread(Sort::Oldest).await), [1, 3]);
    assert_eq!(numbers(newsroom.thread(Sort::Newest).await), [3, 1]);
}

#[tokio::test]
async fn a_page_holds_sixty_comments_and_says_how_many_more_there_are() {
    let newsroom = Newsroom::open().await;
    let (mut mara, mut ilya) = (Person::new("Mara"), Person::new("Ilya"));
    let top = newsroom.post(&mut mara, "A question.").await;
    for n in 0..80 {
        newsroom.reply(&mut ilya, top.comment, &format!("Answer {n}.")).await;
    }
    let page = newsroom.thread(Sort::Newest).await;
    let branch = &page.branches[0];
    assert_eq!((branch.replies.len(), branch.more_replies), (59, 21));

    let (mut seen, mut after) = (0, None);
    loop {
        let page = newsroom.page(Sort::Newest, after, Some(top.comment)).await;
        seen += page.branches[0].replies.len();
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, 80);
}

#[tokio::test]
async fn from_depth_six_on_a_branch_continues_on_its_own_page() {
    let newsroom = Newsroom::open().await;
    let mut people = [Person::new("Mara"), Person::new("Ilya")];
    let mut last = newsroom.post(&mut people[0], "Depth 0.").await;
    for depth in 1..=8 {
        last = newsroom.reply(&mut people[depth % 2], last.comment, &format!("Depth {depth}.")).await;
    }
    let mut view = &newsroom.thread(Sort::Newest).await.branches[0];
    let mut depth = 0;
    while let Some(reply) = view.replies.first() {
        (view, depth) = (reply, depth + 1);
    }
    assert_eq!((depth, view.continues, view.more_replies), (5, true, 3));
    let page = newsroom.page(Sort::Newest, None, Some(view.id)).await;
    assert!(page.branches[0].replies[0].html.contains("Depth 6."));
    let place = comity_actions::locate_comment(&newsroom.app, newsroom.site.id, last.comment).await.unwrap();
    let page = newsroom.page(Sort::Newest, None, Some(place.under)).await;
    let mut all = vec![page.branches[0].clone()];
    let mut found = false;
    while let Some(view) = all.pop() {
        found |= view.id == last.comment;
        all.extend(view.replies);
    }
    assert!(found, "the permalink's page shows the comment");
}

#[tokio::test]
async fn a_rejected_parent_shows_only_its_place() {
    let newsroom = Newsroom::open().await;
    let (mut mara, mut ilya) = (Person::new("Mara"), Person::new("Ilya"));
    let top = newsroom.post(&mut mara, "To be removed.").await;
    newsroom.reply(&mut ilya, top.comment, "A reply that stays.").await;
    newsroom.decide(top.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    let branch = &newsroom.thread(Sort::MostReplied).await.branches[0];
    assert_eq!((branch.shown, branch.html.as_str(), branch.author_name.as_str()), (Shown::Removed, "", ""));
    assert!(branch.replies[0].html.contains("stays"));
}

#[tokio::test]
async fn most_replied_counts_published_replies_only() {
    let newsroom = Newsroom::open().await;
    let (mut mara, mut ilya) = (Person::new("Mara"), Person::new("Ilya"));
    let first = newsroom.post(&mut mara, "First.").await;
    let second = newsroom.post(&mut mara, "Second.").await;
    let gone = newsroom.reply(&mut ilya, first.comment, "One.").await;
    let also_gone = newsroom.reply(&mut ilya, first.comment, "Two.").await;
    newsroom.reply(&mut ilya, second.comment, "Three.").await;
    for reply in [gone, also_gone] {
        newsroom.decide(reply.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    }
    let page = newsroom.thread(Sort::MostReplied).await;
    assert_eq!(page.branches[0].id, second.comment);
    assert_eq!(page.branches[1].number, Some(1));
}

#[tokio::test]
async fn replies_that_come_meanwhile_move_no_branch_to_a_page_that_was_read() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let mut posted = Vec::new();
    for n in 1..=25 {
        posted.push(newsroom.post(&mut mara, &format!("Comment number {n}.")).await.comment);
    }
    newsroom.reply(&mut mara, posted[9], "An early reply.").await;
    let first = newsroom.page(Sort::MostReplied, None, None).await;
    assert_eq!(first.branches[0].id, posted[9]);
    newsroom.clock.advance_micros(1);
    newsroom.reply(&mut mara, posted[0], "A reply to a branch that nobody has come to.").await;
    let second = newsroom.page(Sort::MostReplied, first.next.clone(), None).await;
    let mut shown: Vec<_> = first.branches.iter().chain(&second.branches).map(|branch| branch.id).collect();
    shown.sort();
    posted.sort();
    assert_eq!(shown, posted);
    assert_eq!(second.branches.iter().map(|branch| branch.replies.len()).sum::<usize>(), 1);
}
