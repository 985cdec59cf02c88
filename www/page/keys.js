// Keys: each press goes to the session's table; no key acts while a text field has the focus.

import { byId, make } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */

/** @param {Seam} seam */
export function watchKeys(seam) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("keys"));
  seam.watch(["keys"], (view) => {
    const rows = view.keys.map(({ keys, label }) =>
      make("tr", {}, [make("th", { text: keys, attributes: { scope: "row" } }), make("td", { text: label })]),
    );
    dialog.querySelector("tbody")?.replaceChildren(...rows);
  });
  byId("help").addEventListener("click", () => (dialog.open ? dialog.close() : dialog.showModal()));
  // A key that is no action is a control by its name: a button is pressed, a field is gone to.
  seam.watch(["command"], ({ command }) => {
    const control = command && document.getElementById(command);
    if (control instanceof HTMLButtonElement) control.click();
    else if (control && takesText(control)) control.focus();
  });

  // A key that is held when the page loses the focus never comes up.
  let held = false;
  const release = () => {
    if (held) seam.apply({ Before: false });
    held = false;
  };
  addEventListener("blur", release);
  addEventListener("keyup", ({ key }) => {
    if (key.toLowerCase() === "b") release();
  });

  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (takesText(event.target)) {
      // Esc leaves the field, so that the keys act again.
      if (event.key === "Escape") /** @type {HTMLElement} */ (event.target).blur();
      return;
    }
    if (dialog.open || isOwnKey(event)) return;
    const inState = document.activeElement === byId("drawing") && byId("drawing").matches(":focus-visible");
    held ||= event.key.toLowerCase() === "b";
    seam.apply({ Key: { key: event.key, shift: event.shiftKey, in_state: inState } });
    // The letter that leads to a field is not written into it.
    if (SCROLLING.has(event.key) || takesText(document.activeElement)) event.preventDefault();
  };
  addEventListener("keydown", press);

  // A click into the drawing or on the transport takes no focus: the arrows and Space go on stepping and playing.
  // Only who has come there by keyboard walks the bits, and presses buttons with Space.
  addEventListener("mousedown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.closest("#drawing, #transport button, #follow")) return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/** Keys that would also scroll the page. */
const SCROLLING = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", " "]);

/** @param {EventTarget | null} target */
function takesText(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== "radio" && target.type !== "range";
}

/**
 * Keys that belong to the focused control: Space to a button, arrows to a group of radio buttons.
 * @param {KeyboardEvent} event
 */
function isOwnKey({ key, target }) {
  if (target instanceof HTMLButtonElement) return key === " " || key === "Enter";
  if (target instanceof HTMLInputElement) return key.startsWith("Arrow") || key === " ";
  return false;
}
