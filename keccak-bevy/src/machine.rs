//! What the machine must have, looked for before Bevy is asked for it: Bevy would panic where it is missing.

use anyhow::bail;
use bevy::tasks::block_on;

/// Looks for something that can draw.
///
/// # Errors
/// Says what is missing, and what would bring it.
pub fn adapter() -> anyhow::Result<()> {
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor {
        backends: BACKENDS,
        ..wgpu::InstanceDescriptor::new_without_display_handle()
    });
    if block_on(instance.enumerate_adapters(BACKENDS)).is_empty() {
        bail!(
            "No graphics adapter was found{}. --state-json works without one.",
            if cfg!(target_os = "linux") {
                ": install a Vulkan driver; mesa-vulkan-drivers has one that needs no GPU"
            } else {
                ""
            }
        );
    }
    Ok(())
}

/// What Bevy is built with.
const BACKENDS: wgpu::Backends = wgpu::Backends::VULKAN.union(wgpu::Backends::METAL).union(wgpu::Backends::DX12);

/// Looks for a display.
///
/// # Errors
/// Says what is missing, and what works without it.
pub fn display() -> anyhow::Result<()> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(all(unix, not(target_os = "macos")))
        && !["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(set)
    {
        bail!("There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. {WITHOUT}");
    }
    Ok(())
}

/// Below everything that is looked for: a panic ends the program with one sentence and exit status 1.
pub fn catch_panics() {
    std::panic::set_hook(Box::new(|info| {
        let why = info.payload_as_str().unwrap_or("for a reason it doesn't give");
        match why.lines().next().unwrap_or_default() {
            first if first.contains("event loop") => eprintln!("{}", closed(first)),
            first => eprintln!("keccak-bevy stopped: {first}"),
        }
        std::process::exit(1);
    }));
}

/// What is said of a display that can't be opened: which one it is, and what winit's error comes to.
fn closed(error: &str) -> String {
    let named = ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().filter_map(|name| {
        let value = std::env::var(name).ok().filter(|value| !value.is_empty())?;
        Some(format!("{name} is {value}"))
    });
    let named: Vec<String> = named.collect();
    let why = error.rsplit_once("error: ").map_or(error, |(_, why)| why).trim_end_matches([' ', '}', ')']);
    format!("The display can't be opened ({}): {why}). {WITHOUT}", named.join(", "))
}

/// What works without a display.
const WITHOUT: &str = "--screenshot, --frames and --state-json work without one.";
