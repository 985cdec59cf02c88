// The two canvases: sized to their places, painted when something changed, and never otherwise; gestures go to the session.

import { byId } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */

/** @param {Seam} seam */
export function watchCanvases(seam) {
  const state = new Panel(seam, "state", byId("state-canvas"), byId("drawing"));
  const aside = new Panel(seam, "aside", byId("aside-canvas"), byId("small-figure"));
  const lane = new Panel(seam, "lane", byId("lane-canvas"), byId("lane"));
  const bars = new Panel(seam, "timeline", byId("bars"), byId("timeline"));
  seam.watch(["repaint"], ({ repaint, motion }) => {
    if (repaint.includes("state")) {
      state.move(motion);
      aside.invalidate();
      lane.invalidate();
    }
    if (repaint.includes("timeline")) bars.invalidate();
  });
  // What goes onto paper is drawn before it is, not in a frame of the screen.
  addEventListener("beforeprint", () => [state, aside, bars].forEach((panel) => panel.paint()));
  state.listen();
  lane.listen();
  bars.listen();
}

class Panel {
  #seam;
  #name;
  #canvas;
  #place;
  #scheduled = false;
  #begun = false;
  /** The motion under way: when it began, and for how many milliseconds. */
  #motion = { began: 0, lasts: 0 };
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

  /**
   * Paints the way to what has changed, frame by frame; the next one takes its place.
   * @param {number} milliseconds
   */
  move(milliseconds) {
    this.#motion = { began: performance.now(), lasts: milliseconds };
    this.invalidate();
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
    // At first the texts alone: the digest needn't wait for the drawing.
    if (!this.#begun) {
      this.#begun = true;
      this.invalidate();
      return;
    }
    const height = this.#seam.height(this.#name, width);
    const ratio = devicePixelRatio;
    // Whole device pixels: what the drawing fills in part would stand as a line at its edge.
    const [columns, rows] = [Math.floor(width * ratio), Math.floor(height * ratio)];
    this.#size = { width, height };
    if (this.#canvas.width !== columns || this.#canvas.height !== rows) {
      this.#canvas.width = columns;
      this.#canvas.height = rows;
      this.#canvas.style.width = `${columns / ratio}px`;
      this.#canvas.style.height = `${rows / ratio}px`;
    }
    const context = this.#canvas.getContext("2d", { alpha: false });
    const { began, lasts } = this.#motion;
    const progress = lasts > 0 ? Math.min((performance.now() - began) / lasts, 1) : 1;
    if (context) this.#seam.paint(context, this.#name, this.#size, ratio, progress);
    if (progress < 1) this.invalidate();
  }

  listen() {
    const scrub = this.#name === "timeline";
    const canvas = this.#canvas;
    /** @param {MouseEvent} event @param {string} kind @param {number} [dy] */
    const send = (event, kind, dy = 0) => {
      const box = canvas.getBoundingClientRect();
      const point = { x: event.clientX - box.left, y: event.clientY - box.top };
      return this.#seam.gesture(this.#name, this.#size, { kind, ...point, dy });
    };
    let down = false;
    // Only the lattice is turned by dragging and enlarged by the wheel or two fingers: elsewhere the page scrolls.
    const turns = () => this.#name === "state" && this.#seam.view.look?.view === "lattice";
    /** @type {Map<number, PointerEvent>} */
    const fingers = new Map();
    const span = () => {
      const [a, b] = [...fingers.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    if (this.#name === "state") {
      this.#seam.watch(["look"], () => {
        canvas.style.touchAction = turns() ? "pan-y" : "";
      });
    }
    canvas.addEventListener("pointermove", (event) => {
      if (fingers.has(event.pointerId)) {
        const before = fingers.size === 2 ? span() : 0;
        fingers.set(event.pointerId, event);
        if (before > 0) {
          send(event, "pinch", span() / before);
          return;
        }
      }
      if (down && (scrub || turns())) send(event, "drag");
      else if (event.pointerType !== "touch") send(event, "hover");
    });
    canvas.addEventListener(
      "wheel",
      (event) => {
        // Where it is as small as it gets, the wheel scrolls the page again.
        if (turns() && !event.ctrlKey && send(event, "wheel", event.deltaY * (event.deltaMode ? 30 : 1))) event.preventDefault();
      },
      { passive: false },
    );
    canvas.addEventListener("pointerleave", (event) => {
      send(event, "leave");
    });
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      down = true;
      if (turns()) fingers.set(event.pointerId, event);
      if (scrub || turns()) {
        canvas.setPointerCapture(event.pointerId);
        send(event, "press");
      }
    });
    canvas.addEventListener("pointercancel", (event) => {
      down = false;
      fingers.delete(event.pointerId);
    });
    canvas.addEventListener("pointerup", (event) => {
      if (down && fingers.size < 2) send(event, "release");
      // What is left of two fingers is no drag.
      down = false;
      fingers.delete(event.pointerId);
    });
  }
}
