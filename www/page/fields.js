// The controls: function, parameters, digest, transport, position, notes. Texts go into labelled elements; no logic.

import { byId, make, showText, write } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */
/** @typedef {import("./seam.js").View} View */

/** @param {Seam} seam */
export function watchFields(seam) {
  watchFunction(seam);
  watchParameters(seam);
  watchDigest(seam);
  watchTransport(seam);
  watchPosition(seam);
  watchLook(seam);
  watchCamera(seam);
  seam.watch(["notes", "message"], ({ notes, message }) => {
    const list = byId("notes");
    const asked = message.missing ? [message.missing.words] : [];
    const all = [...asked, ...notes];
    list.replaceChildren(...all.map((text) => make("li", { text })));
    list.hidden = all.length === 0;
  });
  seam.watch(["announce"], (view) => {
    if (view.announce) write(byId("live"), view.announce);
  });
  byId("input").addEventListener("submit", (event) => event.preventDefault());
  // A choice made with the pointer gives the keyboard back: the next arrow steps instead of choosing again.
  document.addEventListener("change", ({ target }) => {
    const chooses = target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && (target.type === "radio" || target.type === "range"));
    if (chooses && !target.matches(":focus-visible")) target.blur();
  });
}

/** @param {Seam} seam */
function watchFunction(seam) {
  const select = /** @type {HTMLSelectElement} */ (byId("function"));
  seam.watch(["functions"], (view) => {
    select.replaceChildren(...view.functions.map((text) => make("option", { text })));
  });
  seam.watch(["function", "functions"], (view) => {
    select.value = view.function;
  });
  select.addEventListener("change", () => seam.apply({ Function: select.value }));
}

/** @param {Seam} seam */
function watchParameters(seam) {
  for (const label of document.querySelectorAll("#parameters label")) {
    const field = /** @type {HTMLElement} */ (label).dataset.field ?? "";
    const input = /** @type {HTMLInputElement} */ (label.querySelector("input"));
    const error = byId(input.getAttribute("aria-describedby") ?? "");
    // From a key press until the value is taken.
    let typing = false;
    input.addEventListener("input", () => {
      typing = true;
    });
    seam.watch(["parameters"], (view) => {
      const typed = view.parameters[field];
      /** @type {HTMLElement} */ (label).hidden = !typed;
      showText(error, typed?.error);
      input.setAttribute("aria-invalid", String(Boolean(typed?.error)));
      if (typed && input.value !== typed.value && !(typing && document.activeElement === input)) {
        input.value = typed.value;
      }
    });
    // The output grows while its length is typed; of the others a beginning may be another value that is allowed.
    if (field === "Output length") {
      input.addEventListener("input", () => {
        if (input.value !== "") seam.apply({ Set: [field, input.value] });
      });
    }
    input.addEventListener("change", () => {
      typing = false;
      seam.apply({ Set: [field, input.value] });
      if (field === "Output length") seam.apply("Commit");
      const typed = seam.view.parameters[field];
      if (typed && !typed.error) input.value = typed.value;
    });
  }
}

/** @param {Seam} seam */
function watchDigest(seam) {
  const output = byId("digest");
  seam.watch(["digest"], ({ digest }) => {
    // Groups are told apart by space around them, so that the text stays the whole hex.
    const groups = digest.hex.match(/.{1,8}/g) ?? [];
    if (output.textContent !== digest.hex) {
      output.replaceChildren(...groups.map((text) => make("span", { text })));
    }
    output.classList.toggle("stale", Boolean(digest.stale));
    output.classList.toggle("long", groups.length > 16);
    // What scrolls can be reached by the keyboard.
    if (groups.length > 16) output.tabIndex = 0;
    else output.removeAttribute("tabindex");
    showText(byId("stale"), digest.stale);
    showText(byId("digest-words"), digest.words);
    const progress = /** @type {HTMLProgressElement} */ (byId("hashing"));
    progress.hidden = digest.progress === null;
    progress.value = digest.progress ?? 0;
    byId("cancel").hidden = digest.progress === null;
    /** @type {HTMLButtonElement} */ (byId("copy-digest")).disabled = digest.hex === "";
  });
}

