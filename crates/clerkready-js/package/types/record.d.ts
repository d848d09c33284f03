// Made from the Rust types by `cargo run -p clerkready-schema`.

/** Something attended or done. Every further field that is true or false is a fact, such as `passed`. */
export interface Activity {
  business_meeting?: boolean | null;
  /** The day on which evidence of it was sent to the body. */
  evidence_sent?: Date | null;
  from?: Date | null;
  id: string;
  item?: string | null;
  kind: string;
  minutes?: number | null;
  passed?: boolean | null;
  /** The result of its examination in percent. */
  score?: number | null;
  stated?: Stated[] | null;
  status?: Status | null;
  title?: string | null;
  /** Left out for a single day. */
  to?: Date | null;
  [more: string]: unknown;
}

export interface Answer {
  by: AnsweredBy;
  id: string;
  on?: Date | null;
  program: string;
  /** The requirement or schedule line in question. */
  question?: string | null;
  /** A reading's id; `yes`, `no` or a whole number. */
  value?: string | null;
  [more: string]: unknown;
}

export type AnsweredBy = "body" | "person";

/** A designation received. */
export interface Award {
  id: string;
  in_good_standing?: boolean | null;
  on?: Date | null;
  program: string;
  /** The ids of the entries that were used for it; absent when not known. */
  used?: string[] | null;
  [more: string]: unknown;
}

export interface Choices {
  /** The programs worked toward, the most wanted first. */
  goals?: string[] | null;
  /** Where activities are to count. */
  pins?: Pin[] | null;
  [more: string]: unknown;
}

/** A day, a month or a year: `2008-03-20`, `2008-03` or `2008`. */
export type Date = string;

export interface Enrollment {
  id: string;
  on?: Date | null;
  /** The id of the position held on that day. */
  position?: string | null;
  program: string;
  [more: string]: unknown;
}

/** The result that goes along with an export. It is no part of the record. */
export interface Evaluated {
  /** What `clerkready check --format json` printed on its `day`, with the edition and the hash of each program's rules. */
  result: unknown;
  /** The texts of the program files that were used besides the built-in ones. */
  supplied?: string[] | null;
  [more: string]: unknown;
}

export type Format = "clerkready-record/1";

/** A category; `null` leaves the entry out. */
export type Home = string | null;

export interface Membership {
  body: string;
  class?: string | null;
  from?: Date | null;
  id: string;
  /** `null` while it lasts; absent when not known. */
  to?: Date | null;
  [more: string]: unknown;
}

export type Per = "each" | "hour" | "year";

/** Who the record is about. */
export interface Person {
  municipality?: string | null;
  name?: string | null;
  /** Country and state or province, such as `US-MS`. */
  place?: string | null;
  [more: string]: unknown;
}

export interface Pin {
  category: Home;
  entry: string;
  program: string;
  [more: string]: unknown;
}

/** Points or hours above zero, with at most two decimal places, as a text: `60` or `4.5`. */
export type Points = string;

/** A post held. */
export interface Position {
  /** The core duties; absent when not known. */
  duties?: string[] | null;
  employer?: string | null;
  from?: Date | null;
  id: string;
  official_title?: string | null;
  /** What the official title amounts to. */
  role?: string | null;
  share?: Share | null;
  /** `null` while it lasts; absent when not known. */
  to?: Date | null;
  [more: string]: unknown;
}

/** A line of an unpublished table, as the person copied it. */
export interface Rate {
  category: string;
  from?: string | null;
  id: string;
  /** A kind of activity, or for time in office a role. */
  kind: string;
  per: Per;
  points: Points;
  program: string;
  [more: string]: unknown;
}

/** A record of ClerkReady: what one clerk told, facts only. */
export interface RecordFile {
  activities?: Activity[] | null;
  answers?: Answer[] | null;
  awards?: Award[] | null;
  choices?: Choices | null;
  enrollments?: Enrollment[] | null;
  evaluated?: Evaluated | null;
  format: Format;
  memberships?: Membership[] | null;
  person?: Person | null;
  positions?: Position[] | null;
  rates?: Rate[] | null;
  steps?: StepDone[] | null;
  tallies?: Tally[] | null;
  [more: string]: unknown;
}

export type Share = "full-time" | "part-time";

/** Points that someone put on paper. */
export interface Stated {
  body?: string | null;
  by: StatedBy;
  category: string;
  points: Points;
  [more: string]: unknown;
}

export type StatedBy = "certificate" | "body";

export type Status = "done" | "planned";

export interface StepDone {
  done_on?: Date | null;
  id: string;
  program: string;
  step: string;
  [more: string]: unknown;
}

/** A body's own count of everything of a category up to a day. */
export interface Tally {
  as_of: Date;
  category: string;
  from?: string | null;
  id: string;
  points: Points;
  program: string;
  [more: string]: unknown;
}
