// Made from the Rust types by `cargo run -p clerkready-schema`.

/** An entry, and the date that it is supposed to have. */
export interface Dated {
  /** The entry's id. */
  entry: string;
  /** A day, a month or a year: `2027-05-01`, `2027-05` or `2027`. */
  on: string;
}

/** The text of a file, under the name that faults call it by. */
export interface File {
  /** What faults call it. */
  name: string;
  /** All that it holds. */
  text: string;
}

/** What is asked about a record. */
export interface Options {
  /** What if these designations were received. */
  awarded?: Received[];
  /** What if these entries were of other dates. */
  dated?: Dated[];
  /** Takes what is planned as done and passed. A check then judges on the day when all of it is over. */
  plan?: boolean;
  /** Only these programs, such as `ms-cmcc`. Without any: the record's goals, or else every program. */
  programs?: string[];
  /** The day to judge by, such as `2026-11-22`. */
  today: string;
  /** The last day that a forecast looks at; ten years ahead without it. */
  until?: string;
  /** Program files or supplements beside the built-in ones. One about a body that is built in stands in its place. */
  with?: File[];
  /** What if these entries were not there. */
  without?: string[];
}

/** A designation, and the date on which it is supposed to have been received. */
export interface Received {
  /** The designation's id, mostly that of its program. */
  designation: string;
  /** A day, a month or a year: `2027-05-01`, `2027-05` or `2027`. */
  on: string;
}
