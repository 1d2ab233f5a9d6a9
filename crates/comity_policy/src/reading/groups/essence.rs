//! What is said of a people as if it were its nature: that it understands nothing but force, that nobody may trust one of them.
//! A flat table.

use std::ops::Range;

/// Small words that may stand between the name and what is said of it.
const MAX_BETWEEN: usize = 2;

/// Phrases of one language, word by word; `*` stands for any ending.
struct Said {
    language: &'static str,
    /// Right before the name.
    before: &'static [&'static str],
    /// After the name.
    after: &'static [&'static str],
}

static SAID: &[Said] = &[
    Said {
        language: "en",
        before: &["never trust a", "never trust an", "don't ever trust a", "don't ever trust an"],
        after: &[
            "only understand force",
            "only understand violence",
            "only understand the stick",
            "understand only force",
            "understand only violence",
            "understand nothing but force",
            "understand nothing but violence",
            "can't be trusted",
            "cannot be trusted",
            "can never be trusted",
            "are not to be trusted",
            "breed like",
            "are born liars",
            "are born thieves",
            "are born murderers",
            "are born criminals",
            "are born traitors",
        ],
    },
    Said {
        language: "ru",
        before: &[
            "никогда не верь",
            "никогда не верьте",
            "никогда не доверяй",
            "никогда не доверяйте",
            "нельзя верить",
            "нельзя доверять",
        ],
        after: &[
            "понимают только силу",
            "понимают только язык силы",
            "понимают только палку",
            "только силу понимают",
            "плодятся как",
            "размножаются как",
            "нельзя верить",
            "нельзя доверять",
            "никогда нельзя верить",
            "никогда нельзя доверять",
            "никогда не верь*",
            "никогда не доверяй*",
            "понаехали",
        ],
    },
    Said {
        language: "hy",
        before: &["երբեք մի վստահ*", "երբեք մի հավատ*"],
        after: &[
            "միայն ուժ են հասկանում",
            "միայն ուժն են հասկանում",
            "միայն ուժի լեզուն են հասկանում",
            "հասկանում են միայն ուժ*",
            "երբեք մի վստահ*",
            "երբեք մի հավատ*",
            "երբեք չի կարելի վստահել",
            "չի կարելի վստահել",
        ],
    },
    Said {
        language: "az",
        before: &[],
        after: &[
            "yalnız güc başa düşür*",
            "yalnız gücü başa düşür*",
            "ancaq güc başa düşür*",
            "ancaq gücü başa düşür*",
            "yalnız güc dilini anlayır*",
            "ancaq güc dilini anlayır*",
            "heç vaxt inanma*",
            "heç vaxt etibar etmə*",
            "heç vaxt güvənmə*",
            "əsla inanma*",
            "əsla güvənmə*",
            "etibar etmək olmaz",
        ],
    },
    Said {
        language: "tr",
        before: &[],
        after: &[
            "sadece güçten anla*",
            "yalnızca güçten anla*",
            "ancak güçten anla*",
            "sadece sopadan anla*",
            "ancak sopadan anla*",
            "asla güvenme*",
            "asla inanma*",
            "asla güvenilmez",
            "güvenilmez",
            "tavşan gibi ürü*",
            "fare gibi ürü*",
            "sıçan gibi ürü*",
        ],
    },
    Said {
        language: "ar",
        before: &["لا تثق", "لا تثقوا", "لا تأمن"],
        after: &[
            "لا يفهمون إلا القوة",
            "لا يفهمون الا القوة",
            "لا يفهمون إلا لغة القوة",
            "لا يفهمون الا لغة القوة",
            "لا يفهمون سوى القوة",
            "لا أمان لهم",
            "لا امان لهم",
            "يتكاثرون مثل",
            "يتكاثرون كالجرذان",
        ],
    },
    Said {
        language: "de",
        before: &["traue nie einem", "trau nie einem", "traut nie einem"],
        after: &[
            "verstehen nur gewalt",
            "verstehen nur die sprache der gewalt",
            "kann man nicht trauen",
            "vermehren sich wie",
        ],
    },
];

/// *Never* and the like, each with its language: such sentences speak of one, whose name does not tell the language.
const NEVER: &[(&str, &str)] = &[
    ("ever trust a", "en"),
    ("никогда", "ru"),
    ("երբեք", "hy"),
    ("heç vaxt", "az"),
    ("əsla", "az"),
    ("asla", "tr"),
    ("لا تثق", "ar"),
    ("لا تأمن", "ar"),
];

/// The language in which a text in lower case may say this of one.
pub(super) fn language_of(canonical: &str) -> Option<&'static str> {
    NEVER.iter().find(|(never, _)| canonical.contains(never)).map(|(_, language)| *language)
}

/// From the name at `name` to the end of what is said of its nature, or from its beginning; `word` gives the words by number.
pub(super) fn find<'w>(
    language: &str,
    name: &Range<usize>,
    sentence: &Range<usize>,
    word: impl Fn(usize) -> &'w str,
    is_small: impl Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let said = SAID.iter().find(|said| said.language == language)?;
    let stands_at = |phrase: &str, begin: usize| {
        let words = phrase.split(' ');
        let is_word = |(i, part): (usize, &str)| match part.strip_suffix('*') {
            Some(stem) => word(begin + i).starts_with(stem),
            None => word(begin + i) == part,
        };
        begin + length(phrase) <= sentence.end && words.enumerate().all(is_word)
    };
    let before = said.before.iter().find_map(|phrase| {
        let begin = name.start.checked_sub(length(phrase)).filter(|begin| *begin >= sentence.start)?;
        stands_at(phrase, begin).then_some(begin..name.end)
    });
    before.or_else(|| {
        let begins = name.end..=name.end + MAX_BETWEEN;
        let reached = begins.take_while(|begin| (name.end..*begin).all(&is_small));
        reached.into_iter().find_map(|begin| {
            let phrase = said.after.iter().find(|phrase| stands_at(phrase, begin))?;
            Some(name.start..begin + length(phrase))
        })
    })
}

fn length(phrase: &str) -> usize {
    phrase.split(' ').count()
}
