//! The least that an axum server can do: the same bytes for every request. What Comity's reading is measured against.
//!
//! `bare_axum BODY [NAME:VALUE…]` serves the file with these headers on a free port of 127.0.0.1 and prints its address.

use std::fs;

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::routing::get;
use bytes::Bytes;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let body = Bytes::from(fs::read(arguments.next().ok_or("usage: bare_axum BODY [NAME:VALUE…]")?)?);
    let mut headers = HeaderMap::new();
    for header in arguments {
        let (name, value) = header.split_once(':').ok_or("a header is NAME:VALUE")?;
        headers.append(name.parse::<HeaderName>()?, HeaderValue::from_str(value.trim())?);
    }
    let answer = move || async move { (headers, body) };
    let router = Router::new().fallback(get(answer));

    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}", listener.local_addr()?);
        axum::serve(listener, router).await?;
        Ok(())
    })
}
