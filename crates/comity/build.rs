//! How the program is linked.

#[expect(clippy::disallowed_methods, reason = "what Cargo tells a build script stands in the environment")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |name: &str| std::env::var(name).unwrap_or_default();
    // The addresses that are fixed at start as a bitmap (DT_RELR, glibc 2.36) instead of 24 bytes each: 1.8 MB less to read
    // and to keep. The program stays position-independent.
    if target("CARGO_CFG_TARGET_OS") == "linux" && target("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
