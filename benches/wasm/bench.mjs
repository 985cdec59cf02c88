// SHA3-256 in Node: keccak-core beside hash-wasm, @noble/hashes, js-sha3 and node:crypto. See README.md beside this.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSHA3 } from "hash-wasm";
import { sha3_256 as noble } from "@noble/hashes/sha3.js";
import jsSha3 from "js-sha3";

const PIECE = 1 << 16;
const SAMPLES = 101;

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const ours = new WebAssembly.Instance(module).exports;

function keccakCore(message) {
  let memory = new Uint8Array(ours.memory.buffer, ours.buffer(), PIECE);
  if (message.length <= PIECE) {
    memory.set(message);
    ours.hash(message.length);
  } else {
    for (let at = 0; at < message.length; at += PIECE) {
      const piece = message.subarray(at, at + PIECE);
      memory.set(piece);
      ours.update(piece.length);
    }
    ours.finish();
  }
  return memory.slice(0, 32);
}

const hashWasm = await createSHA3(256);
const contenders = [
  ["keccak-core", keccakCore],
  ["hash-wasm", (m) => hashWasm.init().update(m).digest("binary")],
  ["@noble/hashes", (m) => noble(m)],
  ["js-sha3", (m) => new Uint8Array(jsSha3.sha3_256.arrayBuffer(m))],
  ["node:crypto", (m) => createHash("sha3-256").update(m).digest()],
];

/** Median and minimum of each, in ns, taken in turns. */
function measure(works) {
  const runs = works.map((run) => {
    for (let i = 0; i < 30; i++) run();
    const start = process.hrtime.bigint();
    run();
    return Math.min(2000, Math.max(1, Math.floor(500_000 / Number(process.hrtime.bigint() - start + 1n))));
  });
  const samples = works.map(() => []);
  for (let sample = 0; sample < SAMPLES; sample++) {
    works.forEach((run, i) => {
      const start = process.hrtime.bigint();
      for (let n = 0; n < runs[i]; n++) run();
      samples[i].push(Number(process.hrtime.bigint() - start) / runs[i]);
    });
  }
  return samples.map((times) => {
    times.sort((a, b) => a - b);
    return { median: times[SAMPLES >> 1], minimum: times[0] };
  });
}

console.log("| SHA3-256 in Node | ours, ns | against | ratio of medians | of minima |");
console.log("|---|--:|---|--:|--:|");
for (const [name, length] of [["64 B", 64], ["1 KiB", 1024], ["1 MiB", 1 << 20]]) {
  const message = Uint8Array.from({ length }, (_, i) => i % 251);
  const digests = contenders.map(([, hash]) => Buffer.from(hash(message)).toString("hex"));
  if (new Set(digests).size !== 1) throw new Error(`the digests differ: ${digests}`);
  const [own, ...others] = measure(contenders.map(([, hash]) => () => hash(message)));
  others.forEach((time, i) => {
    const ratio = (kind) => (time[kind] / own[kind]).toFixed(2);
    console.log(`| ${name} | ${own.median.toFixed(0)} | ${contenders[i + 1][0]} | **${ratio("median")}** | ${ratio("minimum")} |`);
  });
}

const TIMES = 100;
const [definition, best, two] = measure([() => ours.permute(0, TIMES), () => ours.permute(1, TIMES), () => ours.permute_two(TIMES)]);
const per = (time, states) => (time.median / TIMES / states).toFixed(0);
console.log(`\nKeccak-f[1600], ns a state: definition ${per(definition, 1)}, kernel ${per(best, 1)}, two side by side ${per(two, 2)}.`);
