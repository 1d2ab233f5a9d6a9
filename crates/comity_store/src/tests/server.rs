//! The PostgreSQL server of the tests, and databases on it that go away by themselves.

use postgres::{Client, NoTls};
use std::sync::atomic::{AtomicU32, Ordering};

/// A server where the tests may make databases.
pub(crate) struct TestServer {
    url: String,
}

/// An empty database, dropped at the end of the test.
pub(crate) struct TestDatabase {
    server: String,
    name: String,
    /// Its address.
    pub(crate) url: String,
}

impl TestServer {
    /// The server that `COMITY_TEST_POSTGRES` names; none when it is not set.
    #[expect(clippy::disallowed_methods, reason = "tests have no configuration file")]
    pub(crate) fn find() -> Option<Self> {
        std::env::var("COMITY_TEST_POSTGRES").ok().filter(|url| !url.is_empty()).map(|url| Self { url })
    }

    /// Makes an empty database.
    pub(crate) fn make_database(&self) -> TestDatabase {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("comity_test_{}_{number}", std::process::id());
        connect(&self.url).batch_execute(&format!("create database {name} template template0")).unwrap();
        let (address, settings) = self.url.split_once('?').unwrap_or((&self.url, ""));
        let (server, _) = address.rsplit_once('/').expect("the address ends with a database");
        let url = format!("{server}/{name}?{settings}");
        TestDatabase { server: self.url.clone(), name, url }
    }
}

impl TestDatabase {
    /// A connection of the test's own.
    pub(crate) fn connect(&self) -> Client {
        connect(&self.url)
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        connect(&self.server).batch_execute(&format!("drop database {} with (force)", self.name)).unwrap();
    }
}

fn connect(url: &str) -> Client {
    Client::connect(url, NoTls).unwrap_or_else(|error| panic!("the server of COMITY_TEST_POSTGRES: {error}"))
}
