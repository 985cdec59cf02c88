//! Compiles keccak-wasm and writes its JavaScript.

use std::fs::{self, File, TryLockError};
use std::path::PathBuf;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::files::{self, Files, cannot};
use crate::places::Places;
use crate::programs;
use crate::split::{Parts, split};
use crate::toolchain::{self, TARGET};

/// The functions through which the page gets to what it loads when it is wanted. What only they lead to is left out of a first visit.
const DOORS: [&str; 28] = [
    "keccak_wasm::layout::others::height",
    "keccak_wasm::layout::others::scene",
    "keccak_wasm::layout::others::hit",
    "keccak_explore::opened::Opened::of",
    "keccak_explore::link::full::read",
    "keccak_explore::link::write::write_fields",
    "keccak_explore::action::fields::set_own",
    "keccak_explore::view::entry::own_parameters",
    "keccak_explore::view::entry::own_hash",
    "keccak_explore::run::own_trace",
    "keccak_explore::words::contents::name",
    "keccak_explore::words::contents::names",
    "keccak_explore::words::contents::places",
    "keccak_explore::words::strip::in_little",
    "keccak_wasm::layout::strip::bars::parts",
    "keccak_wasm::layout::strip::bars::full",
    "keccak_wasm::layout::timeline::named",
    "keccak_explore::figure::tape::encoded",
    "keccak_wasm::layout::strip::bars::leaf",
    "keccak_wasm::layout::timeline::calls::draw",
    "keccak_wasm::layout::timeline::calls::hit",
    "keccak_explore::message::read_lines",
    "keccak_wasm::seam::Seam::adopt",
    "keccak_explore::hashing::Hashing::new",
    "keccak_explore::hashing::Hashing::finish",
    // Modes have fields of their own: none is chosen while the doors are closed.
    "keccak_core::trace::layout::Layout::surround",
    "keccak_core::functions::mode::Mode::put_surroundings",
    "keccak_core::functions::mode::Mode::read_mode",
];

/// The module that the glue loads, and the name of what is behind the doors.
const FIRST: &str = "keccak_wasm_bg.wasm";
pub(crate) const LATER: &str = "keccak_wasm_later.wasm";

/// The module in two parts and the glue, `keccak_wasm.js`.
/// The types lie beside them in the folder of bindings; they are for the TypeScript checker, not for the page.
///
/// `wasm-opt` is left out on purpose: what is shipped would depend on the version that happens to be installed,
/// Debian 12's writes modules that do not load, and the link-time optimised module is small without it.
pub(crate) fn bindings(places: &Places) -> Result<Files> {
    let _lock = lock(places)?;
    let module = compile(places)?;
    let bindings = places.bindings();
    // Beside, then renamed: whoever reads the types meanwhile finds them.
    let partial = bindings.with_extension("partial");
    files::remove_dir(&partial)?;
    Bindgen::new()
        .input_path(module)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(true)
                // The glue finds the module beside itself: `init()` needs no address.
                .omit_default_module_path(false)
                // By them the doors are found; splitting takes them out.
                .remove_name_section(false)
                .remove_producers_section(true)
                .generate(&partial)
        })
        .context("wasm-bindgen can't write the bindings of keccak-wasm")?;
    let whole = partial.join(FIRST);
    let whole = fs::read(&whole).with_context(|| cannot("read", &whole))?;
    let Parts { first, later } = split(&whole, &DOORS).context("keccak-wasm can't be split")?;
    files::write(&[(FIRST.to_owned(), first), (LATER.to_owned(), later)].into(), &partial)?;
    files::remove_dir(&bindings)?;
    files::rename(&partial, &bindings)?;
    files::read(&bindings, &["js", "wasm"])
}

/// Several processes build at once when tests do: they take turns. The lock goes with the returned file.
fn lock(places: &Places) -> Result<File> {
    let nested = places.nested();
    fs::create_dir_all(&nested).with_context(|| cannot("create", &nested))?;
    let path = nested.join("builder.lock");
    let file = File::create(&path).with_context(|| cannot("create", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("Waiting for another build of the site.");
            file.lock().with_context(|| cannot("lock", &path))?;
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| cannot("lock", &path));
        }
    }
    Ok(file)
}

fn compile(places: &Places) -> Result<PathBuf> {
    let variables = toolchain::find(&places.toolchain())?;
    eprintln!("Building keccak-wasm; the first time takes a minute or two.");
    let mut build = programs::cargo(&variables);
    // The manifest says library alone: a package that is library and module at once is not optimised at link time.
    build
        .args(["rustc", "--locked", "--package=keccak-wasm", "--lib", "--crate-type=cdylib"])
        .args(["--profile=site", "--target", TARGET])
        .arg("--manifest-path")
        .arg(places.manifest())
        .arg("--target-dir")
        .arg(places.nested())
        // A build directory set elsewhere would be shared with the outer cargo, which holds its lock.
        .env("CARGO_BUILD_BUILD_DIR", places.nested());
    programs::show(&mut build)?;
    Ok(places.nested().join(TARGET).join("site").join("keccak_wasm.wasm"))
}
