// The part of the core that is loaded when it is wanted.

/**
 * Puts it into the part that is here, once.
 * @param {WebAssembly.Exports} first what the module's first part exports
 */
export async function loadLater(first) {
  const later = await fetch(new URL("keccak_wasm_later.wasm", import.meta.url));
  if (!later.ok) throw new Error(`status ${later.status}`);
  await WebAssembly.instantiate(await later.arrayBuffer(), { first });
}
