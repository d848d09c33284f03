// Texts in, texts out: what comes out is what the command prints, to the byte.
import * as engine from "./load.js";

const json = (value) => JSON.stringify(value);

export const programs = (files = []) => engine.programs(json(files));

export const check = (record, options) => engine.check(record, json(options ?? {}));

export const forecast = (record, options) => engine.forecast(record, json(options ?? {}));

export const explain = (program, files = []) => engine.explain(program, json(files));

export const lint = (files) => engine.lint(json(files ?? null));
