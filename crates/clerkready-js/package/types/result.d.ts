// Made from the Rust types by `cargo run -p clerkready-schema`.

/** What is known to count, and what may count if every open fact speaks for the person. */
export interface Amount {
  possible: Extent;
  sure: Extent;
}

/** A fact or a decision that is missing. */
export interface Ask {
  entry?: string;
  evidence_within_days?: number;
  fact?: string;
  line?: string;
  requirement?: string;
  score_at_least?: number;
  what: Asked;
  /** Who can tell. */
  who: Who;
}

export type Asked = "answer" | "boundary" | "class" | "condition" | "date" | "discretion" | "duties" | "home" | "item" | "line" | "minutes" | "office" | "place" | "points" | "reading" | "service" | "share" | "standing" | "tally" | "term" | "title" | "took-place" | "used" | "whose-points";

/** Where entries were put that could count in several places. */
export interface Assignment {
  /** Where it is not proven: by how much another choice could be better. */
  better_by_at_most?: Total;
  placements: Placement[];
  /** Whether no other choice leaves less missing. */
  proven: boolean;
  tight?: Tight;
}

/** The result of checking a record, which lists programs in the order in which they were asked for. */
export interface CheckResult {
  /** The day by which was judged. */
  day: Day;
  /** Where each entry counts, over all of these programs. */
  entries: Entry[];
  format: Format;
  programs: Program[];
}

export type Counts = "body-decides";

export interface CountsFor {
  category: string;
  possible: Extent;
  program: string;
  sure: Extent;
}

export type Covered = "yes" | "no" | "unknown";

/** A day, a month or a year: `2008-03-20`, `2008-03` or `2008`. */
export type Date = string;

/** A day. */
export type Day = string;

/** Whether the edition is of that day, or the nearest that is known. */
export type EditionFit = "known" | "nearest";

export interface Entry {
  counts: CountsFor[];
  entry: string;
}

/** Points or hours as a text; `null` where nobody published a limit. */
export type Extent = Total | null;

/** A count, or points and hours as a text; `null` where nobody published a limit. */
export type Figure = number | Total | null;

export type Format = "clerkready-result/1";

/** The ways to close a requirement's gap. */
export interface Gap {
  requirement: string;
  ways: Way[];
}

export interface Grant {
  /** When it can be granted at the earliest. */
  earliest?: Date;
  verdict: Verdict;
}

/** A category; `null` leaves the entry out. */
export type Home = string | null;

/** An entry that does not count, and why. */
export interface LeftOut {
  entry: string;
  evidence_within_days?: number;
  fact?: string;
  /** The entry, requirement, line or body that the reason speaks of. */
  of?: string;
  reason: Reason;
  score_at_least?: number;
}

export interface Lost {
  evidence_within_days?: number;
  fact?: string;
  /** The entry, requirement, line or body that the reason speaks of. */
  of?: string;
  possible: Extent;
  reason: Reason;
  score_at_least?: number;
  sure: Extent;
}

export type Pin = "honored" | "refused";

export interface Placement {
  /** Why the person's own choice is not followed. */
  because?: Refusal;
  category: Home;
  /** How much more is missing with the person's own choice. */
  costs?: Total;
  could: Home[];
  entry: string;
  /** What became of the person's own choice. */
  pin?: Pin;
}

export interface Portion {
  category: string;
  possible: Extent;
  sure: Extent;
}

/** What became of one program. */
export interface Program {
  /** With `closed`: the last day on which it could have been met. */
  after?: Day;
  /** With `unknown`: what would settle it. */
  asks?: Ask[];
  /** Where there was something to choose. */
  assignment?: Assignment;
  /** With `open`: the last day on which it can be met, where there is one. */
  by?: Day;
  can_be_granted: Grant;
  /** From when its rules are. */
  edition: Date;
  edition_fit: EditionFit;
  /** What would close the gaps. */
  gaps: Gap[];
  id: string;
  /** The open question that settles most. */
  next_question?: Ask;
  ready_to_apply: Verdict;
  requirements: Requirement[];
  /** Identifies the rules: results with the same one rest on the same rules. */
  rules_hash: string;
  /** What became of each entry. */
  rulings: Ruling[];
  steps: Step[];
  still?: Still;
  verdict: Verdict;
}

