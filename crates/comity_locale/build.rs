//! Has this crate built anew when a file in `locales/` changes or is added: what is embedded is listed by a macro, which
//! the compiler does not see depend on a folder.

fn main() {
    println!("cargo::rerun-if-changed=../../locales");
}