/** @param {Seam} seam */
function watchTransport(seam) {
  for (const button of document.querySelectorAll("[data-action]")) {
    const action = /** @type {HTMLElement} */ (button).dataset.action ?? "Show";
    button.addEventListener("click", () => seam.apply(action));
  }
  const buttons = (/** @type {string[]} */ ...names) =>
    names.map((name) => /** @type {HTMLButtonElement} */ (document.querySelector(`[data-action="${name}"]`)));
  // Not `disabled`: a button that loses the focus under somebody's finger stops the keys.
  seam.watch(["position"], ({ position }) => {
    for (const button of buttons("First", "PreviousRound", "Previous")) {
      button.setAttribute("aria-disabled", String(position.first));
    }
    for (const button of buttons("Next", "NextRound", "Last")) {
      button.setAttribute("aria-disabled", String(position.last));
    }
  });
  const play = byId("play");
  seam.watch(["play"], (view) => {
    const name = view.play.playing ? "Pause" : "Play";
    play.setAttribute("aria-label", name);
    write(/** @type {Element} */ (play.firstElementChild), name);
  });
  seam.watch(["timeline"], ({ timeline }) => {
    // Nothing to play: a link without its message, or one that is still being hashed.
    play.setAttribute("aria-disabled", String(timeline.max === 0));
  });
  const speed = /** @type {HTMLSelectElement} */ (byId("speed"));
  seam.watch(["play"], (view) => {
    speed.value = String(view.play.speed);
  });
  speed.addEventListener("change", () => seam.apply({ Speed: Number(speed.value) }));
}

/** @param {Seam} seam */
function watchPosition(seam) {
  const input = /** @type {HTMLInputElement} */ (byId("position"));
  const timeline = byId("timeline");
  let typing = false;
  seam.watch(["position"], ({ position }) => {
    showText(byId("place"), position.title);
    write(byId("count"), position.count);
    write(byId("position-words"), position.title);
    showText(byId("position-error"), position.error);
    input.setAttribute("aria-invalid", String(Boolean(position.error)));
    // What somebody is typing stays, also while the position moves on; what was taken follows it.
    if (!typing || document.activeElement !== input) input.value = position.value;
  });
  input.addEventListener("input", () => {
    typing = true;
  });
  const show = () => {
    typing = false;
    input.value = seam.view.position.value;
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      seam.apply({ GoTo: input.value });
      show();
    }
    if (event.key === "Escape") {
      // The address of where we are is a good one: it takes the error away.
      if (seam.view.position.error) seam.apply({ GoTo: seam.view.position.address });
      show();
    }
  });
  seam.watch(["timeline"], (view) => {
    timeline.setAttribute("aria-valuemax", String(view.timeline.max));
    timeline.setAttribute("aria-valuenow", String(view.timeline.now));
    timeline.setAttribute("aria-valuetext", view.timeline.text);
  });
}

/** @param {Seam} seam */
function watchLook(seam) {
  const radios = (/** @type {string} */ name) =>
    /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(`input[name="${name}"]`));
  seam.watch(["look"], ({ look }) => {
    for (const radio of radios("show")) radio.checked = (radio.value === "before") === look.before;
    for (const radio of radios("view")) radio.checked = radio.value === look.view;
  });
  for (const name of ["notation", "origin"]) {
    const select = /** @type {HTMLSelectElement} */ (byId(name));
    seam.watch(["look"], ({ look }) => {
      select.value = look[/** @type {"notation" | "origin"} */ (name)];
    });
    const action = name === "notation" ? "Notation" : "Origin";
    select.addEventListener("change", () => seam.apply({ [action]: select.value }));
  }
  for (const radio of radios("show")) {
    radio.addEventListener("change", () => seam.apply({ Before: radio.value === "before" }));
  }
  for (const radio of radios("view")) {
    radio.addEventListener("change", () => seam.apply({ View: radio.value }));
  }
}

/**
 * What turns, enlarges and pulls apart the lattice, shown with it.
 * @param {Seam} seam
 */
function watchCamera(seam) {
  const apart = /** @type {HTMLInputElement} */ (byId("apart"));
  seam.watch(["look"], ({ look }) => {
    byId("camera").hidden = look.view !== "lattice";
    if (document.activeElement !== apart) apart.value = String(look.apart / 100);
  });
  apart.addEventListener("input", () => seam.apply({ Apart: Number(apart.value) }));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#camera button"))) {
    const { turn, zoom } = button.dataset;
    if (turn) button.addEventListener("click", () => seam.apply({ Turn: turn.split(",").map(Number) }));
    if (zoom) button.addEventListener("click", () => seam.apply({ Zoom: Number(zoom) }));
  }
}
