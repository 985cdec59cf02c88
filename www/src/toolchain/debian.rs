//! A private toolchain from Debian's packages: no root, nothing installed, all of it in one folder.
//!
//! Debian has a recent compiler (`rustc-web`, kept up for its browsers) and the sources of its standard library,
//! but no standard library for WebAssembly; that is built here, once.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::TARGET;
use crate::files::{self, cannot};
use crate::programs::{self, Variable, ask, show};

/// Makes the toolchain. It gets its name at the end: an interrupted one doesn't look finished.
pub(super) fn make(home: &Path) -> Result<()> {
    let partial = home.with_extension("partial");
    files::remove_dir(&partial)?;
    let made = make_in(&partial).and_then(|root| files::rename(&root, home));
    files::remove_dir(&partial)?;
    made
}

/// The variables that make a cargo use it. Packages bring no linker, but Rust's own is at hand.
pub(super) fn variables(home: &Path) -> Result<Vec<Variable>> {
    let print = |what: &str| ask(Command::new("rustc").args(["--print", what]));
    let linker = Path::new(print("sysroot")?.trim_end())
        .join("lib/rustlib")
        .join(print("host-tuple")?.trim_end())
        .join("bin/rust-lld");
    ensure!(
        linker.exists(),
        "the Rust in use has no linker for WebAssembly ({} is missing): use the one from rustup",
        linker.display()
    );
    Ok(vec![
        ("RUSTC", home.join("usr/bin/rustc").into()),
        ("LD_LIBRARY_PATH", library_path(home)?),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.into()),
    ])
}

fn make_in(partial: &Path) -> Result<PathBuf> {
    let apt = Apt::new(partial)?;
    let packages = apt.download()?;
    let root = partial.join("root");
    for package in &packages {
        ask(Command::new("dpkg-deb").arg("--extract").args([package, &root]))?;
    }
    eprintln!("Building the standard library for WebAssembly; a minute or two.");
    build_std(partial, &root)?;
    // The sources are half of it all, and have done their work.
    files::remove_dir(&root.join("usr/src"))?;
    Ok(root)
}

/// An apt with lists and a cache of its own: fresh, and the system's stay as they are.
struct Apt {
    dir: PathBuf,
    config: PathBuf,
}

impl Apt {
    fn new(partial: &Path) -> Result<Self> {
        let dir = partial.join("apt");
        let lists = dir.join("lists/partial");
        fs::create_dir_all(&lists).with_context(|| cannot("create", &lists))?;
        let config = dir.join("apt.conf");
        // The hooks are cleared because they would touch the system; the sandbox's user may not be let into this folder.
        let settings = format!(
            "Dir::State::Lists \"{dir}/lists\";\n\
            Dir::Cache \"{dir}/cache\";\n\
            Dir::Log \"{dir}\";\n\
            APT::Sandbox::User \"root\";\n\
            #clear APT::Update::Pre-Invoke;\n\
            #clear APT::Update::Post-Invoke;\n\
            #clear APT::Update::Post-Invoke-Success;\n\
            #clear Acquire::IndexTargets::deb::DEP-11;\n",
            dir = dir.display()
        );
        fs::write(&config, settings).with_context(|| cannot("write", &config))?;
        Ok(Self { dir, config })
    }

    fn command(&self, program: &str, verb: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.dir).env("LC_ALL", "C").args([verb, "-q", "-c"]).arg(&self.config);
        command
    }

    /// The compiler, the sources of its standard library, and what they need that the system lacks.
    fn download(&self) -> Result<Vec<PathBuf>> {
        show(&mut self.command("apt-get", "update"))?;
        let policy = ask(self.command("apt-cache", "policy").arg("rustc-web"))?;
        let std = format!("libstd-rust-web-{}", candidate(&policy)?);
        // Only simulated: it is apt that knows what is missing. `--reinstall` names also what is installed already.
        let plan = ask(self
            .command("apt-get", "install")
            .args(["--simulate", "--reinstall", "--no-install-recommends"])
            .args(["rustc-web", "rust-web-src", "libstd-rust-web-dev", &std]))?;
        show(self.command("apt-get", "download").args(installed_by(&plan)))?;

        let entries = fs::read_dir(&self.dir).with_context(|| cannot("read", &self.dir))?;
        Ok(entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|end| end == "deb"))
            .collect())
    }
}

