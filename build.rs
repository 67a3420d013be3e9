//! Builds the program anew when a file is added to what is compiled in: the pack, the cases, the theme.

fn main() {
    println!("cargo::rerun-if-changed=assets");
}
