// The texts of the figure: step, ledger, inspector, and the state as a table.

import { byId, make, showText, write } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */
/** @typedef {import("./seam.js").Mark} Mark */
/** @typedef {import("./seam.js").Row} Row */

/** @param {Seam} seam */
export function watchPanels(seam) {
  seam.watch(["step", "wants"], ({ step, wants }) => {
    if (!step && wants) return;
    const letter = byId("letter");
    write(letter, step?.letter ?? "");
    letter.classList.toggle("greek", Boolean(step?.greek));
    showText(byId("name"), step?.name);
    write(byId("sentence"), step?.sentence ?? "");
  });
  seam.watch(["explanation", "wants"], ({ explanation, wants }) => {
    if (!explanation && wants) return;
    write(byId("question"), explanation?.question ?? "");
    const rows = (explanation?.rows ?? []).map((row) => ledgerRow(row));
    const [before, after] = explanation?.sides ?? ["", ""];
    if (explanation?.sum) rows.push(ledgerRow(explanation.sum, after));
    const ledger = byId("ledger");
    ledger.hidden = rows.length === 0;
    showText(byId("before"), before);
    ledger.querySelector("tbody")?.replaceChildren(...rows);
    showText(byId("answer"), explanation?.answer);
    showText(byId("hint"), explanation?.hint);
  });
  watchInspector(seam);
  watchPart(seam);
  watchState(seam);
}

/**
 * @param {Row} row
 * @param {string} [after] of the sum: of when its value is, the terms being older
 */
function ledgerRow(row, after) {
  const here = make("td", { className: "here", text: row.this });
  if (row.column.length) {
    // The five bits of a column are squares for the eye and a text for the ear.
    here.append(
      make("span", { className: "unseen", text: `: ${row.column.map(Number).join(" ⊕ ")}` }),
      make("span", { className: "squares", attributes: { "aria-hidden": "true" } }, row.column.map((value) => bit(value))),
    );
  }
  if (after) here.append(make("span", { className: "after", text: ` ${after}` }));
  return make("tr", { className: after === undefined ? "" : "sum" }, [
    make("td", { className: "operator", text: row.operator }),
    make("td", { className: "general", text: row.general }),
    here,
    make("td", { className: "drawn" }, row.mark ? [mark(row.mark)] : []),
    make("td", { className: "value", text: row.value }),
  ]);
}

/** @param {boolean} value */
function bit(value) {
  return make("i", { className: value ? "mark small one" : "mark small" });
}

/** @param {Mark} mark */
function mark({ diamond, value, changed, read, selected }) {
  const classes = ["mark"];
  for (const [name, has] of Object.entries({ diamond, one: value, changed, read, selected })) {
    if (has) classes.push(name);
  }
  return make("i", { className: classes.join(" "), attributes: { "aria-hidden": "true" } });
}

/** @param {Seam} seam */
function watchInspector(seam) {
  byId("follow").addEventListener("click", () => seam.apply({ Follow: true }));
  seam.watch(["inspector", "wants", "look"], ({ inspector, wants, look }) => {
    if (!inspector && wants) return;
    const known = inspector !== null;
    byId("inspector").classList.toggle("empty", !known);
    // A part has no bit of its own to be told of; the question names it.
    const [title, pinned] = look.selection ? ["Selected", "pinned · Esc frees it"] : ["No bit", "point at one"];
    write(byId("bit-title"), inspector?.title ?? title);
    write(byId("pinned"), inspector?.pinned ?? pinned);
    if (!inspector) return;
    const { hex, digit } = inspector;
    const groups = [make("span", { className: "muted", text: `${inspector.lane} ` })];
    for (let from = 0; from < hex.length; from += 4) {
      const digits = [...hex.slice(from, from + 4)].map((text, i) =>
        from + i === digit ? make("b", { text }) : document.createTextNode(text),
      );
      groups.push(make("code", {}, digits));
    }
    byId("bit-lane").replaceChildren(...groups);
    write(byId("bit-string"), inspector.string);
    write(byId("bit-byte"), inspector.byte);
    write(byId("next"), inspector.next);
    byId("next-line").hidden = inspector.next === "";
    // Where a step is next, the bit can be followed through it.
    byId("follow").hidden = inspector.targets.length === 0;
    const through = byId("through");
    through.hidden = inspector.through.length === 0;
    const places = inspector.through.map(([name, value, flipped], i) => {
      const now = i === inspector.now;
      const word = `${value ? 1 : 0}${flipped ? ", flipped" : ""}`;
      return make("li", { className: now ? "now" : "" }, [
        mark({ diamond: false, value, changed: flipped, read: false, selected: now }),
        make("span", { className: "unseen", text: `${word} after ` }),
        make("span", { className: i === 0 ? "" : "greek", text: name }),
      ]);
    });
    through.replaceChildren(
      make("p", { className: "muted", text: `This place through round ${inspector.round}` }),
      make("ol", {}, places),
    );
  });
}

