//! Commands as an operator types them: a mistyped folder, a copy that is none, lists as data.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output};

#[test]
fn a_mistyped_folder_is_refused_by_every_command_that_reads() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("comity-dta");
    let copy = folder.path().join("copy.sqlite");
    for words in [
        &["backup", copy.to_str().unwrap()][..],
        &["export"],
        &["ledger", "verify"],
        &["site", "list"],
        &["story", "list"],
        &["moderator", "list"],
        &["policy", "show"],
        &["key", "list"],
    ] {
        let said = no(&data, words);
        assert!(said.contains("there is no newsroom in") && said.contains("comity-dta"), "{words:?}: {said}");
    }
    assert!(!data.exists() && !copy.exists());
}

#[test]
fn a_lost_key_is_not_replaced_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let warned = |words: &[&str]| String::from_utf8(run(data, words).stderr).unwrap().contains("secret.key");
    assert!(!warned(&["site", "add", "main"]));
    std::fs::remove_file(data.join("secret.key")).unwrap();
    assert!(warned(&["site", "list"]));
    assert!(!warned(&["site", "list"]));
}

#[test]
fn the_address_of_a_story_that_serve_prints_can_be_opened_whatever_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    yes(data, &["site", "add", "main"]);
    yes(data, &["story", "add", "https://lock.example/1", "--headline", "The lock"]);
    let mut serving = Command::new(env!("CARGO_BIN_EXE_comity"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(serving.stdout.take().unwrap()).lines();
    let line = lines.map_while(Result::ok).find(|line| line.trim_start().starts_with("a story"));
    serving.kill().unwrap();
    serving.wait().unwrap();
    assert!(
        line.as_ref().is_some_and(|line| line.ends_with("/s/main/https%3A%2F%2Flock.example%2F1")),
        "{line:?}"
    );
}

#[test]
fn a_site_is_added_with_all_its_settings_and_lists_are_data() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let settings = ["--name", "The Bridge Post", "--origin", "https://bridge.example", "--edit-window", "60"];
    let more = ["--close-after-days", "14", "--email-required", "false"];
    yes(data, &[&["site", "add", "bridge"][..], &settings, &more].concat());
    let sites: Value = serde_json::from_str(&yes(data, &["site", "list", "--json"])).unwrap();
    assert_eq!(sites[0]["origins"][0], "https://bridge.example");
    assert_eq!(
        (&sites[0]["edit_window_secs"], &sites[0]["close_after_days"], &sites[0]["email_required"]),
        (&60.into(), &14.into(), &false.into())
    );
    assert!(no(data, &["site", "add", "bridge"]).contains("there is a site `bridge` already"));

    yes(data, &["story", "add", "opening", "--headline", "The bridge opens"]);
    assert!(
        no(data, &["story", "add", "opening", "--headline", "Again"]).contains("there is a story `opening`")
    );
    let script = ["story", "add", "x", "--headline", "X", "--url", "javascript:alert(1)"];
    assert!(no(data, &script).contains("is not the address of a page"));
    for key in ["", " x", "..", &"x".repeat(256)] {
        let said = no(data, &["story", "add", key, "--headline", "X"]);
        assert!(said.contains("cannot be a story's key"), "{key}: {said}");
    }
    assert!(no(data, &["story", "add", "x", "--headline", " "]).contains("the headline is empty"));
    let tagged = ["story", "add", "x", "--headline", "X", "--language", "armenian"];
    assert!(no(data, &tagged).contains("`armenian` is no language tag"));
    let stories: Value = serde_json::from_str(&yes(data, &["story", "list", "--json"])).unwrap();
    assert_eq!((stories.as_array().unwrap().len(), &stories[0]["key"]), (1, &"opening".into()));

    let unsaid = yes(data, &["moderator", "add", "Ruth Anders"]);
    assert!(
        unsaid.contains("http://127.0.0.1:7733/console/sign-in/") && unsaid.contains("--public-url"),
        "{unsaid}"
    );
    let link = |more: &[&str]| yes(data, &[&["moderator", "link", "Ruth Anders"], more].concat());
    let listening = link(&["--listen", "127.0.0.1:8001"]);
    assert!(listening.contains("http://127.0.0.1:8001/console/sign-in/"), "{listening}");
    assert!(!listening.contains("--public-url"), "{listening}");
    std::fs::write(data.join("comity.toml"), "[server]\npublic_url = \"https://talk.example.org/\"\n")
        .unwrap();
    let public = link(&[]);
    assert!(public.contains(" https://talk.example.org/console/sign-in/"), "{public}");
    let moderators: Value = serde_json::from_str(&yes(data, &["moderator", "list", "--json"])).unwrap();
    assert_eq!(moderators[0]["name"], "Ruth Anders");
}

