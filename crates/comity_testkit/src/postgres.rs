//! Databases of a test's own on the PostgreSQL server that the test command names.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// An empty database, which goes away with the value.
#[derive(Debug)]
pub struct PostgresDatabase {
    server: String,
    name: String,
}

impl PostgresDatabase {
    /// Makes one whose name begins so; none where `COMITY_TEST_POSTGRES` names no server.
    pub fn make(prefix: &str) -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = postgres_server()?;
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("{prefix}_{}_{number}", std::process::id());
        psql(&server, &format!("create database {name} template template0"));
        Some(Self { server, name })
    }

    /// Its address.
    pub fn url(&self) -> String {
        let (address, settings) = self.server.split_once('?').unwrap_or((&self.server, ""));
        let base = address.rsplit_once('/').map_or(address, |(base, _)| base);
        format!("{base}/{}?{settings}", self.name)
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        psql(&self.server, &format!("drop database {} with (force)", self.name));
    }
}

fn psql(server: &str, command: &str) {
    let status = Command::new("psql").args([server, "-qc", command]).status().expect("psql runs");
    assert!(status.success(), "{command}");
}

/// The server that tests may make databases on.
#[expect(clippy::disallowed_methods, reason = "the test command says where its PostgreSQL is")]
pub(crate) fn postgres_server() -> Option<String> {
    std::env::var("COMITY_TEST_POSTGRES").ok().filter(|server| !server.is_empty())
}
