// The only module that talks to the session: actions go in, the fields that changed come out and to whoever watches them.

/**
 * A field with a typed value: what stands in the box, and what is wrong with it.
 * @typedef {{ value: string, error: string | null }} Typed
 */
/**
 * @typedef {{ diamond: boolean, value: boolean, changed: boolean, read: boolean, selected: boolean }} Mark
 * @typedef {{ operator: string, general: string, this: string, column: boolean[], mark: Mark | null, value: string }} Row
 * @typedef {{ run: number, number: number, mode: string, outputBits: number }} Hash
 * @typedef {{ len: number, digest: string }} Fingerprint
 */
/**
 * What the session shows, by name. `keccak-explore/src/view.rs` writes it.
 * @typedef {object} View
 * @property {string[]} functions
 * @property {string} function
 * @property {Record<string, Typed | undefined>} parameters those that the function has, by name
 * @property {{ needed: boolean, format: string, revision: number, error: string | null, length: string, attached: string | null,
 *   missing: { words: string, len: number, digest: string } | null, kept: Fingerprint | null, most: number }} message
 * @property {{ hex: string, stale: string | null, words: string | null, progress: number | null }} digest
 * @property {Hash | null} hash
 * @property {{ run: number, from: number, to: number } | null} wants
 * @property {{ address: string, value: string, error: string | null, title: string, count: string, first: boolean, last: boolean }} position
 * @property {{ letter: string, name: string, sentence: string, greek: boolean } | null} step
 * @property {{ question: string, rows: Row[], sum: Row | null, sides: [string, string] | null, answer: string, hint: string | null } | null} explanation
 * @property {{ title: string, change: string, pinned: string, lane: string, hex: string, digit: number, string: string, byte: string,
 *   through: [string, boolean, boolean][], now: number, round: number | null, next: string,
 *   sources: string[], targets: string[] } | null} inspector sources and targets are selections, "x,y,z"
 * @property {{ title: string, note: string } | null} lane the lane that is opened in the sheet
 * @property {{ columns: number[], rows: { y: number, cells: string[] }[], w: number } | null} state
 * @property {{ max: number, now: number, text: string }} timeline
 * @property {{ playing: boolean, speed: number }} play
 * @property {{ view: string, theme: "light" | "dark", apart: number, origin: string, notation: string, before: boolean, selection: string | null, part: string | null, reducedMotion: boolean }} look
 * @property {boolean} lacks whether the view that was chosen, or what was done, needs what has to be loaded first
 * @property {string[]} notes
 * @property {string} link
 * @property {string | null} linkNote what is to be said where it is copied: that it holds a key
 * @property {{ keys: string, label: string }[]} keys
 * @property {"none" | "replace" | "push"} history
 * @property {string | null} announce
 * @property {string | null} command
 * @property {number} motion how long the way from the position before takes, in milliseconds
 * @property {string[]} repaint
 */

/** The session as the page knows it. */
export class Seam {
  /** @type {import("./keccak_wasm.js").Page} */
  #page;
  /** @type {{ names: (keyof View)[], tell: (view: View) => void }[]} */
  #watchers = [];
  /** @type {View} */
  view = /** @type {View} */ ({});

  /** @param {import("./keccak_wasm.js").Page} page */
  constructor(page) {
    this.#page = page;
  }

  /**
   * Calls `tell` whenever one of these fields has changed; and at once, if they are known already.
   * @param {(keyof View)[]} names
   * @param {(view: View) => void} tell
   */
  watch(names, tell) {
    this.#watchers.push({ names, tell });
    if (names.some((name) => name in this.view)) tell(this.view);
  }

  /** @param {string | Record<string, unknown>} action */
  apply(action) {
    this.#take(this.#page.apply(JSON.stringify(action)));
  }

  /** @param {string} why empty where the rest of the core is here, else why it could not be loaded */
  loaded(why) {
    this.#take(this.#page.loaded(why));
  }

  /** @param {string} text what stands in the message box */
  text(text) {
    this.#take(this.#page.text(0, text));
  }

  /** @returns {string} the text that the session put into the message box */
  messageText() {
    return this.#page.messageText(0);
  }

  /**
   * Lends bytes of the attached message that were wanted.
   * @param {number} run
   * @param {number} offset
   * @param {Uint8Array} bytes
   */
  bytes(run, offset, bytes) {
    this.#take(this.#page.bytes(run, offset, bytes));
  }

  /**
   * Hands over the trace that a worker built.
   * @param {number} run
   * @param {Uint8Array} trace
   */
  adopt(run, trace) {
    this.#take(this.#page.adopt(run, trace));
  }

  /**
   * @param {string} panel
   * @param {{ width: number, height: number }} size
   * @param {{ kind: string, x: number, y: number, dy?: number }} gesture
   * @returns {boolean} whether something looks different now
   */
  gesture(panel, size, gesture) {
    const changed = this.#take(this.#page.gesture(panel, size.width, size.height, JSON.stringify(gesture)));
    return Boolean(changed.repaint?.length);
  }

  /**
   * @param {string} panel
   * @param {number} width
   */
  height(panel, width) {
    return this.#page.height(panel, width);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} panel
   * @param {{ width: number, height: number }} size
   * @param {number} ratio device pixels to a CSS pixel
   * @param {number} progress of the motion from what was painted last, 0 … 1
   */
  paint(context, panel, size, ratio, progress) {
    this.#page.paint(context, panel, size.width, size.height, ratio, progress);
  }

  /** @param {string} answer */
  #take(answer) {
    const changed = JSON.parse(answer);
    if (changed.error) changed.notes = [changed.error];
    Object.assign(this.view, changed);
    for (const { names, tell } of this.#watchers) {
      if (names.some((name) => name in changed)) {
        tell(this.view);
      }
    }
    return changed;
  }
}
