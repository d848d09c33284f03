import type { File } from "./types/options.js";
import type { CheckOptions, ForecastOptions } from "./index.js";

/** The programs, as `clerkready programs --format json` prints them. */
export function programs(files?: File[]): string;

/** A result, as `clerkready check --format json` prints it: the same bytes for the same record, options and programs. */
export function check(record: string, options: CheckOptions): string;

/** A forecast, as `clerkready forecast --format json` prints it. */
export function forecast(record: string, options: ForecastOptions): string;

/** A program's rules in words, as `clerkready explain --format json` prints them. */
export function explain(program: string, files?: File[]): string;

/** The faults of program files, as `clerkready lint --format json` prints them. */
export function lint(files: File[]): string;
