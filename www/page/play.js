// Playing: while the session plays, it is told how much time has passed, once a frame.

/** @typedef {import("./seam.js").Seam} Seam */

/** @param {Seam} seam */
export function watchPlay(seam) {
  let frame = 0;
  let last = 0;
  const tick = (/** @type {number} */ now) => {
    frame = 0;
    if (!seam.view.play.playing) return;
    // A page that was hidden goes on where it stopped.
    seam.apply({ Tick: Math.min(250, Math.max(0, now - last)) });
    last = now;
    if (seam.view.play.playing && frame === 0) frame = requestAnimationFrame(tick);
  };
  seam.watch(["play"], (view) => {
    if (view.play.playing && frame === 0) {
      last = performance.now();
      frame = requestAnimationFrame(tick);
    }
  });
}
