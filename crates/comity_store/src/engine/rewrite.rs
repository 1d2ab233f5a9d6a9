//! Turns `$1` into `?1` for SQLite, which would number `$n` by first appearance and not by `n`.

/// The statement with every `$n` written as `?n`, except in literals, quoted names and comments.
pub(crate) fn numbered(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '$' if rest.peek().is_some_and(char::is_ascii_digit) => out.push('?'),
            '\'' | '"' => {
                // A doubled quote closes and opens again, which comes to the same.
                out.push(c);
                copy_until(&mut rest, &mut out, |_, now| now == c);
            }
            '-' if rest.peek() == Some(&'-') => {
                out.push(c);
                copy_until(&mut rest, &mut out, |_, now| now == '\n');
            }
            '/' if rest.peek() == Some(&'*') => {
                out.push(c);
                out.extend(rest.next());
                copy_until(&mut rest, &mut out, |before, now| before == '*' && now == '/');
            }
            _ => out.push(c),
        }
    }
    out
}

fn copy_until(rest: &mut impl Iterator<Item = char>, out: &mut String, ends: impl Fn(char, char) -> bool) {
    let mut before = ' ';
    for now in rest {
        out.push(now);
        if ends(before, now) {
            return;
        }
        before = now;
    }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn parameters_are_numbered_and_everything_else_is_left_alone() {
        for (sql, expected) in [
            ("select $2, $1 from t where a = $12", "select ?2, ?1 from t where a = ?12"),
            ("select '$1', 'it''s $1', $1", "select '$1', 'it''s $1', ?1"),
            ("select \"$1\" from t -- costs $1\nwhere b=$1", "select \"$1\" from t -- costs $1\nwhere b=?1"),
            ("select /* $1 * / '$2 */ $1", "select /* $1 * / '$2 */ ?1"),
            ("select /*/ $1 */ $1, 'ə$', $3-$2", "select /*/ $1 */ ?1, 'ə$', ?3-?2"),
            ("select $ 1, 'unclosed $1", "select $ 1, 'unclosed $1"),
            ("select 4 / $1 - $2", "select 4 / ?1 - ?2"),
        ] {
            assert_eq!(numbered(sql), expected);
        }
    }

    #[test]
    fn a_parameter_used_twice_and_out_of_order_is_bound_by_its_number() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        let sql = numbered("select $2 || $1 || $2");
        let text: String = connection.query_row(&sql, ["a", "b"], |row| row.get(0)).unwrap();
        assert_eq!(text, "bab");
    }
}
