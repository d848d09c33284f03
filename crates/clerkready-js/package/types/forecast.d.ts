// Made from the Rust types by `cargo run -p clerkready-schema`.

/** A day, a month or a year: `2008-03-20`, `2008-03` or `2008`. */
export type Date = string;

/** A day. */
export type Day = string;

/** Points or hours as a text; `null` where nobody published a limit. */
export type Extent = Total | null;

export type Followed = "ready-to-apply" | "can-be-granted";

/** What becomes of some programs between two days. */
export interface ForecastResult {
  format: Format;
  from: Day;
  programs: Program[];
  until: Day;
}

export type Format = "clerkready-forecast/1";

export interface Program {
  /** When it can then be granted at the earliest. */
  granted?: Date;
  id: string;
  /** The first day on which one is ready to apply. */
  ready_on?: Day;
  /** Identifies the rules: forecasts with the same one rest on the same rules. */
  rules_hash: string;
  /** The entries that give less by what is supposed. */
  stranded: Stranded[];
  /** The days on which something turns, in their order. */
  turns: Turn[];
}

export type Reason = "after-cycle" | "before-award" | "body-decides" | "category-limit" | "covered" | "date-not-told" | "entry-limit" | "failed" | "group-limit" | "item-not-told" | "kept-for" | "later" | "left-out" | "less-than-others" | "line-limit" | "maybe-before-award" | "maybe-later" | "maybe-took-place" | "maybe-used-for" | "minutes-not-told" | "no-award-yet" | "not-on-this-line" | "not-the-best" | "not-told" | "other-body" | "other-kind" | "outside-window" | "part-time" | "planned" | "points-not-told" | "repeated" | "rounded" | "stands-in" | "superseded" | "title-not-told" | "used-for" | "whose-points";

export type State =
  | "met" | "unknown"
  /** Not yet. */
  | "open"
  /** No longer. */
  | "closed";

export interface Stranded {
  after: Extent;
  before: Extent;
  entry: string;
  evidence_within_days?: number;
  fact?: string;
  /** The entry, requirement, line or body that the reason speaks of. */
  of?: string;
  reason: Reason;
  score_at_least?: number;
}

/** Points or hours with at most two decimal places, as a text: `0`, `60` or `4.5`. */
export type Total = string;

/** The state of a requirement, of the application or of the grant becomes another. */
export interface Turn {
  /** Left out where it was not asked for before. */
  from?: State;
  of?: Followed;
  on: Day;
  requirement?: string;
  /** Left out where it is no longer asked for. */
  to?: State;
}
