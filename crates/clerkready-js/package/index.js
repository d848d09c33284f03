// Records as texts or objects in, objects out.
import * as text from "./text.js";

const written = (record) => typeof record === "string" ? record : JSON.stringify(record);

export const programs = (files) => JSON.parse(text.programs(files));

export const check = (record, options) => JSON.parse(text.check(written(record), options));

export const forecast = (record, options) => JSON.parse(text.forecast(written(record), options));

export const explain = (program, files) => JSON.parse(text.explain(program, files));

export const lint = (files) => JSON.parse(text.lint(files));
