//! Signs of advertising in a text: phrases of sellers, prices, ways to get in touch. A flat table with a counter.

use super::{Contact, ContactKind};
use comity_model::Span;
use comity_text::{Body, Phrases};
use std::sync::LazyLock;

/// What an advertisement does; each counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// It offers something for money.
    Offer,
    /// It promises money.
    Money,
    /// It sends readers elsewhere.
    Elsewhere,
    /// It hurries.
    Hurry,
    /// It sells what only spam sells.
    Ware,
}

/// The points of a text, with the stretches that gave them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advertising {
    /// Points: 1 for each kind of sign, 2 for wares that only spam sells.
    pub points: u32,
    /// Where the signs stand.
    pub spans: Vec<Span>,
}

static PHRASES: &[(Cue, &[&str])] = &[
    (
        Cue::Offer,
        &[
            "buy now",
            "order now",
            "for sale",
            "discount",
            "promo code",
            "coupon",
            "% off",
            "free shipping",
            "best price",
            "lowest price",
            "cheap price",
            "special offer",
            "wholesale",
            "we sell",
            "price list",
            "free trial",
            "money back guarantee",
            "купить",
            "скидк",
            "промокод",
            "заказать",
            "недорого",
            "оптом",
            "акция",
            "бесплатная доставка",
            "satılık",
            "indirim",
            "kampanya",
            "sipariş",
            "ücretsiz kargo",
            "en uygun fiyat",
            "satılır",
            "endirim",
            "sifariş",
            "pulsuz çatdırılma",
            "վաճառվում",
            "զեղչ",
            "պատվիրեք",
            "անվճար առաքում",
            "للبيع",
            "خصم",
            "تخفيض",
            "اطلب الآن",
            "شحن مجاني",
            "jetzt kaufen",
            "rabatt",
            "gutschein",
            "acheter maintenant",
            "remise",
            "compra ahora",
            "descuento",
            "compre agora",
            "desconto",
            "acquista ora",
            "sconto",
        ],
    ),
    (
        Cue::Money,
        &[
            "earn $",
            "earn €",
            "earn money",
            "make money",
            "passive income",
            "work from home",
            "per week from home",
            "extra income",
            "financial freedom",
            "double your",
            "guaranteed profit",
            "investment opportunity",
            "trading signals",
            "loan approval",
            "easy loan",
            "personal loan",
            "get a loan",
            "quick cash",
            "get rich",
            "my salary is",
            "i made $",
            "i earn",
            "jackpot",
            "заработок",
            "заработать",
            "пассивный доход",
            "удаленная работа",
            "кредит без",
            "займ",
            "быстрые деньги",
            "para kazan",
            "ek gelir",
            "evden çalış",
            "kredi verilir",
            "pul qazan",
            "evdən işlə",
            "kredit verilir",
            "գումար աշխատ",
            "վարկ առանց",
            "لكسب المال",
            "اربح المال",
            "قرض سريع",
            "geld verdienen",
            "gagner de l'argent",
            "ganar dinero",
            "ganhar dinheiro",
            "guadagnare soldi",
        ],
    ),
    (
        Cue::Elsewhere,
        &[
            "click here",
            "visit my",
            "visit our",
            "check out my",
            "my website",
            "our website",
            "my channel",
            "subscribe to",
            "follow me",
            "link in bio",
            "link in my",
            "dm me",
            "contact me on",
            "contact us on",
            "whatsapp",
            "telegram",
            "t.me/",
            "join our group",
            "add me on",
            "text me",
            "see my profile",
            "more info at",
            "жми",
            "переходи по ссылке",
            "подписывайтесь",
            "мой канал",
            "наш сайт",
            "пишите в личку",
            "пишите в телеграм",
            "tıklayın",
            "kanalıma",
            "abone ol",
            "sitemiz",
            "iletişime geç",
            "klikləyin",
            "kanalıma abunə",
            "saytımız",
            "yazın whatsapp",
            "սեղմեք",
            "բաժանորդագր",
            "մեր կայք",
            "اضغط هنا",
            "قناتي",
            "تابعوني",
            "موقعنا",
            "واتساب",
            "تلغرام",
            "hier klicken",
            "meine webseite",
            "cliquez ici",
            "mon site",
            "haz clic",
            "clique aqui",
            "clicca qui",
        ],
    ),
    (
        Cue::Hurry,
        &[
            "limited time",
            "only today",
            "last chance",
            "hurry up",
            "act now",
            "don't miss",
            "while stocks last",
            "offer ends",
            "today only",
            "100% guaranteed",
            "no risk",
            "risk free",
            "только сегодня",
            "успейте",
            "не упустите",
            "sadece bugün",
            "son şans",
            "kaçırmayın",
            "yalnız bu gün",
            "qaçırmayın",
            "միայն այսօր",
            "اليوم فقط",
            "لا تفوت",
        ],
    ),
    (
        Cue::Ware,
        &[
            "viagra",
            "cialis",
            "casino",
            "sportsbook",
            "betting site",
            "escort service",
            "replica watch",
            "weight loss pill",
            "keto pill",
            "male enhancement",
            "crypto giveaway",
            "bitcoin giveaway",
            "forex",
            "binary options",
            "seo service",
            "backlinks",
            "payday loan",
            "spell caster",
            "love spell",
            "hack any",
            "fake passport",
            "buy followers",
            "казино",
            "виагра",
            "ставки на спорт",
            "форекс",
            "приворот",
            "накрутка",
            "bahis sitesi",
            "kaçak bahis",
            "casino siteleri",
            "mərc saytı",
            "onlayn kazino",
            "կազինո",
            "كازينو",
            "مراهنات",
        ],
    ),
];

