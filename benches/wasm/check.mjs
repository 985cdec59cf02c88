// Whether the kernels for WebAssembly compute what the definition does: `node check.mjs MODULE`.
import { readFileSync } from "node:fs";

const ours = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(process.argv[2]))).exports;
const differences = ours.differences(10_000);
console.log(`WebAssembly: ${ours.width()} states at once, ${differences} differences from the definition on 11,602 states.`);
if (ours.width() !== 2 || differences !== 0) process.exit(1);
