//! Threats of violence, wishes of harm and calls for it, as people write them. A flat table of patterns.
//!
//! Reports of violence ("he threatened to kill her"), negations ("nobody deserves to die") and figures of speech
//! ("this will kill the project") are left alone.

use super::Reading;
use aho_corasick::AhoCorasick;
use comity_model::Span;
use regex::Regex;
use std::sync::LazyLock;

/// Stems one of which stands in every threat that the patterns know: most comments have none and are done.
const STEMS: &[&str] = &[
    "kill",
    "murder",
    "shoot",
    "shot",
    "stab",
    "strangl",
    "behead",
    "rape",
    "hang",
    "slit",
    "beat",
    "break",
    "burn",
    "lynch",
    "execut",
    "extermin",
    "gass",
    "die",
    "dead",
    "kys",
    "neck",
    "bleach",
    "jump",
    "where you live",
    "your back",
    "days are numbered",
    "bullet",
    "coming for",
    "cancer",
    "rot in",
    "choke",
    "bomb",
    "put down",
    "strung up",
    "stoned",
    "wiped out",
    "уби",
    "убь",
    "зареж",
    "застрел",
    "прикон",
    "придуш",
    "закоп",
    "сжечь",
    "сожг",
    "расстрел",
    "повес",
    "веша",
    "сдох",
    "виселиц",
    "где ты жив",
    "öldür",
    "gebe",
    "vur",
    "kes",
    "yak",
    "as",
    "boğ",
    "ölmeyi",
    "oturduğunu",
    "öldür",
    "gəbə",
    "güllələ",
    "qır",
    "ölməy",
    "սպան",
    "մորթ",
    "խեղդ",
    "գնդակահար",
    "կախել",
    "սատկ",
    "վառ",
    "որտեղ ես ապրում",
    "قتل",
    "ذبح",
    "اعدام",
    "إعدام",
    "الموت",
    "موت",
    "شنق",
    "bring",
    "umbring",
    "aufgehängt",
    "erschossen",
    "erschießen",
    "vergas",
    "verrecke",
    "abgeknallt",
    "wo du wohnst",
    "tuer",
    "buter",
    "égorger",
    "pendre",
    "fusiller",
    "mourir",
    "crève",
    "suicide-toi",
    "où tu habites",
    "matar",
    "mátate",
    "muérete",
    "mueras",
    "fusilar",
    "colgar",
    "morir",
    "dónde vives",
    "degoll",
    "morra",
    "morrer",
    "onde você mora",
    "uccid",
    "ammazz",
    "crepa",
    "dove abiti",
    "morire",
];

