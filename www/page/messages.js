// The messages of this tab that a link can't carry, by the digest that the link names.

/** The most that is kept in memory, and the most that survives a reload, in bytes. */
const MOST_KEPT = 64 * 1024 * 1024;
const MOST_STORED = 1024 * 1024;
const KEY = "keccak.message";

/** @typedef {import("./seam.js").Fingerprint} Fingerprint */
/** @typedef {{ blob: Blob | null, label: string, format: string, text: string }} Kept */

export class Messages {
  /** @type {Map<string, Kept>} the message kept last stands last */
  #kept = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #storing;

  constructor() {
    for (const [digest, kept] of restore()) this.#kept.set(digest, kept);
  }

  /**
   * @param {Fingerprint} fingerprint
   * @param {Blob | null} blob
   * @param {string | null} attached
   * @param {string} format
   * @param {string} text
   */
  keep({ digest }, blob, attached, format, text) {
    if (!digest || this.#kept.has(digest)) return;
    const label = (attached ?? "").replace(/, [\d,]+ bytes?$/, "");
    const kept = blob ? { blob, label, format, text: "" } : { blob: null, label: "", format, text };
    this.#kept.set(digest, kept);
    // While somebody types, only what they stop at is stored.
    clearTimeout(this.#storing);
    this.#storing = setTimeout(() => store(digest, kept), 300);
    let total = 0;
    for (const [key, { blob, text }] of [...this.#kept].reverse()) {
      // A file's bytes stay on the disk.
      total += blob instanceof File ? 0 : (blob?.size ?? text.length);
      if (total > MOST_KEPT) this.#kept.delete(key);
    }
  }

  /** @param {Fingerprint} fingerprint */
  find({ digest }) {
    return this.#kept.get(digest);
  }
}

/** @param {string} digest @param {Kept} kept */
async function store(digest, { blob, label, format, text }) {
  try {
    if ((blob?.size ?? text.length) > MOST_STORED) return;
    let bytes = null;
    if (blob) {
      const array = new Uint8Array(await blob.arrayBuffer());
      let binary = "";
      for (let at = 0; at < array.length; at += 8192) {
        binary += String.fromCharCode(...array.subarray(at, at + 8192));
      }
      bytes = btoa(binary);
    }
    sessionStorage.setItem(KEY, JSON.stringify({ digest, label, format, text, bytes }));
  } catch {
    // A browser may refuse to store: a reload then asks for the message, and nothing else is lost.
  }
}

/** @returns {[string, Kept][]} */
function restore() {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (!stored) return [];
    const { digest, label, format, text, bytes } = stored;
    const blob = bytes === null ? null : new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]);
    return [[digest, { blob, label, format, text }]];
  } catch {
    return [];
  }
}
