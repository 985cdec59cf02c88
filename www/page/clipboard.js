// Copying the digest and the link.

import { byId, toast } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */

/** @param {Seam} seam */
export function watchClipboard(seam) {
  byId("copy-digest").addEventListener("click", () => copy(seam.view.digest.hex, "The digest is copied."));
  byId("copy-link").addEventListener("click", () => {
    const address = location.origin + location.pathname + location.search + (seam.view.link ? `#${seam.view.link}` : "");
    const carried = seam.view.message.kept ? " The message is too long for it: whoever opens it is asked for the message." : "";
    const key = seam.view.linkNote ? ` ${seam.view.linkNote}` : "";
    copy(address, `The link is copied.${key}${carried}`);
  });
}

/** @param {string} text @param {string} done */
async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    toast(done);
  } catch {
    toast("The browser does not let the page copy: select the text and copy it yourself.");
  }
}
