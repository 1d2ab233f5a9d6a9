//! How long reading a comment takes: `cargo run --release -p comity_text --example measure`.
#![expect(clippy::disallowed_methods, reason = "measuring durations is what this program is for")]

use comity_text::{Body, Lexicon};
use std::time::Instant;

fn time<T>(name: &str, rounds: u32, mut work: impl FnMut() -> T) {
    work();
    let start = Instant::now();
    for _ in 0..rounds {
        std::hint::black_box(work());
    }
    println!("{name:<40} {:>10.1} µs", start.elapsed().as_secs_f64() * 1e6 / f64::from(rounds));
}

fn main() {
    let ordinary = "The council promised in March that the bridge would be open again by autumn. It is November now, and the 38 bus \
                    still takes the long way round through Elm Street. I don't blame the workers, they do what they can in this \
                    weather. But somebody at the town hall should explain, in plain words, where the second half of the money went, \
                    and why nobody asked the people who live here before.";
    let russian = "Мэрия обещала в марте, что мост откроют к осени. Сейчас ноябрь, а автобус всё ещё идёт в объезд. Я не виню рабочих.";
    let evasive =
        "Wh4t a f**king m0r0n, f u c k this sh1t, you аsshоle and your st.upid b!tch of a c-0-u-n-c-i-l";
    for (name, text) in [
        ("400 bytes, English", ordinary),
        ("200 bytes, Russian", russian),
        ("100 bytes in disguise", evasive),
    ] {
        time(&format!("Body::read, {name}"), 5000, || Body::read(text, Some("en")));
        time(&format!("render, {name}"), 5000, || comity_text::render(text));
        let body = Body::read(text, Some("en"));
        let lexicon = Lexicon::builtin("en").expect("English is built in");
        time(&format!("Lexicon::find, {name}"), 5000, || lexicon.find(&body));
    }
    for piece in [
        "[", ">", "*", "`", "<", "- ", "> ", "f u ", "a.", "![", "_*", "(", "@", "f*", "\u{301}", "\"",
        "://", "&", "www.", "a b ", "1. ", "f**k ", "\"a ",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let start = Instant::now();
        let body = Body::read(&text, None);
        let read = start.elapsed();
        let searched = Instant::now();
        let found = Lexicon::builtin("en").expect("English is built in").find(&body).len();
        let search = searched.elapsed();
        let limit = piece.repeat(comity_text::MARKDOWN_LIMIT / piece.len());
        let marked = Instant::now();
        std::hint::black_box(Body::read(&limit, None));
        println!(
            "1 MB of {piece:?}: {read:?}, find {:?} ({found}); 64 kB as Markdown {:?}",
            search,
            marked.elapsed()
        );
    }
}
