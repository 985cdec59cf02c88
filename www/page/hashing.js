// Attached messages: hashed in a worker, and lent to the session piece by piece where it looks at them.

import { attachment } from "./message.js";

/** @typedef {import("./seam.js").Seam} Seam */
/** @typedef {{ done: number } | { trace: Uint8Array } | { failed: string }} Report */

/** @param {Seam} seam */
export function watchHashing(seam) {
  /** @type {Worker | null} */
  let worker = null;
  let hashed = "";
  seam.watch(["hash"], ({ hash }) => {
    const wanted = hash === null ? "" : JSON.stringify(hash);
    if (wanted === hashed) return;
    hashed = wanted;
    worker?.terminate();
    worker = null;
    if (hash === null || !attachment.blob) return;
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    const mine = worker;
    const fail = (/** @type {string} */ why) => seam.apply({ Failed: `The message could not be hashed: ${why}` });
    mine.onerror = () => fail("the worker did not start.");
    mine.onmessage = (/** @type {MessageEvent<Report>} */ { data }) => {
      if (mine !== worker) return;
      if ("done" in data) {
        seam.apply({ Progress: data.done });
      } else if ("failed" in data) {
        fail(data.failed);
      } else {
        worker = null;
        mine.terminate();
        seam.adopt(hash.run, data.trace);
      }
    };
    mine.postMessage({ run: wanted, blob: attachment.blob });
  });

  seam.watch(["wants"], async ({ wants }) => {
    const blob = attachment.blob;
    if (!wants || !blob) return;
    try {
      const bytes = await blob.slice(wants.from, wants.to).arrayBuffer();
      if (blob === attachment.blob) seam.bytes(wants.run, wants.from, new Uint8Array(bytes));
    } catch (error) {
      seam.apply({ Failed: `These bytes of the message could not be read: ${error}` });
    }
  });
}
