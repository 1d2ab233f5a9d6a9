//! Goes on where an earlier run stopped: what stands in a file of results already.

use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};

/// Bytes read at once.
const BUFFER_BYTES: usize = 256 * 1024;

/// Counts the results in a file of lines, cuts off a last line that was not finished, and leaves the file at its end.
///
/// # Errors
/// What reading and writing says; and that the file holds something else than results, which is then left as it is, or
/// results of another model than `model`, which must not be mixed.
pub fn complete_lines(file: &mut File, model: &str) -> io::Result<u64> {
    let wrong = |why: String| io::Error::new(io::ErrorKind::InvalidData, why);
    file.seek(SeekFrom::Start(0))?;
    let mut input = BufReader::with_capacity(BUFFER_BYTES, &mut *file);
    let (mut line, mut count, mut whole_bytes) = (Vec::new(), 0_u64, 0_u64);
    loop {
        line.clear();
        let read = input.read_until(b'\n', &mut line)?;
        if read == 0 || line.last() != Some(&b'\n') {
            break;
        }
        let number = count + 1;
        // The first one says whether this is what we think it is. Models may change with any line, where files were put together.
        let result: Option<Value> = serde_json::from_slice(&line).ok();
        let Some(result) =
            result.filter(|result| result["scores"].is_object() || result["error"].is_string())
        else {
            return Err(wrong(format!("line {number} is not a line of scores")));
        };
        if let Some(other) = result["model"].as_str()
            && other != model
        {
            return Err(wrong(format!("line {number} was scored by {other}, not by {model}")));
        }
        (count, whole_bytes) = (number, whole_bytes + read as u64);
    }
    drop(input);
    file.set_len(whole_bytes)?;
    file.seek(SeekFrom::End(0))?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    fn resumed(text: &str) -> (io::Result<u64>, String) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let count = complete_lines(&mut file, "m@1");
        file.seek(SeekFrom::Start(0)).unwrap();
        let mut left = String::new();
        file.read_to_string(&mut left).unwrap();
        (count, left)
    }

    const DONE: &str =
        "{\"id\":1,\"scores\":{},\"model\":\"m@1\"}\n{\"id\":2,\"error\":\"it is not valid UTF-8\"}\n";

    #[test]
    fn a_torn_last_line_is_cut_off_and_the_others_are_counted() {
        for torn in ["", "{", "{\"id\":3,\"scores\":{},\"model\":\"m@1\"}"] {
            let (count, left) = resumed(&format!("{DONE}{torn}"));
            assert_eq!((count.unwrap(), left.as_str()), (2, DONE));
        }
        let (count, left) = resumed("{\"id\":1");
        assert_eq!((count.unwrap(), left.as_str()), (0, ""));
    }

    #[test]
    fn a_file_that_holds_something_else_is_left_as_it_is() {
        for text in
            ["The bridge opens on Monday.\nGood.\n", "{\"id\":1,\"text\":\"Good.\"}\nx", &format!("{DONE}\n")]
        {
            let (count, left) = resumed(text);
            assert!(count.unwrap_err().to_string().contains("is not a line of scores"));
            assert_eq!(left, text);
        }
        let other = DONE.replace("m@1", "m@2");
        let (count, left) = resumed(&other);
        assert_eq!(count.unwrap_err().to_string(), "line 1 was scored by m@2, not by m@1");
        assert_eq!(left, other);
    }
}