#[test]
fn every_command_that_takes_json_answers_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let json = |words: &[&str]| -> Value {
        let said = yes(&data, &[words, &["--json"]].concat());
        serde_json::from_str(&said).unwrap_or_else(|_| panic!("{words:?}: {said}"))
    };
    let file = |name: &str| folder.path().join(name).display().to_string();
    assert_eq!(json(&["site", "add", "main"])["key"], "main");
    assert_eq!(json(&["site", "set", "--close-after-days", "9"])["close_after_days"], 9);
    assert_eq!(json(&["story", "add", "opening", "--headline", "The bridge opens"])["key"], "opening");
    let added = json(&["moderator", "add", "Ruth Anders", "--role", "editor"]);
    assert_eq!((&added["name"], &added["role"]), (&"Ruth Anders".into(), &"editor".into()));
    assert!(added["link"].as_str().unwrap().starts_with("http://127.0.0.1:7733/console/sign-in/"), "{added}");
    assert_eq!(json(&["moderator", "link", "Ruth Anders"])["id"], added["id"]);
    json(&["moderator", "add", "Tomas"]);
    assert_eq!(json(&["moderator", "remove", "Tomas"])["name"], "Tomas");
    let policy = json(&["policy", "show"]);
    assert!(policy["source"].as_str().unwrap().contains("# ") && policy["translations"]["hy"].is_string());
    let (archive, copy) = (file("archive.ndjson"), file("copy.sqlite"));
    assert_eq!(json(&["export", "--output", &archive])["stories"], 1);
    assert_eq!(json(&["backup", &copy])["copied_to"], Value::from(copy.clone()));
    assert!(json(&["restore", &copy])["kept_as"].is_string());
    json(&["key", "create", "Sports desk bot"]);
    assert_eq!(json(&["key", "revoke", "Sports desk bot"])["revoked"], true);
    assert_eq!(json(&["feedback", "forget", "--client-token", "nobody"])["forgotten"], 0);
}

#[test]
fn a_moderator_is_removed_by_name_or_by_id_and_never_the_last_one() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    yes(data, &["site", "add", "main"]);
    yes(data, &["moderator", "add", "Ruth Anders", "--role", "editor"]);
    assert!(no(data, &["moderator", "remove", "Ruth Anders"]).contains("Somebody has to stay"));
    yes(data, &["moderator", "add", "Tomas"]);
    let taken = no(data, &["moderator", "add", "tomas "]);
    assert!(taken.contains("Somebody here is called that already"), "{taken}");
    assert!(yes(data, &["moderator", "list"]).contains("not signed in at the moment"));
    assert!(no(data, &["moderator", "remove", "Nobody"]).contains("there is no moderator `Nobody`"));
    let listed = || -> Value { serde_json::from_str(&yes(data, &["moderator", "list", "--json"])).unwrap() };
    let id = listed()[1]["id"].as_str().unwrap().to_owned();
    yes(data, &["moderator", "remove", &id]);
    yes(data, &["moderator", "add", "Tomas"]);
    assert!(
        yes(data, &["moderator", "remove", "Tomas"]).contains("Tomas may not sign in to `main` any more")
    );
    assert_eq!(listed().as_array().unwrap().len(), 1);
    yes(data, &["ledger", "verify"]);
}

