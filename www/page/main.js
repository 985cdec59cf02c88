// Starts the page: loads the core, wires the panels, and opens what the address says.

import init, { Page } from "./keccak_wasm.js";
import { watchCanvases } from "./canvas.js";
import { watchClipboard } from "./clipboard.js";
import { byId } from "./dom.js";
import { watchFields } from "./fields.js";
import { watchHistory } from "./history.js";
import { watchKeys } from "./keys.js";
import { loadLater } from "./later.js";
import { watchMessage } from "./message.js";
import { watchPanels } from "./panels.js";
import { watchPlay } from "./play.js";
import { Seam } from "./seam.js";
import { watchTheme } from "./theme.js";

/** @param {string} words */
function broken(words) {
  const element = byId("broken");
  element.textContent = words;
  element.hidden = false;
}

/** How long a link that needs more than the first part waits for it before something else is shown, in milliseconds. */
const PATIENCE = 400;

/**
 * Loads the rest of the core when something needs it, and tells the session that it is here, or why not; so is answered, too.
 * @param {Seam} seam
 * @param {WebAssembly.Exports} first the core's first part, into which its rest is put
 */
function loadRest(seam, first) {
  /** @type {Promise<string> | null} */
  let loading = null;
  return () => {
    loading ??= loadLater(first)
      .then(() => "", String)
      .then((why) => {
        loading = null;
        seam.loaded(why);
        return why;
      });
    return loading;
  };
}

/**
 * Parts that a first visit does without: the rest of the core, what hashes messages aside, and what narrow windows have.
 * @param {Seam} seam
 * @param {() => Promise<string>} rest
 */
function loadWhenWanted(seam, rest) {
  seam.watch(["lacks"], ({ lacks }) => {
    byId("drawing").setAttribute("aria-busy", String(lacks));
    if (lacks) rest();
  });
  const missing = (/** @type {unknown} */ error) => broken(`A part of the page could not be loaded (${error}). Load it again.`);
  let hashing = false;
  seam.watch(["hash"], ({ hash }) => {
    if (hash === null || hashing) return;
    hashing = true;
    import("./hashing.js").then(({ watchHashing }) => watchHashing(seam)).catch(missing);
  });
  const narrow = matchMedia("(max-width: 79.9em)");
  let phone = false;
  const narrowed = () => {
    if (!narrow.matches || phone) return;
    phone = true;
    import("./phone.js").then(({ watchPhone }) => watchPhone(seam)).catch(missing);
  };
  narrow.addEventListener("change", narrowed);
  narrowed();
}

async function start() {
  if (typeof WebAssembly !== "object") {
    broken("This browser has no WebAssembly, with which the page computes: any browser of the last years has it.");
    return;
  }
  /** @type {WebAssembly.Exports} */
  let first;
  try {
    first = /** @type {any} */ (await init());
  } catch (error) {
    broken(`The page could not be loaded whole (${error}). Load it again; if that does not help, its files do not belong together.`);
    return;
  }
  try {
    const seam = new Seam(new Page());
    watchTheme(seam);
    const rest = loadRest(seam, first);
    let unread = "";
    if (location.hash.length > 1) {
      seam.apply({ Open: location.hash });
      // Most links need no more than is here. Where one does, and it takes long to come, a first visit's picture stands meanwhile.
      if (seam.view.lacks) unread = await Promise.race([rest(), new Promise((done) => setTimeout(done, PATIENCE, ""))]);
    }
    for (const watch of [
      watchFields,
      watchPanels,
      watchCanvases,
      watchMessage,
      watchKeys,
      watchClipboard,
      watchPlay,
      (/** @type {Seam} */ seam) => loadWhenWanted(seam, rest),
      (/** @type {Seam} */ seam) => watchHistory(seam, unread !== ""),
    ]) {
      watch(seam);
    }
  } catch (error) {
    broken(`The page could not be started (${error}). Load it again.`);
  }
}

start();
