//! Where things lie: the page's sources in the repository, everything made in the target directory.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::programs;

/// The folders that a build reads and writes.
#[derive(Debug)]
pub(crate) struct Places {
    workspace: PathBuf,
    target: PathBuf,
}

impl Places {
    /// Asks cargo for the target directory, for it alone knows every way to set one.
    pub(crate) fn find() -> Result<Self> {
        let workspace = workspace()?;
        let mut metadata = programs::cargo(&[]);
        metadata
            .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
            .arg("--manifest-path")
            .arg(workspace.join("Cargo.toml"));
        // The one setting of an outer cargo that a nested one needs to give the same answer.
        if let Some(target) = env::var_os("CARGO_TARGET_DIR") {
            metadata.env("CARGO_TARGET_DIR", target);
        }
        let metadata: serde_json::Value = serde_json::from_str(&programs::ask(&mut metadata)?)
            .context("cargo metadata answered with something else than JSON")?;
        let target = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
        Ok(Self { workspace, target: target.into() })
    }

    /// The manifest of the workspace.
    pub(crate) fn manifest(&self) -> PathBuf {
        self.workspace.join("Cargo.toml")
    }

    /// The sources of the page.
    pub(crate) fn page(&self) -> PathBuf {
        self.workspace.join("www/page")
    }

    /// Where `build` writes unless told otherwise.
    pub(crate) fn dist(&self) -> PathBuf {
        self.workspace.join("www/dist")
    }

    /// The target directory of the nested cargo: in the outer one's it would wait for the lock.
    pub(crate) fn nested(&self) -> PathBuf {
        self.target.join("site")
    }

    /// What wasm-bindgen writes, the types for the TypeScript checker included.
    pub(crate) fn bindings(&self) -> PathBuf {
        self.nested().join("bindings")
    }

    /// The private toolchain, where one is needed.
    pub(crate) fn toolchain(&self) -> PathBuf {
        self.target.join("wasm-toolchain")
    }
}

/// The repository: as cargo names it while it runs us, else as it was when we were compiled.
fn workspace() -> Result<PathBuf> {
    let package = [env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from), Some(env!("CARGO_MANIFEST_DIR").into())];
    package
        .into_iter()
        .flatten()
        .find(|package| package.join("page").is_dir())
        .and_then(|package| Some(package.parent()?.to_owned()))
        .with_context(|| {
            format!(
                "the page's sources are not in {}/page: run `cargo run` inside the repository",
                env!("CARGO_MANIFEST_DIR")
            )
        })
}