#[test]
fn a_language_that_the_pages_do_not_speak_is_refused_with_those_that_they_do() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let said = no(&data, &["site", "add", "main", "--locale", "armenain"]);
    assert!(said.contains("“armenain”. Did you mean hy?") && said.contains("en, hy, az"), "{said}");
    assert!(!data.exists(), "nothing was made");

    yes(&data, &["site", "add", "main", "--locale", "EN_gb"]);
    let said = no(&data, &["site", "set", "--locale", "xx"]);
    assert!(said.contains("The pages don't speak “xx”. They speak: en, hy, az"), "{said}");
    assert!(no(&data, &["site", "set", "--locale", "German"]).contains("Did you mean de?"));
    let said = no(&data, &["policy", "replay", "--html", "report.html", "--language", "rusian"]);
    assert!(said.contains("Did you mean ru?"), "{said}");
    let sites: Value = serde_json::from_str(&yes(&data, &["site", "list", "--json"])).unwrap();
    assert_eq!(sites[0]["locale"], "en-GB");
}

#[test]
fn a_replay_of_nothing_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    yes(&data, &["site", "add", "main"]);
    assert!(
        no(&data, &["policy", "replay", "--since", "2999-01-01"]).contains("2999-01-01 is still to come")
    );
    assert!(no(&data, &["policy", "replay", "--since", "last week"]).contains("is not a day such as"));
    assert!(no(&data, &["policy", "replay", "--sample", "0"]).contains("--sample"));
    assert!(
        no(&data, &["policy", "replay", "--site", "man"]).contains("there is no site `man`; there are: main")
    );
    let table = folder.path().join("report.csv");
    let said = yes(&data, &["policy", "replay", "--csv", table.to_str().unwrap()]);
    assert_eq!(said.trim(), "There is nothing to replay: there are no comments yet.");
    let table = std::fs::read_to_string(table).unwrap();
    assert!(table.starts_with("\u{feff}table,row,column,value,name\r\n"), "{table}");
    let since = yes(&data, &["policy", "replay", "--since", "2020-01-01"]);
    assert_eq!(since.trim(), "There is nothing to replay: no comments were written since 2020-01-01.");
}

#[test]
fn a_log_filter_that_says_nothing_is_refused_with_the_levels() {
    let folder = tempfile::tempdir().unwrap();
    for (filter, said) in [
        ("inof", "`inof` is no level; did you mean `info`?"),
        ("comity_store=dbug", "`dbug` is no level; did you mean `debug`?"),
        (
            "warn,comity_store",
            "`comity_store` is no level; levels are off, error, warn, info, debug and trace",
        ),
        ("", "`` is no level"),
        ("warn,[a", "`[a` cannot be read"),
    ] {
        let told = no(folder.path(), &["site", "add", "main", "--log", filter]);
        assert!(told.contains(said), "{filter}: {told}");
    }
    yes(folder.path(), &["site", "add", "main", "--log", "info,comity_store::engine=DEBUG"]);
}

#[test]
fn the_doctor_finds_nothing_wrong_with_a_newsroom_that_was_imported() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    yes(&data, &["site", "add", "main"]);
    let page = folder.path().join("bridge.txt");
    std::fs::write(
        &page,
        "The bridge opens\n\n  1. Ann said:\n     At last.\n  2. Bo said:\n     Too late.\n",
    )
    .unwrap();
    yes(&data, &["import", "page", page.to_str().unwrap()]);
    assert!(yes(&data, &["doctor"]).starts_with("sound"));
    let answer: Value = serde_json::from_str(&yes(&data, &["doctor", "--json"])).unwrap();
    assert_eq!(
        (&answer["sound"], &answer["sites"], &answer["findings"]),
        (&true.into(), &1.into(), &Value::Array(vec![]))
    );
}

