//! Fairness in the archive: names are swapped in what people really wrote.

use comity_actions::{
    ArchiveFairness, CheckDraft, FairnessByPair, PublishPolicy, Published, SwapArchive, SwapNames,
    check_draft, compile_policy, policy_fairness, publish_policy, swap_lists,
};
use comity_model::Outcome;
use comity_testkit::{Newsroom, Person};

/// A policy that holds every comment with one of these words, and its bound.
fn holding(words: &str, bound: &str) -> String {
    format!(
        "# P\n\n## 1. A {{#a}}\n\nProse.\n\n```rules\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"{words}\"]\n\
         then = \"hold\"\n```\n\n```examples\nhold: {words}.\n```\n\n```fairness\n{bound}\n```\n"
    )
}

async fn swapped(newsroom: &Newsroom, source: &str, own: &str, sample: usize) -> FairnessByPair {
    let (app, site) = (newsroom.app.clone(), newsroom.site.id);
    let (source, own) = (source.to_owned(), SwapNames::read(own).unwrap());
    let measured = tokio::task::spawn_blocking(move || {
        let policy = compile_policy(&source, "p.md", &[], "").unwrap();
        let lists = swap_lists(&policy, &own);
        let wanted = SwapArchive { site, policy: &policy, lists: &lists, sample, lets_others_first: true };
        let archive = comity_actions::archive_fairness(&app, &wanted).unwrap();
        policy_fairness(&policy, &lists, None).with_archive(archive)
    });
    measured.await.unwrap()
}

async fn archive(newsroom: &Newsroom, source: &str, own: &str) -> ArchiveFairness {
    swapped(newsroom, source, own, 300).await.archive.unwrap()
}

/// Posts comments of different people.
async fn post(newsroom: &Newsroom, texts: &[&str]) -> Vec<comity_model::CommentId> {
    let mut posted = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        posted.push(newsroom.post(&mut Person::new(&format!("Mara{number}")), text).await.comment);
    }
    posted
}

/// What people wrote of the ones who built the bridge.
const BUILDERS: [&str; 5] = [
    "The Turks built the old bridge, and it still stands.",
    "The Russians built the old bridge for our grandfathers.",
    "My uncle says that the Greeks built the old bridge first.",
    "The Georgians built the old bridge and the tower beside it.",
    "The Iranians built the old bridge, as every child knows.",
];

#[tokio::test]
async fn a_policy_that_singles_out_a_people_in_what_people_wrote_is_not_published() {
    let newsroom = Newsroom::open().await;
    let ids = post(&newsroom, &BUILDERS).await;
    // None of our own texts says so.
    let unfair = holding("greeks built", "flips <= 0.5 %");
    let check = |looks_at_archive| CheckDraft {
        site: newsroom.site.id,
        source: unfair.clone(),
        translations: Vec::new(),
        locale: "en".to_owned(),
        looks_at_archive,
    };
    let while_typing = check_draft(&newsroom.app, check(false)).await.unwrap();
    assert!(while_typing.is_sound() && while_typing.fairness.unwrap().archive.is_none());
    let saved = check_draft(&newsroom.app, check(true)).await.unwrap();
    assert!(saved.errors.is_empty() && !saved.is_sound(), "{saved:?}");

    let publish = PublishPolicy::of_documents(newsroom.site.id, unfair, "p.md", Vec::new());
    let Published::Unfair(fairness) = publish_policy(&newsroom.app, publish).await.unwrap() else {
        panic!("it was published")
    };
    let archive = fairness.archive.as_ref().unwrap();
    assert_eq!((archive.read, archive.naming, archive.sampled, archive.swapped), (5, 5, 5, 5));
    // Sixteen names in five comments; in each, one is held and fifteen are not.
    assert_eq!((fairness.flips, archive.pairs, archive.flips), (0, 5 * 120, 5 * 15));
    assert!((fairness.share - 0.125).abs() < 1e-9 && archive.sets[0].counts, "{fairness:?}");
    assert_eq!(archive.worst.len(), 15);
    assert!(archive.worst.iter().all(|pair| (pair.a == "greeks" || pair.b == "greeks") && pair.flips == 5));
    let greek = archive.texts.iter().find(|text| text.name == "greeks").unwrap();
    assert_eq!((greek.comment.as_str(), greek.outcome.as_str()), (ids[2].to_string().as_str(), "hold"));
    assert_eq!(greek.permalink, format!("/c/bridge-post/{}", ids[2]));
    assert_eq!(greek.odd, [("greeks".to_owned(), "hold".to_owned())]);
    assert!(greek.text.is_empty(), "words of commenters are not kept: {greek:?}");
}

