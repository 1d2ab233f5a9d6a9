//! Common words and telling letters of languages that share a script.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A language and words that are frequent in it.
pub(super) struct Language {
    pub(super) tag: &'static str,
    words: &'static str,
}

impl Language {
    /// The frequent words.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.split(' ')
    }
}

const fn latin(tag: &'static str, words: &'static str) -> Language {
    Language { tag, words }
}

/// At most 32 languages: each is one bit.
pub(super) const LANGUAGES: [Language; 18] = [
    latin(
        "en",
        "the and to of is that it you for this not are was with have but they be on as at what all your so if their who can he she we my me will just no an or from about there would has out how were them his her when do does don't been more than because why which did our had could should then now like people think know get got us him its it's i'm don isn't these those very really shut fuck shit stop here where never always please say says said good bad any some into only also over i a by up one ever too",
    ),
    latin(
        "de",
        "der die das und ist nicht ich du sie wir ihr es ein eine einen einem einer zu mit auf für von dass den dem des auch sich wie aber was war haben hat wird nur noch so wenn oder bei aus nach mehr kein keine man mir mich dich doch sind werden kann schon immer hier uns über im am um an warum wer wo mal jetzt ja nein sehr dann da durch seit vom zum zur ihre sein seine habe gibt diese dieser etwas niemand nichts alle bin bist hatte",
    ),
    latin(
        "fr",
        "le la les des et est pas que qui dans pour une un du ne il elle vous nous ce cette sur avec plus se au aux par mais on ou tout sont je tu c'est qu'il bien fait être avoir même comme sans si leur leurs mon ma mes ton ta tes son sa ses très aussi où quand donc alors encore rien peut faut était ont ils elles y en à été été cela ça n'est d'un d'une l'on quoi moi toi",
    ),
    latin(
        "es",
        "el la los las de que y no en un una es por con para se lo su al del más como pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra ese eso mi qué yo tú está son fue ser tiene así usted ellos gente nada estos han ha ustedes solo gobierno bien cómo aquí esa era sea siempre",
    ),
    latin(
        "pt",
        "o a os as de que e não em um uma é por com para se na no do da dos das mais como mas foi ao ele ela você ser ter isso este esta são está tem muito já quando nem só eu meu minha seu sua também até pela pelo nos às aos vai vc pra tudo nós eles sem essa esse ou quem onde porque ainda depois gente agora bem fazer pode então aqui tá vocês",
    ),
    latin(
        "it",
        "il la lo gli le di che e non è un una per in con si del della dei delle al alla ma come anche più sono ho hai ha questo questa mi ti ci se da nel nella io tu lui lei noi voi loro perché quando chi dove cosa molto tutti tutto solo sempre ancora bene fare essere era stato o ai dal dalla sul sulla i suo sua quello quella niente mai poi già",
    ),
    latin(
        "nl",
        "de het een en van is dat niet ik je in op te zijn met voor die er maar ook aan als om dan wel nog wat door uit naar bij hij ze we dit geen worden hebben heeft kan meer moet over zo deze al was hun waar waarom nu veel mensen mijn wij jij u hoe wie alleen weer heel toch gaan",
    ),
    latin(
        "tr",
        "ve bir bu da de için ile çok ne var değil ama gibi daha olan olarak kadar sonra ben sen biz siz o onlar mi mı mu mü ki en her şey yok şu ya hiç neden nasıl niye kim bunu bana sana benim senin bizim diye artık zaman bile oldu olur olsun olacak değildir şimdi evet hayır iyi kötü insan insanlar ise veya hem zaten böyle öyle bence lazım gerek kendi bütün hep hâlâ hala onu buna bunlar olsa olmuş olmaz yani işte degil icin cok nasil yapma lan ulan adam millet devlet amk onları bunları hepsini hepiniz tüm olsaydı sizin seni sizi",
    ),
    latin(
        "az",
        "və bir bu da də üçün ilə çox nə var deyil amma kimi daha olan kimi qədər sonra mən sən biz siz o onlar ki ən hər şey yox heç niyə necə kim bunu mənə sənə mənim sənin bizim artıq vaxt belə oldu olar olsun olacaq indi bəli xeyr yaxşı pis insan insanlar isə və ya həm elə məncə lazım öz bütün hələ onu buna bunlar olub deyir deyil olmaz yəni budur haqqında edir etmək ancaq lakin həmişə niye cox men sen mene sene menim senin deyil deyir deyirem hec yaxsi heyat olub ucun kime gore ele bele indi nece ozu ay qardas onları bunları hamısını hamınız səni sizi sizin lazımdır gərək xeber veziyyet bilmirem gelib gedib haqqinda",
    ),
    latin(
        "pl",
        "i w na nie się to jest że z do o jak ale co po tak za od czy tylko już być był dla ma przez ja ty on ona my wy oni ich jego jej kto gdzie kiedy dlaczego bardzo może jeszcze tego ten ta te tym mnie ci mi się są będzie nawet jestem ludzie bez pod przed",
    ),
    latin(
        "sv",
        "och att det som en på är av för med den till inte jag har de om ett men var så han hon vi du ni från när vad kan ska nu bara här hur mycket också eller efter där alla varför detta min din sig man blir finns",
    ),
    latin(
        "no",
        "og det er på at som en i ikke til av for med jeg har de du vi om men var så han hun fra når hva kan skal nå bare her hvordan også eller etter der alle hvorfor dette min din seg man blir meg deg noe veldig hvis",
    ),
    latin(
        "da",
        "og det er på at som en i ikke til af for med jeg har de du vi om men var så han hun fra når hvad kan skal nu bare her hvordan også eller efter der alle hvorfor dette min din sig man bliver mig dig noget meget hvis",
    ),
    latin(
        "fi",
        "ja on ei että se hän oli mutta kun niin kuin myös ovat olla minä sinä me te he joka mitä tämä jos vain nyt sen ole mikä miksi missä kuka hyvä enää vielä kaikki sitten jo",
    ),
    latin(
        "ro",
        "și în de la nu un o cu pe că din care este sunt pentru mai se ce dar fost sau au are al ale ai cum asta acest această eu tu el ea noi voi ei când unde cine doar foarte fi fără după tot bine",
    ),
    latin(
        "cs",
        "a v na se je že to s z do o i za jsem jsou ale jak pro po co tak by ve ten ta jako už jen být byl má když nebo však které který také proč kde kdo já ty on ona my vy oni není bude velmi mnoho",
    ),
    latin(
        "hu",
        "a az és hogy nem is egy ez van de meg csak már el mint volt vagy ha lesz azt ezt én te ő mi ti ők kell nincs igen még nagyon jó mit miért hol ki ami aki sem be minden most",
    ),
    latin(
        "id",
        "yang dan di ini itu dengan untuk tidak dari ada ke akan juga saya kamu dia kami mereka bisa sudah atau karena pada oleh apa kalau tapi lebih orang sangat jangan sama",
    ),
];