#[test]
fn a_copy_that_is_no_database_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    yes(&data, &["site", "add", "main"]);
    let copy = folder.path().join("copy.sqlite");
    for bytes in [None, Some("these are no pages")] {
        if let Some(bytes) = bytes {
            std::fs::write(&copy, bytes).unwrap();
        }
        assert!(no(&data, &["restore", copy.to_str().unwrap()]).contains("the copy cannot be put back"));
    }
    let left = std::fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().contains("before-restore")));
}

#[test]
fn an_import_says_what_it_took_and_an_export_brings_the_keys_of_stories_along() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    yes(&data, &["site", "add", "main"]);
    let page = folder.path().join("bridge.txt");
    std::fs::write(&page, "The bridge opens\n\n  1. Ann said:\n     At last.\n").unwrap();
    let said = yes(&data, &["import", "page", page.to_str().unwrap()]);
    assert!(said.contains("1 comment imported") && said.contains("comity policy replay --data"), "{said}");
    std::fs::write(&page, "").unwrap();
    let nothing = run(&data, &["import", "page", page.to_str().unwrap()]);
    assert_eq!(nothing.status.code(), Some(1));
    let said = String::from_utf8(nothing.stdout).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with("nothing was read"), "{said}");

    yes(&data, &["story", "add", "bridge-2026", "--headline", "The bridge"]);
    let archive = folder.path().join("archive.ndjson");
    yes(&data, &["export", "--output", archive.to_str().unwrap()]);
    let other = folder.path().join("other");
    yes(&other, &["site", "add", "main"]);
    for _ in 0..2 {
        yes(&other, &["import", "comity", archive.to_str().unwrap()]);
    }
    let stories: Value = serde_json::from_str(&yes(&other, &["story", "list", "--json"])).unwrap();
    let keys: Vec<&str> = stories.as_array().unwrap().iter().map(|s| s["key"].as_str().unwrap()).collect();
    assert!(keys.len() == 2 && keys.contains(&"bridge-2026"), "{keys:?}");
}

