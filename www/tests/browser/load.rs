//! A page that has much to do: long messages, thousands of steps, and the memory that they take.

use serde_json::{Value, json};

use crate::page::Page;

impl Page<'_> {
    /// Pastes a text of this length, the numbers from 0 on; the browser writes it itself, for it would travel for seconds.
    pub(crate) fn paste_long(&self, length: usize) {
        let script = "
            const numbers = [];
            for (let i = 0, length = 0; length < arguments[1]; length += String(i).length, i++) numbers.push(i);
            return numbers.join('').slice(0, arguments[1])";
        self.paste(&format!("(function () {{ {script} }}).apply(null, arguments)"), &json!(length));
    }

    /// Pastes what a script gives into the message box as a browser would: a text that is not taken over is typed.
    pub(crate) fn paste(&self, text: &str, argument: &Value) {
        let script = format!(
            "
            const box = arguments[0];
            const text = {text};
            box.focus();
            box.select();
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            const event = new ClipboardEvent('paste', {{ clipboardData, bubbles: true, cancelable: true }});
            if (box.dispatchEvent(event)) document.execCommand('insertText', false, text);"
        );
        self.browser.script(&script, &[json!(self.message()), argument.clone()]);
    }

    /// Steps so many times, forwards and back in turn, many times a frame.
    pub(crate) fn steps(&self, count: usize) {
        let script = "
            const [count, done] = arguments;
            let stepped = 0;
            const frame = () => {
                for (let i = 0; i < 25 && stepped < count; i++, stepped++) {
                    const key = stepped % 200 < 100 ? 'ArrowRight' : 'ArrowLeft';
                    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
                }
                if (stepped < count) requestAnimationFrame(frame);
                else requestAnimationFrame(() => done(stepped));
            };
            frame();";
        assert_eq!(self.browser.script_async(script, &[json!(count)]), json!(count));
    }

    /// The bytes of memory of every WebAssembly module that was loaded.
    pub(crate) fn memory(&self) -> u64 {
        let script = "
            const done = arguments[0];
            const loaded = performance.getEntriesByType('resource').map(entry => entry.name).filter(name => name.endsWith('_bg.wasm'));
            Promise.all([...new Set(loaded)].map(async name => {
                // The page's own glue: what is loaded already is not loaded again.
                const glue = await import(name.replace('_bg.wasm', '.js'));
                return (await glue.default()).memory.buffer.byteLength;
            })).then(bytes => done(bytes.reduce((one, other) => one + other, 0)));";
        let bytes = self.browser.script_async(script, &[]);
        bytes.as_u64().filter(|bytes| *bytes > 0).unwrap_or_else(|| panic!("no memory: {bytes}"))
    }
}