/// Letters that only some languages have: (letters, languages, weight of one).
const LETTERS: &[(&str, &[&str], f32)] = &[
    ("ə", &["az"], 1.2),
    ("ğı", &["tr", "az"], 0.5),
    ("ş", &["tr", "az"], 0.35),
    ("ßäö", &["de"], 0.3),
    ("ü", &["de", "tr", "az"], 0.2),
    ("ö", &["tr", "az", "sv", "fi", "hu"], 0.2),
    ("ç", &["tr", "az", "fr", "pt"], 0.2),
    ("ñ¿¡", &["es"], 0.8),
    ("ãõ", &["pt"], 0.8),
    ("êèœûî", &["fr"], 0.35),
    ("é", &["fr", "es", "pt"], 0.15),
    ("àòùì", &["it"], 0.25),
    ("ąęłżźćńś", &["pl"], 0.8),
    ("å", &["sv", "no", "da"], 0.4),
    ("æø", &["no", "da"], 0.6),
    ("ăâțţș", &["ro"], 0.6),
    ("ěřůčšžťď", &["cs"], 0.6),
    ("őű", &["hu"], 1.0),
];

/// FNV: the keys of these tables are few and ours, so that nobody can choose them badly, and every word is looked up.
#[derive(Debug, Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        // The upper bits choose among neighbours, and short words hardly reach them.
        self.0 ^ (self.0 << 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }
}

type Table<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

static WORDS: LazyLock<Table<&'static str, u32>> = LazyLock::new(|| {
    let mut map = Table::default();
    for (i, language) in LANGUAGES.iter().enumerate() {
        for word in language.words.split(' ') {
            *map.entry(word).or_insert(0) |= 1 << i;
        }
    }
    map
});

/// The languages in which `word` (in lower case) is frequent, one bit each.
pub(super) fn languages_of(word: &str) -> Option<u32> {
    WORDS.get(word).copied()
}

/// For each telling letter, the languages (indices into [`LANGUAGES`]) it speaks for and how much.
static TOLD_BY: LazyLock<Table<char, Vec<(usize, f32)>>> = LazyLock::new(|| {
    let mut map = Table::<char, Vec<(usize, f32)>>::default();
    for (letters, tags, weight) in LETTERS {
        let languages = LANGUAGES.iter().enumerate().filter(|(_, l)| tags.contains(&l.tag));
        for (index, _) in languages {
            for letter in letters.chars() {
                map.entry(letter).or_default().push((index, *weight));
            }
        }
    }
    map
});

/// The languages that `letter` (in lower case) speaks for.
pub(super) fn told_by(letter: char) -> Option<&'static Vec<(usize, f32)>> {
    TOLD_BY.get(&letter)
}

/// Endings that few other languages have: (endings, languages, weight of one word).
const ENDINGS: &[(&[&str], &[&str], f32)] = &[
    (&["ları", "leri", "ların", "lerin", "dır", "dür", "sınız", "siniz", "sunuz"], &["tr", "az"], 0.4),
    (&["mak", "mek", "iyor", "ıyor", "uyor", "üyor", "acak", "ecek", "malı", "meli"], &["tr"], 0.5),
    (&["dürün"], &["tr", "az"], 0.4),
    (&["maq", "mək", "acaq", "əcək", "ləri", "lər", "malıdır", "məlidir"], &["az"], 0.6),
];

/// The languages (indices into [`LANGUAGES`]) that the ending of `word` (in lower case) speaks for, and how much.
pub(super) fn told_by_ending(word: &str) -> impl Iterator<Item = (usize, f32)> + '_ {
    /// Letters that stand before an ending at least.
    const STEM_BYTES: usize = 2;
    let told = ENDINGS.iter().filter(move |(endings, ..)| {
        endings.iter().any(|ending| word.len() >= ending.len() + STEM_BYTES && word.ends_with(ending))
    });
    told.flat_map(|(_, tags, weight)| {
        let languages = LANGUAGES.iter().enumerate().filter(|(_, language)| tags.contains(&language.tag));
        languages.map(|(index, _)| (index, *weight))
    })
}
