//! Requests against the whole router, over real actions and a real database in memory.

mod console;
mod crawling;
mod editing;
mod expired;
mod posting;
mod reading;
mod routes;
mod sites;
mod status;
mod trying;
mod versions;

use crate::{Limits, Settings};
use axum::Router;
use axum::body::Body;
use comity_testkit::Newsroom;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// Our own origin in tests.
const OURS: &str = "http://127.0.0.1:7733";

/// The origin of the newspaper's website.
const HOST_PAGE: &str = "https://bridge-post.example";

/// A newsroom with its web side.
pub(super) struct Paper {
    pub(super) newsroom: Newsroom,
    pub(super) router: Router,
}

/// An answer as it came.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }
    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
    /// The cookie that the browser is given, as it sends it back.
    pub(super) fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap().to_owned()
    }
}

impl Paper {
    pub(super) async fn open() -> Self {
        Self::with(Limits::default()).await
    }

    pub(super) async fn with(limits: Limits) -> Self {
        Self::of(Newsroom::open().await, limits)
    }

    /// With the plain policy of the tests and more of it.
    pub(super) async fn under(more: &str) -> Self {
        let policy = format!("{}\n{more}", comity_testkit::PLAIN_POLICY);
        Self::of(Newsroom::open_under(&policy).await, Limits::default())
    }

    fn of(newsroom: Newsroom, limits: Limits) -> Self {
        let router = crate::router(newsroom.app.clone(), Settings { limits, ..Settings::default() });
        Self { newsroom, router }
    }

    pub(super) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:7733");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let peer: std::net::SocketAddr = "192.0.2.9:4000".parse().unwrap();
        let mut request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.into_body().collect().await.unwrap().to_bytes().to_vec();
        Answer { status, headers, body }
    }

    pub(super) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, path, headers, Vec::new()).await
    }

    /// Sends a form as one of our own pages does.
    pub(super) async fn form(&self, path: &str, cookie: &str, form: &str) -> Answer {
        let headers =
            [("origin", OURS), ("cookie", cookie), ("content-type", "application/x-www-form-urlencoded")];
        self.send(Method::POST, path, &headers, form.as_bytes().to_vec()).await
    }

    pub(super) async fn json(&self, path: &str, body: serde_json::Value) -> Answer {
        let headers = [("content-type", "application/json")];
        self.send(Method::POST, path, &headers, body.to_string().into_bytes()).await
    }

    /// The cookie of a moderator who has just signed in, and the token of the forms.
    pub(super) async fn sign_in(&self) -> (String, String) {
        let newsroom = &self.newsroom;
        let token = comity_actions::sign_in_link(&newsroom.app, &newsroom.moderator).await.unwrap();
        let answer = self.form(&format!("/console/sign-in/{token}"), "", "").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let cookie = answer.cookie();
        let page = self.get("/console", &[("cookie", &cookie)]).await.text();
        let csrf = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        (cookie, csrf)
    }
}

/// The fields that a comment needs.
pub(super) fn comment(text: &str) -> String {
    format!("name=Mara+Toth&email=mara@example.org&text={}", crate::urls::encode(text))
}
