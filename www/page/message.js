// The message box: typing, pasting, dropping and files. A text too long for the box becomes an attached message.

import { byId, showText, toast, write } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */

/** What is attached now, for whoever hashes it or reads from it. */
export const attachment = {
  /** @type {Blob | null} */
  blob: null,
};

/** @param {Seam} seam */
export function watchMessage(seam) {
  const box = /** @type {HTMLTextAreaElement} */ (byId("message"));
  showMessage(seam, box);
  showStartState(seam);

  /** @param {Blob} blob @param {string} label */
  const attach = (blob, label) => {
    attachment.blob = blob;
    seam.apply({ Attach: { label, len: blob.size } });
  };

  box.addEventListener("input", () => {
    const text = box.value;
    if (isLong(text)) {
      attach(new Blob([text]), "typed text");
    } else {
      put(text);
    }
  });

  /** @param {string} text whether it is more than the box holds; digits stand for fewer bytes and stay in it */
  const isLong = (text) => {
    const { format, most } = seam.view.message;
    return format === "Text" && text.length > most / 3 && new Blob([text]).size > most;
  };

  /** @param {string} text */
  const put = (text) => {
    const isText = seam.view.message.format === "Text";
    seam.text(text);
    // A box would turn CR LF into LF, and a lone surrogate has no UTF-8: then the bytes that are hashed are shown as hex.
    if (isText && (text.includes("\r") || !text.isWellFormed())) seam.apply({ Format: "Hex" });
  };

  box.addEventListener("change", () => seam.apply("Commit"));

  /** @param {DataTransfer | null} data @param {Event} event */
  const take = (data, event) => {
    const file = data?.files[0];
    if (file) {
      event.preventDefault();
      attach(file, file.name);
      return;
    }
    const pasted = data?.getData("text/plain") ?? "";
    if (pasted === "") return;
    const text = box.value.slice(0, box.selectionStart) + pasted + box.value.slice(box.selectionEnd);
    if (isLong(text)) {
      event.preventDefault();
      attach(new Blob([text]), "pasted text");
    } else if (pasted.includes("\r") && seam.view.message.format === "Text") {
      event.preventDefault();
      put(text);
    }
  };
  box.addEventListener("paste", (event) => take(event.clipboardData, event));
  // A file can be dropped anywhere; a text only where it would be typed.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (event.dataTransfer?.files.length || event.target === box) take(event.dataTransfer, event);
  });

  const file = /** @type {HTMLInputElement} */ (byId("file"));
  byId("file-button").addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) attach(chosen, chosen.name);
    file.value = "";
  });
  byId("remove").addEventListener("click", () => {
    attachment.blob = null;
    seam.apply("Remove");
    box.focus();
  });
  byId("cancel").addEventListener("click", () => {
    attachment.blob = null;
    seam.apply("Remove");
    toast("Hashing was cancelled.");
  });

  watchFormat(seam, box);
  // What a link can't carry is kept for this tab, so that Back and reload don't ask for it.
  /** @type {Promise<import("./messages.js").Messages | null> | undefined} */
  let messages;
  seam.watch(["message"], async ({ message }) => {
    const kept = message.error ? null : message.kept;
    if (!kept && !message.missing) return;
    const { attached, format, missing } = message;
    const [blob, text] = [attachment.blob, box.value];
    // Without it a link asks for its message, and nothing else is lost.
    messages ??= import("./messages.js").then(({ Messages }) => new Messages(), () => null);
    const all = await messages;
    if (!all) return;
    if (kept) all.keep(kept, blob, attached, format, text);
    // Meanwhile another message may have come.
    const found = missing && seam.view.message.missing?.digest === missing.digest && all.find(missing);
    if (found) restore(found);
  });

  /** @param {import("./messages.js").Kept} kept */
  function restore(kept) {
    if (kept.blob) {
      attach(kept.blob, kept.label);
    } else {
      seam.apply({ Format: kept.format });
      seam.text(kept.text);
      seam.apply({ Format: kept.format });
    }
  }
}

/**
 * @param {Seam} seam
 * @param {HTMLTextAreaElement} box
 */
function showMessage(seam, box) {
  let revision = -1;
  const missing = box.placeholder;
  // A few lines are all seen: of a tuple each is an element.
  const grow = () => {
    box.rows = Math.min(box.value.split("\n", 5).length, 5);
  };
  box.addEventListener("input", grow);
  seam.watch(["message"], ({ message }) => {
    if (message.revision !== revision) {
      revision = message.revision;
      box.value = seam.messageText();
      grow();
    }
    const attached = byId("attached");
    write(byId("attached-words"), message.attached ?? "");
    attached.hidden = !message.attached || !message.needed;
    box.hidden = Boolean(message.attached) || !message.needed;
    box.placeholder = message.missing ? message.missing.words : missing;
    box.setAttribute("aria-invalid", String(Boolean(message.error)));
    byId("format").hidden = Boolean(message.attached) || !message.needed;
    byId("file-button").hidden = !message.needed;
    byId("message-length").hidden = !message.needed;
    write(byId("message-length"), message.attached ? "" : message.length);
    showText(byId("message-error"), message.error);
    document.body.classList.toggle("asking", Boolean(message.missing));
    if (!message.attached) attachment.blob = null;
  });
}

/** @param {Seam} seam */
function showStartState(seam) {
  const start = /** @type {HTMLTextAreaElement} */ (byId("start-state"));
  seam.watch(["parameters"], ({ parameters }) => {
    const typed = parameters["Start state"];
    start.hidden = !typed;
    showText(byId("start-state-error"), typed?.error);
    if (typed && document.activeElement !== start) start.value = typed.value;
  });
  start.addEventListener("input", () => seam.apply({ Set: ["Start state", start.value] }));
}

/**
 * @param {Seam} seam
 * @param {HTMLTextAreaElement} box
 */
function watchFormat(seam, box) {
  const radios = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name="format"]'));
  const show = () => {
    for (const radio of radios) radio.checked = radio.value === seam.view.message.format;
    box.classList.toggle("values", seam.view.message.format !== "Text");
  };
  seam.watch(["message"], show);
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      seam.apply({ Format: radio.value });
      show();
    });
  }
}
