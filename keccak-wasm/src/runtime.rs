//! What `std` would bring into the module: an allocator, and what a panic does.

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A trap, which JavaScript sees as an exception. Nobody reads a message, so none is formatted, and what formats them goes too.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