static ALL: LazyLock<(Phrases, Vec<Cue>)> = LazyLock::new(|| {
    let all = || PHRASES.iter().flat_map(|(cue, phrases)| phrases.iter().map(move |phrase| (*cue, *phrase)));
    (Phrases::new(all().map(|(_, phrase)| phrase)), all().map(|(cue, _)| cue).collect())
});

/// Counts the signs of advertising.
pub(super) fn count(body: &Body, contacts: &[Contact]) -> Advertising {
    let (phrases, cues) = &*ALL;
    let mut seen: Vec<Cue> = Vec::new();
    let mut found = Advertising::default();
    let text = &body.canonical.text;
    let (mut follows_letter, mut free_from) = (false, 0);
    for (place, c) in text.char_indices() {
        let starts_word = !std::mem::replace(&mut follows_letter, c.is_alphabetic());
        if !starts_word || place < free_from {
            continue;
        }
        let mut longest: Option<(usize, usize)> = None;
        phrases.at(text, place, |phrase, end| longest = longest.max(Some((end, phrase))));
        let Some((end, phrase)) = longest else { continue };
        free_from = end;
        let Some(cue) = cues.get(phrase) else { continue };
        found.spans.push(body.canonical.to_raw(place..end));
        if !seen.contains(cue) {
            seen.push(*cue);
            found.points += if *cue == Cue::Ware { 2 } else { 1 };
        }
    }
    if found.points == 0 {
        return found;
    }
    // A link, a number to call or a price weigh only beside a seller's words.
    found.points += u32::from(!body.links.is_empty());
    found.points +=
        u32::from(contacts.iter().any(|c| matches!(c.kind, ContactKind::Phone | ContactKind::Email)));
    found.points += u32::from(has_price(&body.text));
    found
}

fn has_price(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(a, b)| {
        let is_money = |c: char| matches!(c, '$' | '€' | '£' | '₽' | '₺' | '֏' | '₼');
        is_money(a) && b.is_ascii_digit() || a.is_ascii_digit() && is_money(b)
    })
}