#[test]
fn the_starting_policy_treats_everybody_alike_with_the_scorer_that_comes_along() {
    let policy = compile_policy(comity_actions::STARTING_POLICY, "p.md", &[], "").unwrap();
    let scorer = comity_actions::Scorer::builtin();
    let report = policy_fairness(&policy, &swap_lists(&policy, &[]), Some(&scorer));
    assert!(report.pairs > 4_000 && report.is_fair, "{:?}", report.texts.first());
    assert_eq!((report.flips, report.worst.len()), (0, 0), "{:?}", report.texts.first());
}

#[tokio::test]
async fn one_comment_alone_breaks_no_bound() {
    let newsroom = Newsroom::open().await;
    post(&newsroom, &BUILDERS).await;
    let fairness =
        swapped(&newsroom, &holding("greeks built the old bridge and the tower", "flips <= 0 %"), "", 300)
            .await;
    let archive = fairness.archive.unwrap();
    assert_eq!((archive.flips, archive.sets[0].flipped, archive.sets[0].counts), (15, 1, false));
    assert!(fairness.is_fair && fairness.share < 1e-9);
    assert!(archive.texts[0].text.starts_with("The Georgians built"), "{:?}", archive.texts);
}

#[tokio::test]
async fn only_published_comments_that_attack_nobody_are_swapped() {
    let newsroom = Newsroom::open().await;
    let ids = post(
        &newsroom,
        &[
            "The Turks asked for a new school by the bridge.",
            "All Turks are thieves, every single one of them.",
            "The Turks asked for a new ferry by the bridge.",
            "Nobody is named here but the council of the bridge.",
            "Это русский сосед, и он печёт лучший хлеб на улице.",
        ],
    )
    .await;
    newsroom.decide(ids[2], Outcome::Reject, Some("plain-words")).await.unwrap();
    let found = archive(&newsroom, &holding("blasted", "flips <= 0 %"), "").await;
    assert_eq!((found.read, found.naming, found.sampled, found.swapped), (5, 3, 3, 1), "{found:?}");
    assert_eq!((found.skipped.attacking, found.skipped.unknown_form), (1, 1), "{found:?}");
    assert_eq!((found.pairs, found.flips), (120, 0));
}

#[tokio::test]
async fn the_same_archive_gives_the_same_sample() {
    let newsroom = Newsroom::open().await;
    post(&newsroom, &BUILDERS).await;
    let unfair = holding("greeks built", "flips <= 0.5 %");
    let first = swapped(&newsroom, &unfair, "", 3).await.archive.unwrap();
    assert_eq!((first.naming, first.sampled), (5, 3));
    assert_eq!(swapped(&newsroom, &unfair, "", 3).await.archive.unwrap(), first);
}

#[tokio::test]
async fn a_comment_that_was_posted_twice_is_no_question_of_whom_it_names() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    for _ in 0..2 {
        newsroom.post(&mut mara, BUILDERS[0]).await;
    }
    let repeated = "# P\n\n## 1. A {#a}\n\nProse.\n\n```rules\n[[rule]]\nname = \"repeated_comment\"\nthen = \"hold\"\n```\n\n\
                    ```examples\npublish: Once.\n```\n\n```fairness\nflips <= 0 %\n```\n";
    let found = archive(&newsroom, repeated, "").await;
    assert_eq!((found.swapped, found.flips), (2, 0), "{found:?}");
}

#[tokio::test]
async fn names_of_a_policy_and_of_a_list_are_swapped_too() {
    let newsroom = Newsroom::open().await;
    post(&newsroom, &["The Norlanders built the old bridge, and it still stands."]).await;
    let none = archive(&newsroom, &holding("blasted", "flips <= 1 %"), "").await;
    assert_eq!(none.naming, 0);
    let added = archive(&newsroom, &holding("norlanders", "flips <= 1 %\nen: Norlanders"), "").await;
    assert_eq!((added.swapped, added.pairs, added.flips), (1, 17 * 16 / 2, 16));
    let listed =
        archive(&newsroom, &holding("norlanders", "flips <= 1 %"), "en: Norlanders, Sudrians, turks").await;
    assert_eq!((listed.pairs, listed.flips), (3, 2));
    let places = "en places: Old Ferrytown, Bridgeport";
    post(&newsroom, &["I was born in Old Ferrytown and I miss the river."]).await;
    let towns = archive(&newsroom, &holding("ferrytown", "flips <= 1 %"), places).await;
    assert_eq!((towns.swapped, towns.worst[0].a.as_str()), (1, "Old Ferrytown"));
}
