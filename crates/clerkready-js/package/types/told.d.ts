// Made from the Rust types by `cargo run -p clerkready-schema`.

/** A day, a month or a year: `2008-03-20`, `2008-03` or `2008`. */
export type Date = string;

/** A program's rules in words, with their sources. */
export interface Explanation {
  format: ExplanationFormat;
  /** Two spaces before a line are one step of indentation. */
  lines: string[];
  /** The program's id. */
  program: string;
}

export type ExplanationFormat = "clerkready-explanation/1";

export interface Fault {
  /** From 1, in characters. */
  column: number;
  file: string;
  /** From 1. */
  line: number;
  /** The way from the file's root, such as `programs[0].editions[0]`; empty for the root itself. */
  path: string;
  /** What was found and what was expected. */
  what: string;
}

/** What has to be put right in program files; empty where nothing has. */
export interface FaultList {
  faults: Fault[];
  format: FaultsFormat;
}

export type FaultsFormat = "clerkready-faults/1";

export interface Listed {
  /** The id of the body that grants it. */
  body: string;
  /** From when each of its editions is. */
  editions: Date[];
  id: string;
  initials: string;
  name: string;
  /** Identifies the rules. */
  rules_hash: string;
}

/** The programs that can be checked. */
export interface ProgramList {
  format: ProgramsFormat;
  programs: Listed[];
}

export type ProgramsFormat = "clerkready-programs/1";
