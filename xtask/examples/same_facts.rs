//! Gives every comment of a database the facts of the one that has some, as if all had been posted and not imported.
//!
//! `same_facts FILE` is for the bench only: nothing else may write to a database of Comity.

use rusqlite::Connection;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("usage: same_facts FILE")?;
    let database = Connection::open(file)?;
    let given = database.execute(
        "update revisions set facts = (select facts from revisions where facts is not null limit 1)
         where facts is null",
        [],
    )?;
    println!("{given}");
    Ok(())
}
