// Whether the kernels for WebAssembly compute what the definition does: `node check.mjs MODULE`.
import { readFileSync } from "node:fs";

const ours = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(process.argv[2]))).exports;
const differences = ours.differences(10_000);
console.log(`WebAssembly: ${ours.width()} states at once, ${differences} differences from the definition on 11,602 states.`);
const batch = ours.batch_differences(600);
console.log(`${batch} of 601 lengths whose messages have other digests together than one by one.`);
if (ours.width() !== 2 || differences !== 0 || batch !== 0) process.exit(1);
