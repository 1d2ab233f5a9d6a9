use super::*;

const NOW: Timestamp = Timestamp::from_secs(1_800_000_000);

const LADDER: &str = "\
1 rejection in 30 days -> warning
3 rejections in 30 days -> pause 7 days
2 pauses in 180 days -> block, a second moderator must confirm
";

fn ladder(text: &str) -> Ladder {
    parse(text).unwrap()
}

fn strike(days_ago: i64) -> PastMeasure {
    PastMeasure::Strike { at: NOW.plus_days(-days_ago) }
}

fn sanctioned(kind: SanctionKind, days_ago: i64) -> PastMeasure {
    PastMeasure::Sanctioned { kind, at: NOW.plus_days(-days_ago), is_lifted: false }
}

fn check(history: &[PastMeasure], expected: Option<(SanctionKind, Option<u32>)>) {
    let ladder = ladder(LADDER);
    assert_eq!(ladder.next(history, NOW).map(|due| (due.step.kind, due.step.days)), expected);
}

#[test]
fn the_first_strike_warns() {
    check(&[strike(0)], Some((SanctionKind::Warning, None)));
}

#[test]
fn a_strike_after_a_warning_does_not_warn_again_for_the_same_strikes() {
    check(&[strike(3), sanctioned(SanctionKind::Warning, 2)], None);
}

#[test]
fn three_strikes_in_the_window_pause() {
    check(&[strike(20), strike(10), strike(0)], Some((SanctionKind::Pause, Some(7))));
}

#[test]
fn strikes_outside_the_window_have_decayed() {
    check(&[strike(60), strike(31), strike(0)], Some((SanctionKind::Warning, None)));
}

#[test]
fn strikes_that_led_to_a_pause_are_spent() {
    let history = [strike(12), strike(11), strike(10), sanctioned(SanctionKind::Pause, 10), strike(0)];
    check(&history, Some((SanctionKind::Warning, None)));
}

#[test]
fn a_second_pause_leads_to_a_block_that_waits_for_a_second_moderator_while_the_pause_holds() {
    let history = [
        strike(70),
        strike(69),
        strike(68),
        sanctioned(SanctionKind::Pause, 68),
        strike(2),
        strike(1),
        strike(0),
    ];
    let ladder = ladder(LADDER);
    let due = ladder.next(&history, NOW).unwrap();
    assert_eq!(due.step.kind, SanctionKind::Block);
    assert!(due.step.needs_second_moderator);
    assert_eq!(due.meanwhile.map(|step| (step.kind, step.days)), Some((SanctionKind::Pause, Some(7))));
    assert_eq!(due.counted, 2);
}

#[test]
fn the_milder_step_holds_meanwhile_where_rejections_lead_to_both() {
    let both = ladder(
        "2 rejections in 30 days -> pause 7 days\n2 rejections in 90 days -> block, a second moderator must confirm\n",
    );
    let due = both.next(&[strike(1), strike(0)], NOW).unwrap();
    assert_eq!((due.step.kind, due.step.needs_second_moderator), (SanctionKind::Block, true));
    assert_eq!(due.meanwhile.map(|step| (step.kind, step.days)), Some((SanctionKind::Pause, Some(7))));
    // A pause that a moderator lifted is imposed again by the next rejection, whatever has to be confirmed besides.
    let steps = "3 rejections in 30 days -> pause 7 days\n4 rejections in 30 days -> block";
    let lifted =
        PastMeasure::Sanctioned { kind: SanctionKind::Pause, at: NOW.plus_days(-1), is_lifted: true };
    let history = [strike(3), strike(2), strike(1), lifted, strike(0)];
    let confirmed = ladder(&format!("{steps}, a second moderator must confirm\n"));
    let due = confirmed.next(&history, NOW).unwrap();
    assert_eq!(
        (due.step.kind, due.meanwhile.map(|step| step.kind)),
        (SanctionKind::Block, Some(SanctionKind::Pause))
    );
    assert_eq!(ladder(steps).next(&history, NOW).unwrap().meanwhile, None, "the block itself holds at once");
}

#[test]
fn a_step_is_said_in_words_with_its_numbers() {
    let said = |line: &str, language: &str| SanctionStep::read(line).unwrap().in_words(language);
    let pause = "3 rejections in 30 days -> pause 7 days";
    assert_eq!(said(pause, "en"), "3 comments that broke the policy within 30 days → Pause for 7 days");
    assert_eq!(said("1 pause in 1 day -> block 1 day", "en"), "1 pause within 1 day → Block for 1 day");
    assert_eq!(said(pause, "ru"), "3 комментария с нарушением правил за 30 дней → Пауза на 7 дней");
    for language in comity_locale::LANGUAGES {
        for line in LADDER.lines().chain([
            pause,
            "2 warnings in 9 days -> pre-moderation",
            "2 pre-moderations in 9 days -> block",
        ]) {
            let said = said(line, language);
            assert!(!said.contains("sanction-") && !said.contains('{'), "{language}: {said}");
        }
    }
}

#[test]
fn a_measure_that_was_lifted_does_not_count() {
    let lifted =
        PastMeasure::Sanctioned { kind: SanctionKind::Pause, at: NOW.plus_days(-60), is_lifted: true };
    check(&[lifted, strike(2), strike(1), strike(0)], Some((SanctionKind::Pause, Some(7))));
}

#[test]
fn good_standing_forgets_what_lies_before_it() {
    let history = [strike(25), strike(24), strike(0)];
    check(&history, Some((SanctionKind::Pause, Some(7))));
    let forgiving = ladder(&format!("{LADDER}good standing after 20 days\n"));
    assert_eq!(forgiving.next(&history, NOW).unwrap().step.kind, SanctionKind::Warning);
}

#[test]
fn nothing_is_due_without_a_strike() {
    check(&[], None);
}

#[test]
fn an_arrow_needs_no_spaces() {
    assert_eq!(
        ladder("3 rejections in 30 days->pause 7 days"),
        ladder("3 rejections in 30 days -> pause 7 days")
    );
}

#[test]
fn a_ladder_prints_as_it_was_written() {
    let printed: Vec<String> = ladder(LADDER).steps.iter().map(ToString::to_string).collect();
    assert_eq!(printed.join("\n") + "\n", LADDER);
}

#[test]
fn what_is_no_step_is_refused_with_its_place() {
    let problems = parse("3 rejectoins in 30 days -> pause 7 days\n2 pauses in 0 days -> block").unwrap_err();
    assert_eq!(problems[0].at, 2..12);
    assert_eq!(problems[0].help.as_deref(), Some("did you mean `rejections`?"));
    assert!(problems[1].message.contains("out of range"));
    for text in ["", "3 rejections", "3 rejections in 30 days -> pause", "2 blocks in 3 days -> warning"] {
        assert!(parse(text).is_err(), "{text}");
    }
}
