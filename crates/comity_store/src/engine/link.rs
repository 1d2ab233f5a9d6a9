//! How a PostgreSQL server is reached: its address, and TLS where the address asks for it.

use super::postgres::describe;
use crate::{Error, Result};
use postgres::config::{Host, SslMode};
use postgres::{Client, Config, NoTls};
use std::time::Duration;
use tokio_postgres_rustls::MakeRustlsConnect;

/// How long a server may take to answer the first time, unless the address says otherwise.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Every session gives up waiting for a row lock after ten seconds, as whoever holds it that long is stuck; and it waits
/// for the flush to disk even where the server's default is not to, because an answered write must survive a crash.
const SESSION: &str = "set lock_timeout = '10s'; set client_min_messages = warning;
    select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

/// A way to the server, shared by all threads that connect to it.
#[derive(Clone)]
pub(super) struct Link {
    config: Config,
    tls: Option<MakeRustlsConnect>,
}

impl Link {
    /// Reads an address such as `postgres://comity@db.example.org/comity?sslmode=require`.
    ///
    /// With `sslmode=require` (or `verify-full`) the connection is encrypted and the server's certificate is checked
    /// against the certificates of the system, or those in the file that `SSL_CERT_FILE` names. Otherwise it is plain.
    pub(super) fn parse(url: &str) -> Result<Self> {
        // We check certificates always, so the stricter modes are the same to us; the driver does not know their names.
        let url = url
            .replace("sslmode=verify-full", "sslmode=require")
            .replace("sslmode=verify-ca", "sslmode=require");
        let mut config: Config = url.parse().map_err(|error| {
            Error::Unavailable(format!("the address of the database is not valid: {error}"))
        })?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_TIMEOUT);
        }
        if config.get_application_name().is_none() {
            config.application_name("comity");
        }
        let tls = if config.get_ssl_mode() == SslMode::Require { Some(system_certificates()?) } else { None };
        let is_remote =
            |host: &Host| matches!(host, Host::Tcp(name) if name != "localhost" && !name.starts_with("127."));
        if tls.is_none() && config.get_hosts().iter().any(is_remote) {
            tracing::warn!(
                "the connection to PostgreSQL is not encrypted: add sslmode=require to its address"
            );
        }
        Ok(Self { config, tls })
    }

    /// Opens one connection. Only on threads of our own: the client panics on a tokio worker.
    pub(super) fn connect(&self) -> Result<Client> {
        let connected = match &self.tls {
            Some(tls) => self.config.connect(tls.clone()),
            None => self.config.connect(NoTls),
        };
        connected.and_then(|mut client| client.batch_execute(SESSION).map(|()| client)).map_err(|error| {
            Error::Unavailable(format!("cannot connect to PostgreSQL: {}", describe(&error)))
        })
    }
}

fn system_certificates() -> Result<MakeRustlsConnect> {
    match MakeRustlsConnect::with_native_certs() {
        Ok((tls, unreadable)) => {
            for error in unreadable {
                tracing::warn!(%error, "a certificate of the system cannot be read");
            }
            Ok(tls)
        }
        Err(_) => Err(Error::Unavailable(
            "sslmode=require needs certificates to check the server against, and the system has none: \
             install ca-certificates or set SSL_CERT_FILE"
                .to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_asks_for_encryption_gets_it_and_a_broken_one_is_refused() {
        assert!(Link::parse("postgres://comity@127.0.0.1/comity").unwrap().tls.is_none());
        assert!(Link::parse("postgres://comity@127.0.0.1/comity?sslmode=disable").unwrap().tls.is_none());
        // Where the machine has no certificates, the refusal says so; it never falls back to plain.
        for mode in ["require", "verify-full"] {
            match Link::parse(&format!("postgres://comity@127.0.0.1/comity?sslmode={mode}")) {
                Ok(link) => assert!(link.tls.is_some()),
                Err(error) => assert!(error.to_string().contains("ca-certificates"), "{error}"),
            }
        }
        let error = Link::parse("postgres://comity:secret@:port/").err().unwrap().to_string();
        assert!(error.contains("not valid") && !error.contains("secret"), "{error}");
    }
}