/// The version of Rust that apt would install, `1.96`.
fn candidate(policy: &str) -> Result<String> {
    let needed = env!("CARGO_PKG_RUST_VERSION");
    let number = |version: &str| -> Option<(u32, u32)> {
        let mut parts = version.split('.');
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    };
    let candidate = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: ")).and_then(number);
    match candidate {
        Some(found) if Some(found) >= number(needed) => Ok(format!("{}.{}", found.0, found.1)),
        Some((major, minor)) => bail!("rustc-web is {major}.{minor}, {needed} or newer is needed"),
        None => bail!("apt's sources have no rustc-web"),
    }
}

/// The packages in a plan of apt's: `Inst libllvm22 (1:22.1.8 Debian [amd64])`.
fn installed_by(plan: &str) -> Vec<&str> {
    plan.lines().filter_map(|line| line.strip_prefix("Inst ")?.split(' ').next()).collect()
}

/// Builds the standard library as the dependency of an empty crate, and puts it where the compiler looks.
fn build_std(partial: &Path, root: &Path) -> Result<()> {
    let empty = partial.join("empty");
    let manifest = "[package]\nname = \"empty\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n";
    let sources =
        files::Files::from([("Cargo.toml".into(), manifest.into()), ("lib.rs".into(), "#![no_std]\n".into())]);
    files::write(&sources, &empty)?;

    let mut build = programs::cargo(&variables(root)?);
    build
        .current_dir(&empty)
        .args(["build", "--release", "-Zbuild-std=std,panic_abort", "--target", TARGET])
        .args(["--target-dir", "target"])
        .env("CARGO_BUILD_BUILD_DIR", empty.join("target"))
        // Building the standard library is not stable; the page itself is built without this.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without it the library can't take part in link-time optimisation.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    show(&mut build)?;

    let built = empty.join("target").join(TARGET).join("release/deps");
    let library = root.join("usr/lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&library).with_context(|| cannot("create", &library))?;
    for entry in fs::read_dir(&built).with_context(|| cannot("read", &built))? {
        let path = entry.with_context(|| cannot("read", &built))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            files::rename(&path, &library.join(&*name))?;
        }
    }
    Ok(())
}

/// The folders of the toolchain's shared libraries, before those that are set already.
fn library_path(home: &Path) -> Result<OsString> {
    let mut paths = Vec::new();
    for folder in [home.join("usr/lib"), home.join("lib")] {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        paths.extend(entries.map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with("-linux-gnu")));
    }
    if let Some(inherited) = env::var_os("LD_LIBRARY_PATH") {
        paths.extend(env::split_paths(&inherited));
    }
    env::join_paths(&paths).with_context(|| format!("{} has a colon in its path", home.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_candidate_is_new_enough_or_refused() {
        let policy = |version| {
            candidate(&format!("rustc-web:\n  Installed: (none)\n  Candidate: {version}\n"))
                .map_err(|error| error.to_string())
        };
        assert_eq!(policy("1.96.0+dfsg1-1~deb12u2").unwrap(), "1.96");
        assert_eq!(policy("1.100.0-1").unwrap(), "1.100");
        assert!(policy("1.85.0+dfsg3-1").unwrap_err().starts_with("rustc-web is 1.85, "));
        assert_eq!(policy("(none)").unwrap_err(), "apt's sources have no rustc-web");
        assert!(candidate("").is_err());
    }

    #[test]
    fn the_plan_names_what_is_missing() {
        let plan = "NOTE: This is only a simulation!\n\
            Inst libllvm22 (1:22.1.8-1~deb12u1 Debian-Security:12/oldstable-security [amd64])\n\
            Inst rustc-web [1.95.0] (1.96.0 Debian-Security [amd64])\n\
            Conf libllvm22 (1:22.1.8-1~deb12u1 Debian-Security:12/oldstable-security [amd64])\n";
        assert_eq!(installed_by(plan), ["libllvm22", "rustc-web"]);
    }
}
