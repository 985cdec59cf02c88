// A phone: the pinned bit in a sheet, what is used less behind “More”, and groups of radio buttons as a select.

import { byId, make, write } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */

/** What a narrow window has elsewhere: an element, and where it goes. Everything stays one element with one listener. */
const MOVED = [
  ["why", "sheet"],
  ["inspector", "sheet"],
  ["file-button", "more"],
  ["show", "more"],
  ["first", "more"],
  ["marks-button", "choices"],
];
const NARROW = "(max-width: 38.6em)";

/** What has no room beside the figure, in a window that is no phone's yet. */
const BELOW = [["legend", "marks"]];
const SMALL = "(max-width: 79.9em)";

/** @param {Seam} seam */
export function watchPhone(seam) {
  move(MOVED, NARROW);
  move(BELOW, SMALL);
  for (const select of document.querySelectorAll("select[data-radios]")) {
    mirror(seam, /** @type {HTMLSelectElement} */ (select));
  }
  const sheet = new Drawer("sheet", "why-button");
  const more = new Drawer("more", "more-button");
  sheet.other = more;
  more.other = sheet;
  byId("sheet-close").addEventListener("click", () => sheet.close());
  byId("more-close").addEventListener("click", () => more.close());
  dismiss(byId("sheet"), () => sheet.close());
  byId("marks-button").addEventListener("click", () => {
    more.close();
    const marks = byId("marks");
    marks.focus({ preventScroll: true });
    marks.scrollIntoView({ block: "center" });
  });
  for (const button of document.querySelectorAll("[data-walk]")) {
    button.addEventListener("click", () => {
      // As an arrow would in the state: from bit to bit of the lane.
      const forwards = /** @type {HTMLElement} */ (button).dataset.walk === "1";
      seam.apply({ Key: { key: forwards ? "ArrowLeft" : "ArrowRight", shift: false, in_state: true } });
    });
  }
  // Esc closes what is open before it frees the bit.
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = [sheet, more].find((drawer) => drawer.isOpen());
    if (!open) return;
    event.preventDefault();
    open.close();
  }, { capture: true });
  seam.watch(["command"], ({ command }) => {
    if (command === "lane") sheet.open();
  });
  seam.watch(["lane"], ({ lane }) => {
    write(byId("sheet-title"), lane?.title ?? "");
    write(byId("sheet-note"), lane?.note ?? "");
  });
}

/**
 * Moves what a narrow window has elsewhere, and back.
 * @param {string[][]} moved
 * @param {string} media
 */
function move(moved, media) {
  const narrow = matchMedia(media);
  const homes = moved.map(([id, host]) => {
    const element = byId(id);
    const home = document.createComment("");
    element.before(home);
    return { element, home, host: byId(host) };
  });
  const place = () => {
    for (const { element, home, host } of homes) {
      if (!narrow.matches) home.after(element);
      else if (element.id === "first") host.prepend(element);
      else host.append(element);
    }
  };
  narrow.addEventListener("change", place);
  place();
}

/**
 * A select that says and chooses what a group of radio buttons does.
 * @param {Seam} seam
 * @param {HTMLSelectElement} select
 */
function mirror(seam, select) {
  const radios = () =>
    /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(`input[name="${select.dataset.radios}"]:enabled`)]);
  const words = (/** @type {HTMLInputElement} */ radio) => radio.labels?.[0].textContent?.trim() ?? "";
  select.append(...radios().map((radio) => make("option", { text: words(radio), attributes: { value: radio.value } })));
  select.addEventListener("change", () => {
    const radio = radios().find(({ value }) => value === select.value);
    if (!radio) return;
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  });
  seam.watch(["look", "message"], () => {
    select.hidden = radios()[0]?.closest("fieldset")?.hidden ?? true;
    select.value = radios().find(({ checked }) => checked)?.value ?? "";
  });
}

/** Something that rises above the five buttons, and the button that opens it. */
class Drawer {
  /** @type {Drawer | null} */
  other = null;
  #element;
  #button;

  /** @param {string} id @param {string} button */
  constructor(id, button) {
    this.#element = byId(id);
    this.#button = byId(button);
    this.#button.addEventListener("click", () => (this.isOpen() ? this.close() : this.open()));
  }

  isOpen() {
    return this.#element.classList.contains("open");
  }

  open() {
    this.other?.close();
    this.#show(true);
    /** @type {HTMLElement} */ (this.#element.closest("[tabindex]") ?? this.#element.querySelector("button"))?.focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen()) return;
    const inside = this.#element.contains(document.activeElement);
    this.#show(false);
    if (inside) this.#button.focus();
  }

  /** @param {boolean} open */
  #show(open) {
    this.#element.classList.toggle("open", open);
    this.#button.setAttribute("aria-expanded", String(open));
  }
}

/**
 * A pull downwards on the header puts a sheet away.
 * @param {HTMLElement} sheet
 * @param {() => void} close
 */
function dismiss(sheet, close) {
  const header = /** @type {HTMLElement} */ (sheet.querySelector("header"));
  let from = 0;
  header.addEventListener("pointerdown", (event) => {
    if (event.target instanceof HTMLButtonElement) return;
    from = event.clientY;
    header.setPointerCapture(event.pointerId);
  });
  header.addEventListener("pointermove", ({ clientY, pointerId }) => {
    if (!header.hasPointerCapture(pointerId)) return;
    sheet.style.translate = `0 ${Math.max(0, clientY - from)}px`;
  });
  header.addEventListener("lostpointercapture", ({ clientY }) => {
    sheet.style.translate = "";
    if (clientY - from > 60) close();
  });
}
