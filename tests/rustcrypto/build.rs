//! Finds RustCrypto's packages where cargo has put them, and writes one file for each that has its test files and examples compiled.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use cargo_metadata::{MetadataCommand, Package, TargetKind};

/// Packages, and their test files that are not for us.
const THEIRS: [(&str, &[&str]); 5] = [
    // The saved state is a private format.
    ("sha3", &["serialization"]),
    ("shake", &[]),
    ("cshake", &[]),
    ("turboshake", &[]),
    ("k12", &[]),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../Cargo.lock");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let packages = packages()?;
    for (name, excepted) in THEIRS {
        let package = packages
            .iter()
            .find(|package| *package.name == name)
            .ok_or_else(|| format!("{name} is not among the dependencies of this package"))?;
        fs::write(out.join(format!("{name}.rs")), tests_of(package, excepted)?)?;
    }
    Ok(())
}

/// The packages that this one depends on, in the versions that it is compiled with.
fn packages() -> Result<Vec<Package>, Box<dyn Error>> {
    let metadata = MetadataCommand::new()
        .manifest_path(Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("Cargo.toml"))
        .other_options(["--locked".into(), "--filter-platform".into(), env::var("TARGET")?])
        .exec()?;
    let ours = env::var("CARGO_PKG_NAME")?;
    let id = &metadata.packages.iter().find(|package| *package.name == ours).ok_or("this package is not there")?.id;
    let resolve = metadata.resolve.as_ref().ok_or("nothing is resolved")?;
    let node = resolve.nodes.iter().find(|node| node.id == *id).ok_or("this package is not resolved")?;
    Ok(metadata.packages.iter().filter(|package| node.dependencies.contains(&package.id)).cloned().collect())
}

/// Rust that compiles the test files of a package, and the examples of its README as tests.
fn tests_of(package: &Package, excepted: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    // Their words, not ours to lint.
    let allow = "#[allow(warnings, clippy::all, clippy::pedantic)]\n";
    let tests = package.targets.iter().filter(|target| target.kind.contains(&TargetKind::Test));
    let mut files = 0;
    for test in tests.filter(|test| !excepted.contains(&test.name.as_str())) {
        write!(text, "{allow}#[path = {:?}]\nmod file_{};\n", test.src_path.as_str(), test.name)?;
        files += 1;
    }
    if files == 0 {
        return Err(format!("the package {} {} has no test files", package.name, package.version).into());
    }
    let readme = package.readme().ok_or_else(|| format!("the package {} has no README", package.name))?;
    let readme = fs::read_to_string(readme)?;
    let examples = readme.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next());
    for (i, example) in examples.enumerate() {
        write!(text, "{allow}#[test]\nfn example_{i}() {{\n{example}}}\n")?;
    }
    Ok(text)
}
