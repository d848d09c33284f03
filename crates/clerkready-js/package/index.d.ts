import type { ForecastResult } from "./types/forecast.js";
import type { File, Options } from "./types/options.js";
import type { RecordFile } from "./types/record.js";
import type { CheckResult } from "./types/result.js";
import type { Explanation, FaultList, ProgramList } from "./types/told.js";

export type { ForecastResult } from "./types/forecast.js";
export type { Dated, File, Received } from "./types/options.js";
export type { ProgramFile, SupplementFile, VocabularyFile } from "./types/program.js";
export type { RecordFile } from "./types/record.js";
export type { CheckResult } from "./types/result.js";
export type { Explanation, FaultList, ProgramList } from "./types/told.js";

/** What is asked when a record is checked. */
export type CheckOptions = Omit<Options, "until">;

/** What is asked when a record is looked ahead with. */
export type ForecastOptions = Options;

/** Lists the programs: the built-in ones, and those of these files. */
export function programs(files?: File[]): ProgramList;

/**
 * Evaluates a record on a day.
 *
 * @param record - What the app exports, as its text or as an object.
 * @throws Error where the record or an option is not what it should be: the message names each fault with its place, and
 * nothing was evaluated.
 */
export function check(record: string | RecordFile, options: CheckOptions): CheckResult;

/**
 * Tells on which days requirements turn, when a designation can be granted at the earliest, and which entries what is
 * supposed would strand.
 *
 * @param record - What the app exports, as its text or as an object.
 * @throws Error as `check` does.
 */
export function forecast(record: string | RecordFile, options: ForecastOptions): ForecastResult;

/**
 * Tells a program's rules in words, with their sources.
 *
 * @param program - Its id, such as `ms-cmcc`.
 * @throws Error where there is no such program, or a file has faults.
 */
export function explain(program: string, files?: File[]): Explanation;

/** Says what is wrong with program files or supplements, which may use the built-in vocabulary. */
export function lint(files: File[]): FaultList;
