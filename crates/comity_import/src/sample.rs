//! Makes WordPress exports of any size, for benchmarks and for trying things out. All people and places in them are
//! made up.

use std::io::{self, Write};

const NAMES: &[&str] = &["Anahit", "Orhan", "Мария", "Leyla", "سلمى", "Tom &amp; Ann", "Jonas", "Զարուհի"];
const SENTENCES: &[&str] = &[
    "The new bridge at Sarıyar cost more than the council said it would.",
    "Мост построили за два года, и это хорошо.",
    "I walk over it <em>every</em> morning &amp; nobody sweeps the snow.",
    "Կամուրջը գեղեցիկ է, բայց աստիճանները սայթաքուն են։",
    "Belediye neden hesap vermiyor?",
    "FC Lower Mill played better before the roof came down.",
    "Körpü gözəldir, amma yol hələ də bağlıdır.",
    "Read the minutes of the meeting, they are public.",
];

/// Writes a WXR 1.2 file with `stories` stories and `comments` comments spread over them, always the same for the
/// same numbers: one reply in three, one in fifty held, one in a hundred spam.
///
/// # Errors
/// When `out` does not take it.
pub fn write_sample_wxr(out: &mut impl Write, stories: u64, comments: u64) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    let mut comment_id = 0;
    for story in 0..stories {
        let post_id = story + 1;
        write!(
            out,
            "<item><title><![CDATA[Story {post_id}: the bridge &amp; the river]]></title>\n\
             <link>https://news.example/stories/{post_id}/</link>\n<dc:creator><![CDATA[desk]]></dc:creator>\n\
             <content:encoded><![CDATA[<p>The council met about the bridge.</p>]]></content:encoded>\n\
             <wp:post_id>{post_id}</wp:post_id>\n<wp:post_date_gmt>{}</wp:post_date_gmt>\n\
             <wp:comment_status>open</wp:comment_status>\n<wp:status>publish</wp:status>\n\
             <wp:post_type>post</wp:post_type>\n",
            time(story * 3600)
        )?;
        let last = comments * post_id / stories;
        let first_id = comment_id + 1;
        while comment_id < last {
            comment_id += 1;
            write_comment(out, comment_id, first_id, story)?;
        }
        out.write_all(b"</item>\n")?;
    }
    out.write_all(b"</channel>\n</rss>\n")
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\"\n\
 xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\"\n xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n\
 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n\
 <title>The Sarıyar Courier</title>\n<wp:wxr_version>1.2</wp:wxr_version>\n";

fn write_comment(out: &mut impl Write, id: u64, first_id: u64, story: u64) -> io::Result<()> {
    // A fixed sequence that looks irregular (Knuth's multiplicative hash).
    let dice = id.wrapping_mul(2_654_435_761) >> 7;
    let pick = |from: &'static [&'static str], turn: u64| {
        from.get(((dice >> turn) % from.len() as u64) as usize).copied().unwrap_or_default()
    };
    let parent = if id > first_id && dice.is_multiple_of(3) { first_id + dice % (id - first_id) } else { 0 };
    let approved = match id % 100 {
        7 => "spam",
        33 | 66 => "0",
        _ => "1",
    };
    let name = pick(NAMES, 3);
    write!(
        out,
        "<wp:comment>\n<wp:comment_id>{id}</wp:comment_id>\n\
         <wp:comment_author><![CDATA[{name}]]></wp:comment_author>\n\
         <wp:comment_author_email><![CDATA[reader{}@mail.example]]></wp:comment_author_email>\n\
         <wp:comment_author_url></wp:comment_author_url>\n\
         <wp:comment_author_IP><![CDATA[192.0.2.7]]></wp:comment_author_IP>\n\
         <wp:comment_date><![CDATA[{when}]]></wp:comment_date>\n\
         <wp:comment_date_gmt><![CDATA[{when}]]></wp:comment_date_gmt>\n\
         <wp:comment_content><![CDATA[{} {}\n\n{}]]></wp:comment_content>\n\
         <wp:comment_approved><![CDATA[{approved}]]></wp:comment_approved>\n\
         <wp:comment_type><![CDATA[comment]]></wp:comment_type>\n\
         <wp:comment_parent>{parent}</wp:comment_parent>\n<wp:comment_user_id>0</wp:comment_user_id>\n\
         </wp:comment>\n",
        dice % 5000,
        pick(SENTENCES, 1),
        pick(SENTENCES, 5),
        pick(SENTENCES, 9),
        when = time(story * 3600 + id % 3600)
    )
}

/// A time so many seconds after the beginning of 2020, as WordPress writes it.
fn time(seconds: u64) -> String {
    let at = jiff::civil::date(2020, 1, 1).at(0, 0, 0, 0);
    let at = at.saturating_add(jiff::SignedDuration::from_secs(seconds as i64));
    at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}
