// Paper and night, and how much motion: what the reader's system prefers, until they choose.

import { byId } from "./dom.js";

/** @typedef {import("./seam.js").Seam} Seam */

const KEY = "keccak.theme";

/** @param {Seam} seam */
export function watchTheme(seam) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const preferred = () => chosen() ?? (dark.matches ? "dark" : "light");
  const toggle = byId("theme");
  // On paper it is paper.
  let night = false;
  seam.watch(["look"], ({ look }) => {
    if (document.documentElement.dataset.theme !== look.theme) {
      document.documentElement.dataset.theme = look.theme;
      if (look.theme !== preferred() && !night) choose(look.theme);
    }
    toggle.title = look.theme === "dark" ? "Night; press for paper" : "Paper; press for night";
  });
  toggle.addEventListener("click", () => seam.apply("ToggleTheme"));
  const follow = () => seam.apply({ Theme: preferred() });
  dark.addEventListener("change", follow);
  const motion = () => seam.apply({ ReducedMotion: still.matches });
  still.addEventListener("change", motion);
  follow();
  motion();
  addEventListener("beforeprint", () => {
    night = seam.view.look.theme === "dark";
    if (night) seam.apply({ Theme: "light" });
  });
  addEventListener("afterprint", () => {
    if (night) seam.apply({ Theme: "dark" });
    night = false;
  });
}

function chosen() {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === "light" || theme === "dark" ? theme : null;
  } catch {
    return null;
  }
}

/** @param {string} theme */
function choose(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Where nothing can be stored, the choice lasts as long as the page.
  }
}
