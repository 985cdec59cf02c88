// The address is the state: what is chosen is pushed, what is passed is replaced, at most twice a second.

import { byId, write } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */

const PAUSE = 500;

/**
 * @param {Seam} seam
 * @param {boolean} unread whether what reads the link that the page was opened by could not be loaded
 */
export function watchHistory(seam, unread) {
  let written = location.hash.slice(1);
  let before = written;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let last = 0;

  /** @param {"pushState" | "replaceState"} how @param {string} link */
  const put = (how, link) => {
    clearTimeout(waiting);
    waiting = undefined;
    if (link === written) return;
    try {
      history[how](null, "", location.pathname + location.search + (link ? `#${link}` : ""));
      written = link;
    } catch {
      // A browser refuses when this happens too often: the last value is written when it allows it again.
      waiting = setTimeout(() => put("replaceState", seam.view.link), 2 * PAUSE);
    }
    last = performance.now();
  };

  seam.watch(["history"], (view) => {
    const { link } = view;
    if (view.history === "push") {
      // What is still waiting belongs to the place that is being left.
      if (waiting !== undefined && before !== link) put("replaceState", before);
      put("pushState", link);
    } else if (view.history === "replace" && link !== written && waiting === undefined) {
      const pause = Math.max(0, last + PAUSE - performance.now());
      waiting = setTimeout(() => put("replaceState", seam.view.link), pause);
    }
    before = link;
  });
  // What is complete, and what is left, is written at once.
  const flush = () => {
    if (waiting !== undefined) put("replaceState", seam.view.link);
  };
  addEventListener("change", flush);
  addEventListener("pagehide", flush);
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    waiting = undefined;
    written = location.hash.slice(1);
    // What was said of another link is no longer so.
    write(byId("live"), "");
    seam.apply({ Open: location.hash });
  });

  seam.apply("Show");
  // A link that waits to be read stays: whoever loads the page again tries again.
  if (!seam.view.lacks && !unread) put("replaceState", seam.view.link);
}