/** The parts of the state that a bit is in. */
const PARTS = ["bit", "row", "column", "lane", "slice", "plane", "sheet"];

/**
 * What is selected around the bit, and the bits that it depends on and that depend on it, each a click away.
 * @param {Seam} seam
 */
function watchPart(seam) {
  const select = /** @type {HTMLSelectElement} */ (byId("part"));
  select.append(...PARTS.map((text) => make("option", { text })));
  select.addEventListener("change", () => seam.apply({ Part: select.value }));
  seam.watch(["look", "inspector"], ({ look, inspector }) => {
    byId("around").hidden = !inspector && !look.selection;
    // The whole state is none of the parts.
    select.value = look.part ?? (look.selection ? "" : "bit");
  });
  const links = byId("links");
  seam.watch(["inspector"], ({ inspector }) => {
    const { sources, targets } = inspector ?? { sources: [], targets: [] };
    links.hidden = sources.length + targets.length === 0;
    if (links.hidden) return;
    // While somebody goes through them, the buttons that stay the same keep the focus.
    const written = JSON.stringify([sources, targets]);
    if (links.dataset.bits === written) return;
    links.dataset.bits = written;
    // Absorbing reads no bit of the state, and squeezing is read by none.
    const counts = [["Sources", sources], ["Targets", targets]].filter(([, bits]) => bits.length);
    links.replaceChildren(
      make("summary", { text: counts.map(([name, bits]) => `${name} (${bits.length})`).join(" · ") }),
      make("div", {}, [...linked(seam, "Sources", sources), ...linked(seam, "Targets", targets)]),
    );
  });
}

/**
 * @param {Seam} seam
 * @param {string} name
 * @param {string[]} bits
 */
function linked(seam, name, bits) {
  if (bits.length === 0) return [];
  const buttons = bits.map((text) => {
    const button = make("button", { text: `(${text.replaceAll(",", ", ")})`, attributes: { type: "button" } });
    button.addEventListener("click", () => {
      seam.apply({ Select: text });
      // The button is gone with the bits of the one that was pinned before.
      if (!button.isConnected) byId("links").querySelector("summary")?.focus();
    });
    return make("li", {}, [button]);
  });
  return [make("p", { className: "muted", text: name }), make("ul", { attributes: { "aria-label": name } }, buttons)];
}

/** @param {Seam} seam */
function watchState(seam) {
  const table = byId("state");
  seam.watch(["state", "wants"], ({ state }) => {
    // While the bytes of a far position are fetched, what was shown before stays.
    if (!state && seam.view.wants) return;
    byId("table").hidden = state === null;
    if (!state) return;
    const head = make("tr", {}, [
      make("td"),
      ...state.columns.map((x) => make("th", { text: `x = ${x}`, attributes: { scope: "col" } })),
    ]);
    const rows = state.rows.map(({ y, cells }) =>
      make("tr", {}, [
        make("th", { text: `y = ${y}`, attributes: { scope: "row" } }),
        ...cells.map((text) => make("td", { text })),
      ]),
    );
    table.querySelector("thead")?.replaceChildren(head);
    table.querySelector("tbody")?.replaceChildren(...rows);
    write(byId("lane-bytes"), state.w >= 8 ? `${state.w === 8 ? "" : state.w / 8}(5y + x)` : `⌊${state.w}(5y + x) / 8⌋`);
  });
}