/// One pattern of each: the words between are few, so that a threat stays one phrase.
const PATTERNS: &[&str] = &[
    // I will kill you.
    r"(?:i|we|someone|somebody)(?:'ll| will|'m going to| am going to|'m gonna| are going to|'re going to| gonna| shall| would| want to| wanna| swear i'll| swear i will|'d love to) (?:[\pL']+ ){0,2}(?:kill|murder|shoot|stab|strangle|behead|rape|hang|lynch|slit|exterminate) (?:[\pL']+ ){0,2}?(?:you|u|him|her|them|your|his|their|those|these|all of)",
    r"(?:i|we)(?:'ll| will|'m going to| am going to|'m gonna| are going to|'re going to| gonna) (?:[\pL']+ ){0,2}(?:break|smash|cut|burn) (?:your|his|her|their) (?:[\pL']+ )?(?:legs?|necks?|nose|face|arms?|jaw|bones|skull|teeth|throat|house|home|car|kids|family)",
    r"(?:i|we)(?:'ll| will|'m going to| am going to|'m gonna| are going to| gonna) (?:[\pL']+ ){0,2}beat (?:you|him|her|them) (?:up|to death|to a pulp|senseless|bloody)",
    // They should be shot.
    r"(?:should|ought to|must|needs? to|deserves? to|has to|have to|had better) (?:[\pL']+ ){0,2}?(?:be |have been |get )(?:all |publicly |just )*(?:shot|hanged|hung|lynched|executed|killed|murdered|raped|beheaded|exterminated|gassed|burned alive|burnt alive|put down|strung up|put to death|stoned|wiped out|put against the wall|stabbed|strangled)",
    r"(?:should|deserves? to|ought to|must|needs? to|please|just) (?:all |just |really |slowly |go and )*(?:die|drop dead|rot in hell|hang yourself|burn in hell|hang themselves|kill themselves)",
    r"deserves? (?:a bullet|to be dead|death|the rope)",
    // I hope you die.
    r"i (?:really |sincerely |just )?(?:hope|wish|pray)(?: that)? (?:you|he|she|they|your [\pL']+|his [\pL']+|her [\pL']+|their [\pL']+|all of (?:you|them)|every [\pL']+|someone|somebody) (?:[\pL']+ ){0,3}?(?:dies?|dead|gets? cancer|gets? raped|gets? shot|rots? in|burns? in|chokes? on|hangs?|gets? hit by|gets? killed|kills? (?:you|him|her|them))",
    r"(?:kill yourself|kill urself|kys|hang yourself|go die|neck yourself|end your life|drink bleach|go jump off (?:a|the)|you should jump off)",
    r"(?:i|we) know where you (?:live|work|sleep)",
    r"(?:you(?:'re| are|r)? (?:a dead (?:man|woman)|dead meat|so dead)|watch your back|your days are numbered|i(?:'m| am) coming for you|we(?:'re| are) coming for you)",
    r"put a bullet (?:in|into|through) (?:you|him|her|them|your|his|their)",
    r"(?:let's|lets|someone should|somebody should|someone|somebody|we should|we must|time to|please) (?:[\pL']+ ){0,2}?(?:kill|murder|shoot|hang|lynch|bomb|behead|exterminate|gas|burn) (?:[\pL']+ ){0,2}?(?:him|her|them|you|those|every last|all of them)",
    r"death to (?:all |the |those )?[\pL]+",
    // Russian.
    r"(?:убью|зарежу|застрелю|прикончу|придушу|закопаю|сожгу|убьем|зарежем|перестреляем) (?:\pL+ )?(?:тебя|вас|его|ее|её|их|всех|эту|этого|этих)",
    r"(?:тебя|вас|его|ее|её|их|всех|таких)(?: \pL+){0,2} (?:убить|расстрелять|повесить|зарезать|сжечь|вешать|стрелять|расстреливать|убивать|убью|зарежу|застрелю|закопаю)",
    r"(?:надо|нужно|пора|следует) (?:\pL+ ){0,2}(?:расстрелять|повесить|перевешать|вешать|убивать|расстреливать|сжечь заживо)",
    r"(?:сдохни|сдохните|убей себя|убейся|чтоб (?:ты|вы|он|она|они) (?:\pL+ )?сдох|на виселицу|я знаю,? где ты жив)",
    // Turkish.
    r"(?:seni|sizi|onu|onları|hepinizi|hepsini|hepini)(?: \pL+)? (?:öldürece|gebertece|vuraca|kesece|yakaca|asaca|boğaca|geberti)\pL*",
    r"(?:onları|hepsini|bunları|hepinizi|sizi|seni)(?: \pL+)? (?:asmak|vurmak|öldürmek|kesmek|yakmak) (?:lazım|gerek|şart)",
    r"(?:geber(?:in|sin)?(?:[^\pL]|$)|kendini öldür|ölmeyi hak ed|nerede oturduğunu biliyor|kendini as )",
    // Azerbaijani.
    r"(?:səni|sizi|onu|onları|hamınızı|hamısını|bunları)(?: \pL+)? (?:öldürəcə|gəbərdəcə|vuraca|kəsəcə|yandıraca|asaca|boğaca|qıraca)\pL*",
    r"(?:onları|hamısını|bunları|hamınızı|sizi|səni)(?: \pL+)? (?:asmaq|güllələmək|öldürmək|qırmaq|kəsmək|yandırmaq) (?:lazım|gərək)\pL*",
    r"(?:gəbər(?:in|sin)?(?:[^\pL]|$)|özünü öldür|ölməyə layiq|harada yaşadığını bilirəm)",
    // Armenian.
    r"(?:քեզ|ձեզ|նրան|նրանց|բոլորիդ|բոլորին)(?: \pL+)? (?:կսպանեմ|կսպանենք|կխեղդեմ|կմորթեմ|կմորթենք|կգնդակահարեմ|կվառեմ|կվառենք)",
    r"(?:կսպանեմ|կսպանենք|կմորթեմ|կմորթենք|կխեղդեմ|կվառեմ) (?:քեզ|ձեզ|բոլորիդ|նրան|նրանց|բոլորին)",
    r"(?:նրանց|բոլորին|ձեզ|քեզ|նրան)(?: \pL+){0,2} (?:պետք է|պիտի) (?:սպանել|կախել|գնդակահարել|մորթել|վառել)",
    r"(?:պետք է|պիտի) (?:\pL+ )?(?:սպանել|կախել|գնդակահարել|մորթել|վառել) (?:քեզ|ձեզ|նրան|նրանց|բոլորին)",
    r"(?:սատկիր|սատկեք|սատկես|գիտեմ,? որտեղ ես ապրում|ինքնասպան եղիր)",
    // Arabic.
    r"(?:سأقتلك|ساقتلك|سأقتلكم|سنقتلك|سنقتلكم|هقتلك|راح اقتلك|رح اقتلك|سوف أقتلك|سوف اقتلك|سأذبحك|سنذبحكم|سأذبحكم|اقتلوهم|اذبحوهم|اقتل نفسك|اشنق نفسك)",
    r"يجب (?:أن )?(?:قتل|اعدام|إعدام|ذبح|شنق|يقتل|يعدم)\pL*",
    r"(?:تستحق|يستحق|يستحقون|تستحقون) (?:الموت|القتل|الاعدام|الإعدام)",
    r"الموت (?:لك|لكم|لهم|لل\pL+)",
    // German, French, Spanish, Portuguese, Italian.
    r"(?:ich|wir) (?:bring|bringe|bringen|mach|mache|machen) (?:dich|euch|ihn|sie) (?:\pL+ )?(?:um|kalt|tot)",
    r"(?:gehört|gehören|sollte|sollten|müsste|müssten|muss) (?:[\pL]+ ){0,4}(?:aufgehängt|erschossen|vergast|an die wand gestellt|abgeknallt|gehängt|totgeschlagen)",
    r"(?:verrecke|bring dich um|häng dich auf|ich weiß,? wo du wohnst)",
    r"(?:je vais|on va|nous allons) (?:te|vous|le|la|les) (?:tuer|buter|égorger|crever|pendre|fusiller)",
    r"(?:il faut|faudrait|on devrait) (?:\pL+ )?(?:te|vous|le|la|les|tous les) (?:tuer|pendre|fusiller|buter)",
    r"(?:mérites?|méritent) (?:de |la )(?:mourir|mort|crever)|suicide-toi|je sais où tu habites|va crever",
    r"(?:te|os|lo|la|los|las) voy a (?:matar|degollar|colgar)|voy a matar(?:te|los|os|lo|la)|(?:habría|hay) que (?:matar|fusilar|colgar)(?:los|lo|la|te)",
    r"(?:muérete|mátate|ojalá (?:te )?mueras|merecen? morir|sé dónde vives)",
    r"vou te matar|vou matar (?:você|ele|ela|eles|todos)|se mata logo|(?:merece|merecem) morrer|sei onde você mora|espero que (?:você )?morra",
    r"(?:ti|vi|lo|la|li) (?:ammazzo|uccido|ammazzerò|ucciderò)|ammazzati|crepa|(?:devono|deve|dovete) morire|so dove abiti",
];