#[test]
fn fairness_swaps_names_in_the_archive_of_the_newsroom_at_hand_and_names_the_comments_that_flip() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    yes(&data, &["site", "add", "main"]);
    let builders = ["Turks", "Russians", "Greeks", "Georgians", "Iranians"];
    let comments: Vec<String> = (1..)
        .zip(builders)
        .map(|(n, who)| {
            format!(
                "  {n}. Ann said:\n     The {who} built the old bridge over the river, and it still stands.\n"
            )
        })
        .collect();
    let page = folder.path().join("bridge.txt");
    std::fs::write(&page, format!("The bridge opens\n\n{}", comments.concat())).unwrap();
    yes(&data, &["import", "page", page.to_str().unwrap()]);
    let policy = folder.path().join("policy.md");
    std::fs::write(
        &policy,
        "# P\n\n## 1. A {#a}\n\nProse.\n\n```rules\n[[rule]]\nname = \"word_list\"\ncategories = []\n\
         words = [\"greeks built\"]\nthen = \"hold\"\n```\n\n```examples\nhold: Greeks built it.\n```\n\n\
         ```fairness\nflips <= 0.5 %\n```\n",
    )
    .unwrap();
    let file = policy.to_str().unwrap();
    let broken = run(&data, &["policy", "fairness", file]);
    let said = String::from_utf8(broken.stdout).unwrap();
    assert_eq!(broken.status.code(), Some(1), "{said}");
    assert!(said.contains("75 of 600 comparisons in comments of the archive flip"), "{said}");
    assert!(said.contains("  /c/main/") && said.contains("(greeks hold)\n    The Greeks built"), "{said}");
    assert!(said.contains("the policy's bound of 0.50 % is BROKEN"), "{said}");
    let checked = run(&data, &["policy", "check", file]);
    let why = String::from_utf8(checked.stderr).unwrap();
    assert_eq!(checked.status.code(), Some(1), "what publishing refuses, a check doesn't pass: {why}");
    assert!(why.contains("error: 12.50 % of verdicts flip when one name stands for another"), "{why}");
    assert!(
        why.contains("policy.md:20:1\n") && why.contains("| flips <= 0.5 %\n   | ^^^^^^^^^^^^^^\n"),
        "{why}"
    );
    assert!(why.contains("= help: `") && why.contains("` and `greeks` fare otherwise in "), "{why}");
    let left_out = yes(&data, &["policy", "check", file, "--no-fairness"]);
    assert!(left_out.contains("fairness was not measured"), "{left_out}");
    let json: Value =
        serde_json::from_str(&yes(&data, &["policy", "check", file, "--no-fairness", "--json"])).unwrap();
    assert_eq!(
        (&json["is_sound"], &json["clauses"], &json["errors"]),
        (&true.into(), &1.into(), &Value::Array(vec![]))
    );
    let broken = run(&data, &["policy", "check", file, "--json"]);
    let json: Value = serde_json::from_slice(&broken.stdout).unwrap();
    assert_eq!((broken.status.code(), &json["is_sound"]), (Some(1), &false.into()), "{json}");
    assert!(
        json["errors"][0].as_str().is_some_and(|error| error.contains("12.50 % of verdicts flip")),
        "{json}"
    );
    let refused = run(&data, &["policy", "publish", file, "--reason", "Greeks"]);
    let why = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.status.code() == Some(1) && why.contains("12.50 % of verdicts flip"), "{why}");

    let json = String::from_utf8(run(&data, &["policy", "fairness", file, "--json"]).stdout).unwrap();
    let report: Value = serde_json::from_str(&json).unwrap();
    let archive = &report["archive"];
    assert_eq!((&archive["swapped"], &archive["sets"][0]["kind"]), (&5.into(), &"peoples".into()));
    assert_eq!(archive["worst"][0]["flips"], 5);
    let none = yes(&data, &["policy", "fairness", file, "--sample", "0"]);
    assert!(none.contains("comments of an archive were not swapped"), "{none}");
    assert!(
        yes(&data, &["policy", "fairness"]).contains("comments of the archive flip"),
        "the version in force"
    );
}

