// The worker: hashes a message away from the page and reports how far it is.

import init, { Hashing } from "./keccak_wasm.js";
import { loadLater } from "./later.js";

/** How much is read at once, in bytes. */
const PIECE = 1 << 20;

/** @param {MessageEvent<{ run: string, blob: Blob }>} event */
onmessage = async ({ data: { run, blob } }) => {
  try {
    // That it has begun is told at once: from now on it can be cancelled.
    postMessage({ done: 0 });
    await loadLater(/** @type {any} */ (await init()));
    const hashing = new Hashing(run);
    let told = performance.now();
    for (let from = 0; from < blob.size; from += PIECE) {
      const piece = await blob.slice(from, from + PIECE).arrayBuffer();
      hashing.update(new Uint8Array(piece));
      if (performance.now() - told > 60) {
        told = performance.now();
        postMessage({ done: Math.min(from + PIECE, blob.size) });
      }
    }
    postMessage({ trace: hashing.finish() });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
};