/// The same of named people and of people in office, in languages that say whom by an ending. Any word could begin one, so
/// that they are looked for only where a word of [`NEEDS`] stands.
const PATTERNS_OF_NEED: &[&str] = &[
    r"\pL{2,}'(?:y|n)?[ıiuü](?: \pL+)? (?:asmak|vurmak|öldürmek|kesmek|yakmak) (?:lazım|gerek|şart)",
    r"(?:başkanı|cumhurbaşkanını|bakanı|bakanları|valiyi|vekilleri|hakimi|hakemi|müdürü|siyasetçileri)(?: \pL+)? (?:asmak|vurmak|öldürmek|kesmek|yakmak) (?:lazım|gerek|şart)",
    r"\pL+(?:ov|yev|yan|lı|li|lu|lü|zadə)n?[ıiə](?: \pL+)? (?:asmaq|güllələmək|öldürmək|qırmaq|kəsmək|yandırmaq) (?:lazım|gərək)\pL*",
    r"(?:prezidenti|naziri|nazirləri|meri|deputatı|deputatları|hakimi|hakimləri)(?: \pL+)? (?:asmaq|güllələmək|öldürmək|qırmaq|kəsmək|yandırmaq) (?:lazım|gərək)\pL*",
    r"(?:\pL+(?:յանին|ովին|եւին|ղանին)|նախագահին|վարչապետին|նախարարին|քաղաքապետին|դատավորին) (?:պետք է|պիտի) (?:սպանել|կախել|գնդակահարել|մորթել|վառել)",
];

