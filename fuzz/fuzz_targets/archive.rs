//! Whatever stands in a file: every reader comes to an end without a panic. The first byte chooses the format.
#![no_main]

use comity_import::{Defaults, Format, open};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let format = Format::ALL[usize::from(*first) % Format::ALL.len()];
    if let Ok(archive) = open(format, std::io::Cursor::new(rest.to_vec()), &Defaults::default()) {
        // More items than bytes would mean that a reader makes them up.
        assert!(archive.take(rest.len() + 2).count() < rest.len() + 2);
    }
});
