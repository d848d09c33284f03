// Loads the engine, once, before anything of this package can be called.
import * as engine from "./engine.js";

const place = new URL("./engine_bg.wasm", import.meta.url);

// Node.js fetches no files, so there the module is read.
const code = place.protocol === "file:"
  ? await (await import(/* @vite-ignore */ /* webpackIgnore: true */ "node:fs/promises")).readFile(place)
  : place;

await engine.default({ module_or_path: code });

export const { programs, check, forecast, explain, lint } = engine;