/// "It is necessary" in these languages.
const NEEDS: &[&str] = &["lazım", "gerek", "şart", "gərək", "պետք", "պիտի"];

/// Words before a pattern, in the same sentence, after which it is no threat.
const NOT: &[&str] = &[
    "not",
    "never",
    "no",
    "nobody",
    "no-one",
    "none",
    "neither",
    "don't",
    "doesn't",
    "didn't",
    "won't",
    "wouldn't",
    "isn't",
    "aren't",
    "shouldn't",
    "can't",
    "without",
    "не",
    "никто",
    "никого",
    "нельзя",
    "нет",
    "ոչ",
    "ոչ ոք",
    "չի",
    "չեն",
    "չպետք",
    "değil",
    "kimse",
    "hayır",
    "deyil",
    "heç",
    "لا",
    "لن",
    "ليس",
    "لم",
    "nicht",
    "kein",
    "keiner",
    "niemand",
    "nie",
    "pas",
    "personne",
    "jamais",
    "nadie",
    "nunca",
    "não",
    "ninguém",
    "non",
    "nessuno",
    "one",
    "threatened",
    "threatens",
    "threat",
    "wrote",
    "said",
    "says",
    "told",
    "saying",
    "shouted",
    "quote",
    "accused",
    "imagine",
];

/// Things that can be killed in a sentence without harm to anybody.
const THINGS: &[&str] = &[
    "plan",
    "plans",
    "project",
    "projects",
    "bill",
    "law",
    "idea",
    "proposal",
    "deal",
    "motion",
    "amendment",
    "programme",
    "program",
    "rumour",
    "rumor",
    "myth",
    "tax",
    "scheme",
    "bridge",
    "road",
    "engine",
    "process",
    "budget",
    "contract",
    "treaty",
    "policy",
    "battery",
    "joke",
    "meme",
    "weeds",
    "wasps",
    "rats",
    "mosquitoes",
    "app",
    "site",
    "thread",
    "story",
];

