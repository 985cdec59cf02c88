// The two canvases: sized to their places, painted when something changed, and never otherwise; gestures go to the session.

import { byId } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */

/** @param {Seam} seam */
export function watchCanvases(seam) {
  const state = new Panel(seam, "state", byId("state-canvas"), byId("drawing"));
  const aside = new Panel(seam, "aside", byId("aside-canvas"), byId("small-figure"));
  const lane = new Panel(seam, "lane", byId("lane-canvas"), byId("lane"));
  const bars = new Panel(seam, "timeline", byId("bars"), byId("timeline"));
  seam.watch(["repaint"], ({ repaint }) => {
    if (repaint.includes("state")) for (const panel of [state, aside, lane]) panel.invalidate();
    if (repaint.includes("timeline")) bars.invalidate();
  });
  // What goes onto paper is drawn before it is, not in a frame of the screen.
  addEventListener("beforeprint", () => [state, aside, bars].forEach((panel) => panel.paint()));
  state.listen({ hover: true, scrub: false });
  lane.listen({ hover: true, scrub: false });
  bars.listen({ hover: false, scrub: true });
}

class Panel {
  #seam;
  #name;
  #canvas;
  #place;
  #scheduled = false;
  #size = { width: 0, height: 0 };

  /**
   * @param {Seam} seam
   * @param {string} name
   * @param {HTMLElement} canvas
   * @param {HTMLElement} place
   */
  constructor(seam, name, canvas, place) {
    this.#seam = seam;
    this.#name = name;
    this.#canvas = /** @type {HTMLCanvasElement} */ (canvas);
    this.#place = place;
    new ResizeObserver(() => this.invalidate()).observe(place);
    // Zooming changes the ratio without changing the size in CSS pixels.
    const ratioChanged = () => {
      this.invalidate();
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", ratioChanged, { once: true });
    };
    ratioChanged();
  }

  /** Paints in the next frame, however often this is called before. */
  invalidate() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      this.paint();
    });
  }

  paint() {
    const width = this.#place.clientWidth;
    if (width === 0 || this.#seam.view.repaint === undefined) return;
    const height = this.#seam.height(this.#name, width);
    const ratio = devicePixelRatio;
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== columns || this.#canvas.height !== rows) {
      this.#canvas.width = columns;
      this.#canvas.height = rows;
    }
    if (this.#size.width !== width || this.#size.height !== height) {
      this.#size = { width, height };
      this.#canvas.style.width = `${width}px`;
      this.#canvas.style.height = `${height}px`;
    }
    const context = this.#canvas.getContext("2d", { alpha: false });
    if (context) this.#seam.paint(context, this.#name, this.#size, ratio);
  }

  /** @param {{ hover: boolean, scrub: boolean }} wanted */
  listen({ hover, scrub }) {
    const canvas = this.#canvas;
    /** @param {PointerEvent} event @param {string} kind */
    const send = (event, kind) => {
      const box = canvas.getBoundingClientRect();
      const point = { x: event.clientX - box.left, y: event.clientY - box.top };
      this.#seam.gesture(this.#name, this.#size, { kind, ...point });
    };
    let down = false;
    canvas.addEventListener("pointermove", (event) => {
      if (down && scrub) send(event, "drag");
      else if (hover && event.pointerType !== "touch") send(event, "hover");
    });
    canvas.addEventListener("pointerleave", (event) => {
      if (hover) send(event, "leave");
    });
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      down = true;
      if (scrub) {
        canvas.setPointerCapture(event.pointerId);
        send(event, "press");
      }
    });
    canvas.addEventListener("pointercancel", () => {
      down = false;
    });
    canvas.addEventListener("pointerup", (event) => {
      if (down && hover) send(event, "release");
      down = false;
    });
  }
}
