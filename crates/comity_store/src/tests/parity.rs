//! The two schemas have the same tables, columns, kinds and nullability.

use super::server::TestServer;
use crate::{Dialect, PostgresOptions, Store, migrate::MIGRATIONS, params};
use std::collections::{BTreeMap, BTreeSet};

/// Columns by table and name: kind, and whether it may be null.
type Schema = BTreeMap<(String, String), (String, bool)>;

#[test]
fn both_schemas_have_the_same_columns() {
    let sqlite = schema(&Store::open_memory().unwrap());
    assert!(sqlite.contains_key(&("migrations".to_owned(), "checksum".to_owned())), "{sqlite:#?}");
    let Some(server) = TestServer::find() else { return };
    let fresh = server.make_database();
    let postgres = schema(&Store::open_postgres(&fresh.url, PostgresOptions::default()).unwrap());
    let only = |these: &Schema, those: &Schema| -> Vec<String> {
        these
            .iter()
            .filter(|(name, column)| those.get(*name) != Some(*column))
            .map(|both| format!("{both:?}"))
            .collect()
    };
    let (left, right) = (only(&sqlite, &postgres), only(&postgres, &sqlite));
    assert!(left.is_empty() && right.is_empty(), "SQLite has {left:#?}, PostgreSQL has {right:#?}");
}

#[test]
fn both_databases_have_the_same_indexes() {
    let Some(server) = TestServer::find() else { return };
    let fresh = server.make_database();
    let named = |store: &Store| -> BTreeSet<(String, String)> {
        let indexes = store
            .read_blocking(|tx| {
                let sql = match tx.dialect() {
                    Dialect::Sqlite => {
                        "select tbl_name, name from sqlite_schema where type = 'index' and sql is not null"
                    }
                    Dialect::Postgres => {
                        "select tablename, indexname from pg_indexes where schemaname = 'public'
                         and indexname not in (select conname from pg_constraint)"
                    }
                };
                tx.query(sql, params![], |row| Ok((row.get(0)?, row.get(1)?)))
            })
            .unwrap();
        indexes.into_iter().collect()
    };
    let postgres = Store::open_postgres(&fresh.url, PostgresOptions::default()).unwrap();
    assert_eq!(named(&Store::open_memory().unwrap()), named(&postgres));
}

#[test]
fn migrations_are_numbered_from_one_without_gaps() {
    for (index, migration) in MIGRATIONS.iter().enumerate() {
        assert_eq!(migration.version as usize, index + 1, "{}", migration.name);
    }
}

fn schema(store: &Store) -> Schema {
    let rows = store
        .read_blocking(|tx| {
            let sql = match tx.dialect() {
                Dialect::Sqlite => {
                    "select t.name, c.name, lower(c.type), c.\"notnull\" = 0 and c.pk = 0
                     from sqlite_schema t, pragma_table_info(t.name) c
                     where t.type = 'table' and t.name not like 'sqlite_%'"
                }
                Dialect::Postgres => {
                    "select table_name, column_name, data_type, is_nullable = 'YES'
                     from information_schema.columns where table_schema = 'public'"
                }
            };
            tx.query(sql, params![], |row| {
                let declared: String = row.get(2)?;
                Ok(((row.get(0)?, row.get(1)?), (kind(&declared).to_owned(), row.get::<bool>(3)?)))
            })
        })
        .unwrap();
    rows.into_iter().collect()
}

fn kind(declared: &str) -> &str {
    match declared {
        "integer" | "int" | "bigint" => "integer",
        "real" | "double precision" => "real",
        "blob" | "bytea" => "blob",
        "text" => "text",
        other => panic!("`{other}` is none of the kinds that both databases share"),
    }
}