/// Words after a pattern in its sentence by which it says itself that it is a figure of speech.
const FIGURES: &[&str] = &[
    "figuratively",
    "metaphorically",
    "so to speak",
    "not literally",
    "в переносном смысле",
    "образно",
    "mecazen",
    "mecazi",
    "məcazi",
    "փոխաբերական",
    "مجازا",
    "im übertragenen sinn",
];

/// How many words before a pattern are looked at for a negation.
const REACH: usize = 5;

static STEM_FINDER: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(STEMS).expect("the stems are few and short"));

static THREAT: LazyLock<Regex> = LazyLock::new(|| any_of(PATTERNS));
static THREAT_OF_NEED: LazyLock<Regex> = LazyLock::new(|| any_of(PATTERNS_OF_NEED));

fn any_of(patterns: &[&str]) -> Regex {
    let all = patterns.iter().map(|p| format!("(?:{p})")).collect::<Vec<_>>().join("|");
    // A word begins here; borders are written out because Unicode word borders would slow the search a hundredfold.
    Regex::new(&format!("(?:^|[^\\pL\\pN'])(?P<threat>{all})"))
        .expect("the patterns are written by us and covered by tests")
}

/// The threats in a text, in its order. What stands in quotations is somebody else's.
pub(super) fn find(reading: &Reading<'_>) -> Vec<Span> {
    let canonical = &reading.body().canonical;
    let text = canonical.text.replace('’', "'");
    if !STEM_FINDER.is_match(&text) {
        return Vec::new();
    }
    // `’` is three bytes long and `'` one: places are only right when nothing was replaced.
    let is_same = text.len() == canonical.text.len();
    let mut found = Vec::new();
    let needs = !text.is_ascii() && NEEDS.iter().any(|need| text.contains(need));
    let of_need = needs.then(|| THREAT_OF_NEED.captures_iter(&text)).into_iter().flatten();
    for threat in THREAT.captures_iter(&text).chain(of_need).filter_map(|c| c.name("threat")) {
        let before = text.get(..threat.start()).unwrap_or("");
        let sentence = before.rsplit(['.', '!', '?', '\n', '։', '؟']).next().unwrap_or("");
        let words: Vec<&str> = sentence
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-')))
            .filter(|word| !word.is_empty())
            .collect();
        let near = words.iter().rev().take(REACH);
        if near.clone().any(|word| NOT.contains(word))
            || words.last().is_some_and(|word| THINGS.contains(word))
        {
            continue;
        }
        let inside = threat.as_str();
        if inside.split(' ').any(|word| matches!(word, "not" | "never" | "не" | "nicht" | "pas")) {
            continue;
        }
        let after = text.get(threat.end()..).unwrap_or("");
        let rest = after.split(['.', '!', '?', '\n', '։', '؟']).next().unwrap_or("");
        if FIGURES.iter().any(|figure| rest.contains(figure)) {
            continue;
        }
        if after.starts_with(" with kindness")
            || after.starts_with(" off in")
            || after.starts_with(" of laughter")
        {
            continue;
        }
        let span = if is_same { canonical.to_raw(threat.range()) } else { locate(reading, inside) };
        if !reading.is_quoted(span) {
            found.push(span);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The first and last word of `phrase` in the text as typed; the whole text where they cannot be found again.
fn locate(reading: &Reading<'_>, phrase: &str) -> Span {
    let tokens = reading.tokens();
    let words: Vec<&str> = phrase.split(' ').filter(|word| !word.is_empty()).collect();
    let all = tokens.all();
    let begin = (0..all.len()).find(|begin| {
        words.iter().enumerate().all(|(i, word)| {
            all.get(begin + i).is_some_and(|token| tokens.lower(token) == word.trim_matches(','))
        })
    });
    match begin.and_then(|begin| Some((all.get(begin)?, all.get(begin + words.len().checked_sub(1)?)?))) {
        Some((first, last)) => Span::new(first.span.begin, last.span.end),
        None => Span::new(0, reading.text().len()),
    }
}