export type Progress = "open" | "done";

export type Reason = "after-cycle" | "before-award" | "body-decides" | "category-limit" | "covered" | "date-not-told" | "entry-limit" | "failed" | "group-limit" | "item-not-told" | "kept-for" | "later" | "left-out" | "less-than-others" | "line-limit" | "maybe-before-award" | "maybe-later" | "maybe-took-place" | "maybe-used-for" | "minutes-not-told" | "no-award-yet" | "not-on-this-line" | "not-the-best" | "not-told" | "other-body" | "other-kind" | "outside-window" | "part-time" | "planned" | "points-not-told" | "repeated" | "rounded" | "stands-in" | "superseded" | "title-not-told" | "used-for" | "whose-points";

/** The body's own word stands, it gives no points there, or it is not known whether it may count there. */
export type Refusal = "final" | "no-points" | "not-known";

/** What became of a requirement, or of it under one reading, with the figures of its rule. */
export interface Requirement {
  /** With `closed`: the last day on which it could have been met. */
  after?: Day;
  /** With `unknown`: what would settle it. */
  asks?: Ask[];
  at_most?: Total;
  /** The entry of the designation that is held. */
  award?: string;
  /** With `open`: the last day on which it can be met, where there is one. */
  by?: Day;
  /** When time in office or membership will be complete. */
  complete_on?: Day;
  /** The entries that count. */
  counted?: string[];
  id: string;
  left_out?: LeftOut[];
  need?: Figure;
  /** What the percentage is of. */
  of?: Amount;
  /** The requirements that it is made of. */
  parts?: Requirement[];
  percent?: number;
  /** What may count if every open fact speaks for the person. */
  possible?: Figure;
  /** Each way to understand its words, where there are several; `id` is then the reading's. */
  readings?: Requirement[];
  /** What is missing, of what is known to count. */
  short?: Figure;
  /** What is known to count beyond the need. */
  slack?: Total;
  still?: Still;
  /** What is known to count. */
  sure?: Figure;
  targets?: Target[];
  unit?: TimeUnit;
  verdict: Verdict;
  /** The last day of the span that counts. */
  window_ends?: Day;
}

/** What became of one entry: what it offers is what it gives and what it loses, at both ends. */
export interface Ruling {
  /** What the cycle before left over. */
  carried_over?: boolean;
  /** The requirement that gives points when it is met. */
  completion?: string;
  entry?: string;
  /** The schedule line on which it counts. */
  line?: string;
  lost: Lost[];
  offered: Amount;
  portions: Portion[];
}

export interface Step {
  deadline?: Day;
  done_on?: Date;
  /** The month in which it is then granted. */
  granted_in?: Date;
  id: string;
  progress: Progress;
}

/** Whether what is unmet can still be met. */
export type Still = "open" | "closed";

/** One of the kinds or items that are asked for. */
export interface Target {
  covered: Covered;
  item?: string;
  kind?: string;
}

/** Requirements that cannot all be met together. */
export interface Tight {
  /** The most that can go to any of them. */
  most: Total;
  need: Total;
  requirements: string[];
}

export type TimeUnit = "months";

/** Points or hours with at most two decimal places, as a text: `0`, `60` or `4.5`. */
export type Total = string;

export type Verdict = "met" | "unmet" | "unknown";

export type Way =
  /** So many more on a line of the schedule give so many points; no figure where nobody published one. */
  | {
    counts?: Counts;
    gives?: Total;
    line: string;
    minutes?: number;
    times?: number;
    way: "earn";
    years?: number;
  }
  /** Meeting another requirement gives points. */
  | {
    gives: Total;
    requirement: string;
    way: "complete";
  }
  /** So many more of these kinds and items. */
  | {
    of: string[];
    times: number;
    way: "attend";
  }
  /** Nothing but time is missing. */
  | {
    until: Day;
    way: "wait";
  }
  /** Joining a body. */
  | {
    body: string;
    by?: Day;
    way: "join";
  }
  /** Receiving one of these designations. */
  | {
    one_of: string[];
    way: "receive";
  }
  /** So many more of these duties. */
  | {
    of: string[];
    times: number;
    way: "take";
  };

export type Who = "person" | "body";
