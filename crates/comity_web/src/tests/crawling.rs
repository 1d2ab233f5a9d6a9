//! What crawlers and patient readers reach: every story, however old.

use super::{Paper, comment};
use http::StatusCode;

#[tokio::test]
async fn every_story_is_reached_from_the_front_page() {
    let paper = Paper::open().await;
    for n in 0..60 {
        paper.newsroom.clock.advance(60);
        paper.newsroom.add_story(&format!("newer-{n}")).await;
    }
    let first = paper.get("/s/bridge-post", &[]).await.text();
    assert!(
        first.contains("/s/bridge-post/newer-59\"") && !first.contains("/s/bridge-post/bridge\""),
        "{first}"
    );
    assert!(first.contains("href=\"/s/bridge-post?page=2\" rel=\"next\"") && !first.contains("rel=\"prev\""));
    let second = paper.get("/s/bridge-post?page=2", &[]).await.text();
    assert!(
        second.contains("/s/bridge-post/bridge\"") && !second.contains("/s/bridge-post/newer-59\""),
        "{second}"
    );
    assert!(second.contains("href=\"/s/bridge-post\" rel=\"prev\"") && !second.contains("rel=\"next\""));
    for odd in ["0", "3", "x", "4294967295", "4294967296"] {
        let answer = paper.get(&format!("/s/bridge-post?page={odd}"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{odd}");
    }
    let (cookie, _) = paper.sign_in().await;
    let settings = paper.get("/console/settings", &[("cookie", &cookie)]).await.text();
    assert!(settings.contains("href=\"/console/settings?page=2\""), "{settings}");
    let last = paper.get("/console/settings?page=4", &[("cookie", &cookie)]).await.text();
    assert!(last.contains("/console/stories/bridge/state"), "{last}");
}

#[tokio::test]
async fn the_sitemap_names_every_story_and_robots_name_the_sitemap() {
    let paper = Paper::open().await;
    paper.newsroom.add_story("a&b/c").await;
    let robots = paper.get("/robots.txt", &[]).await.text();
    let line = robots.lines().find_map(|line| line.strip_prefix("Sitemap: ")).unwrap();
    assert_eq!(line, "http://127.0.0.1:7733/sitemap.xml");
    let index = paper.get("/sitemap.xml", &[]).await;
    assert_eq!(index.header("content-type"), "application/xml; charset=utf-8");
    let part = index.text();
    let part = part.split("<loc>http://127.0.0.1:7733").nth(1).unwrap().split('<').next().unwrap();
    let map = paper.get(part, &[]).await.text();
    for path in ["/s/bridge-post", "/policy/bridge-post", "/s/bridge-post/bridge", "/s/bridge-post/a%26b%2Fc"]
    {
        assert!(map.contains(&format!("<loc>http://127.0.0.1:7733{path}</loc>")), "{path}: {map}");
    }
    for odd in ["/sitemap/bridge-post/2", "/sitemap/bridge-post/0", "/sitemap/nowhere/1"] {
        assert_eq!(paper.get(odd, &[]).await.status, StatusCode::NOT_FOUND, "{odd}");
    }
}

#[tokio::test]
async fn a_comment_that_is_too_large_or_for_no_story_is_not_the_end_of_the_way() {
    let paper = Paper::open().await;
    let post = "/s/bridge-post/bridge/comments";
    let large = paper.form(post, "", &comment(&"a".repeat(1_000_000))).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let page = large.text();
    assert!(page.contains("href=\"/s/bridge-post/bridge#comments\""), "{page}");
    assert!(page.contains("Go back in your browser to your text"), "{page}");
    let lost = paper.form("/s/bridge-post/gone/comments", "", &comment("Where has it gone?")).await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    assert!(lost.text().contains("Where has it gone?</textarea>"), "{}", lost.text());
}
