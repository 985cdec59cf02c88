// Small helpers over the document: an element by its id, and a text that is written only if it changed.

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`The page has no element #${id}.`);
  }
  return /** @type {T} */ (element);
}

/**
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * Shows a text, or hides its element where there is none.
 * @param {HTMLElement} element
 * @param {string | null | undefined} text
 */
export function showText(element, text) {
  write(element, text ?? "");
  element.hidden = !text;
}

/**
 * @param {string} tag
 * @param {{ text?: string, className?: string, attributes?: Record<string, string> }} [options]
 * @param {Node[]} [children]
 */
export function make(tag, options = {}, children = []) {
  const element = document.createElement(tag);
  if (options.text !== undefined) element.textContent = options.text;
  if (options.className) element.className = options.className;
  for (const [name, value] of Object.entries(options.attributes ?? {})) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/**
 * Says something in passing.
 * @param {string} words
 */
export function toast(words) {
  const element = byId("toast");
  element.textContent = words;
  element.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => {
    element.hidden = true;
  }, 2500);
}