#[test]
fn a_draft_is_checked_replayed_published_ahead_withdrawn_and_rolled_back_as_commands() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    yes(&data, &["site", "add", "main", "--timezone", "Asia/Yerevan"]);
    let page = folder.path().join("bridge.txt");
    std::fs::write(&page, "The bridge opens\n\n  1. Ann said:\n     The swallows are back at last.\n")
        .unwrap();
    yes(&data, &["import", "page", page.to_str().unwrap()]);
    let in_force = yes(&data, &["policy", "show"]);
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let stricter = comity_testkit::PLAIN_POLICY.replace("blasted", "swallows");
    let (draft, other) = (
        file("draft.md", &stricter),
        file("other.md", &stricter.replace("Comments are welcome.", "Be kind.")),
    );

    let report = yes(&data, &["policy", "replay", &draft, "--json"]);
    assert!(report.contains("The swallows are back"), "{report}");
    let report = file("report.json", &report);
    let publish = |file: &str, more: &[&str]| {
        let words = [&["policy", "publish", file], more].concat();
        run(&data, &words)
    };
    let said = |output: Output| {
        let (out, err) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        (output.status.success(), format!("{out}{err}"))
    };
    let (done, why) = said(publish(&draft, &[]));
    assert!(!done && why.contains("--reason"), "{why}");
    let (done, why) = said(publish(&draft, &["--reason", "x", "--effective-from", "2001-01-01"]));
    assert!(!done && why.contains("has passed"), "{why}");
    let (done, why) = said(publish(&draft, &["--reason", "x", "--effective-from", "soon"]));
    assert!(!done && why.contains("neither a day such as"), "{why}");
    let (done, why) = said(publish(&other, &["--reason", "x", "--replay", &report]));
    assert!(!done && why.contains("can't be used: it is about another text"), "{why}");
    let ahead = ["--reason", "No swallows", "--effective-from", "2100-01-01", "--replay", &report];
    let (done, told) = said(publish(&draft, &ahead));
    assert!(
        done && told.contains("version 2 is published and comes into force on 2099-12-31T20:00:00"),
        "{told}"
    );

    let versions =
        || -> Value { serde_json::from_str(&yes(&data, &["policy", "versions", "--json"])).unwrap() };
    let listed = versions();
    assert_eq!(
        (&listed[0]["state"], &listed[1]["state"]),
        (&"to-come".into(), &"in-force".into()),
        "{listed}"
    );
    assert_eq!((&listed[0]["has_replay"], &listed[0]["reason"]), (&true.into(), &"No swallows".into()));
    assert_eq!(yes(&data, &["policy", "show"]), in_force, "it is not in force yet");
    assert_eq!(yes(&data, &["policy", "show", "2"]), stricter);

    assert!(no(&data, &["policy", "withdraw", "2"]).contains("--reason"));
    assert!(
        no(&data, &["policy", "withdraw", "1", "--reason", "x"]).contains("Only a version that is still to")
    );
    let told = yes(&data, &["policy", "withdraw", "2", "--reason", "They are birds"]);
    assert!(told.contains("version 2 is withdrawn") && told.contains("version 1 stays in force"), "{told}");
    let told = yes(&data, &["policy", "versions"]);
    assert!(
        told.contains("version 2: withdrawn before it took effect") && told.contains("They are birds"),
        "{told}"
    );

    let (done, told) = said(publish(&draft, &["--note", "After all"]));
    assert!(done && told.contains("version 3 is published and in force"), "{told}");
    assert!(told.contains("no replay of this text was looked at"), "{told}");
    let (done, told) = said(publish(&other, &["--reason", "Later", "--effective-from", "2100-01-01"]));
    assert!(done && told.contains("version 4 is published"), "{told}");
    let silently = no(&data, &["policy", "rollback", "1"]);
    assert!(
        silently.contains("version 4, to come on 2099-12-31") && silently.contains("--replace-scheduled"),
        "{silently}"
    );
    assert_eq!(versions()[0]["state"], "to-come", "nothing has changed");
    yes(&data, &["policy", "withdraw", "4", "--reason", "Not now"]);
    assert!(yes(&data, &["policy", "rollback", "1"]).contains("version 5 is published and in force"));
    assert_eq!(yes(&data, &["policy", "show"]), in_force);
    assert_eq!(versions()[0]["brings_back"], 1);
    assert!(yes(&data, &["policy", "versions"]).contains("the text of version 1 again"));
    yes(&data, &["ledger", "verify"]);
}

#[test]
fn a_policy_that_is_not_utf_8_is_refused_with_its_place_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("draft.md");
    std::fs::write(&file, b"# Regeln\n\nGr\xfc\xdfe.\n").unwrap();
    let name = file.to_str().unwrap();
    for words in [&["policy", "check", name][..], &["policy", "fmt", name]] {
        let output = Command::new(env!("CARGO_BIN_EXE_comity")).args(words).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("is not UTF-8: byte 0xFC at offset 12, line 3") && said.contains("iconv"),
            "{said}"
        );
    }
}

/// What the command printed; it must have gone well.
#[track_caller]
fn yes(data: &Path, words: &[&str]) -> String {
    let output = run(data, words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What the command said was wrong; it must have ended with the code of a fault.
#[track_caller]
fn no(data: &Path, words: &[&str]) -> String {
    let output = run(data, words);
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn run(data: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comity")).args(words).arg("--data").arg(data).output().unwrap()
}
