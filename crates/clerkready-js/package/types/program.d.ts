// Made from the Rust types by `cargo run -p clerkready-schema`.

export interface Activities {
  because?: string;
  counts: Counts;
  dated?: Dates;
  give?: Give;
  give_readings?: GiveReading[];
  items?: Id[];
  kinds: Id[];
  /** A known session or course gives credit once. */
  once_per_item?: boolean;
  /** Lines before this one that credit some of the same kinds: an activity counts on one of them. */
  or_on?: string[];
  shown_first?: Id;
  with?: Condition[];
}

/** Only what is dated after the latest award of these designations. */
export interface After {
  awards: Id[];
  because?: string;
  boundary?: Boundary;
  cites: Cite[];
  cycle?: Cycle;
  readings?: BoundaryReading[];
  shown_first?: Id;
}

/** Every part. */
export interface All {
  all: Part[];
}

export type Anchor =
  | "enrollment"
  /** The first day in one of these offices. */
  | {
    office: Id[];
  }
  /** The latest award of one of these designations. */
  | {
    award: Id[];
  }
  /** The first activity of these kinds. */
  | {
    first: Id[];
  };

/** One of the parts. */
export interface Any {
  any: Part[];
}

/** That the application was sent; mostly with a deadline. */
export interface AppliedRule {
  applied: boolean;
}

/** Nobody published a figure: what is on paper counts. */
export type AsStated = "as-stated";

/** Holding one of these designations. */
export interface Award {
  in_good_standing?: boolean;
  of: Id[];
}

export interface AwardRule {
  award: Award;
}

/** What an edition's first day rests on. */
export type Basis = "stated" | "published" | "seen";

export interface Body {
  /** Who decides what the rules leave open: "the Certification Standards Committee". */
  decides: string;
  id: Id;
  name: string;
  /** Where its clerks work; left out for a body of all of them. */
  place?: Territory;
}

export type Boundary = "next-day" | "same-day" | "same-month";

export interface BoundaryReading {
  boundary: Boundary;
  id: Id;
  says: string;
}

export interface Cap {
  at_most: Points;
  category: Id;
}

/** What of the cycle before counts again: what exceeds `over`, and no more than `at_most`. */
export interface CarryOver {
  at_most: Points;
  category: Id;
  over: Points;
}

/** A sum that points or hours go to. */
export interface Category {
  id: Id;
  name: string;
  /** Points, unless it says hours. */
  unit?: Unit;
}

export type ChosenBy = "apply" | "enroll";

/** Where a rule's words stand: their own words as `quote`, or ours as `says` where they are not at hand. */
export interface Cite {
  confidence: Confidence;
  quote?: string;
  says?: string;
  source: Id;
}

/** Points for meeting a requirement, which stand for another line's activities. */
export interface Completed {
  instead_of: Id;
  points: Points;
  requirement: Id;
}

/** What must hold for an activity: a fact, a score, or evidence in time. */
export type Condition = FactId | Score | Evidence;

export type Confidence = "verbatim" | "paraphrase" | "inferred";

/** So many of these kinds or items together. */
export interface CountOf {
  count: Counted;
  limit?: Limit;
  repeats?: Repeats;
  replace?: Replace;
  with?: Condition[];
  within?: Window;
}

export interface Counted {
  at_least: number;
  of: Id[];
}

/** Which entries may give credit at all. */
export interface Counting {
  after?: After;
  /** Entries used for one of these designations give nothing. */
  not_used_for?: Id[];
}

/** Whether the published words say that it counts. */
export type Counts = "surely" | "body-decides";

/** A course of the curriculum of which the source does not say where in it it stands. */
export interface Course {
  cites: Cite[];
  name: string;
  topics: string[];
}

/** A currency of ISO 4217: `USD`. */
export type Currency = string;

/** How long after an award credit can be earned for the next one. */
export interface Cycle {
  carry_over?: CarryOver;
  months: number;
}

/** A day, a month or a year: `2008-03-20`, `2008-03` or `2008`. */
export type Date = string;

/** When an activity must have ended. */
export interface Dates {
  from?: Date;
  until?: Date;
}

/** A day. */
export type Day = string;

export type Days = MonthDay | MonthDay[];

/** So many months after an event, the same day of the last month included. */
export interface Deadline {
  after: Anchor;
  months: number;
}

/** What only the body can decide, in words. */
export interface DecidedRule {
  decided: string;
}

export type Due = "enroll" | "apply" | "grant";

/** So many of these core duties. */
export interface Duties {
  at_least: number;
  of: Id[];
}

export interface DutiesRule {
  duties: Duties;
}

export interface Each {
  each: Points;
}

/** One of each of these kinds or items, or several of each. */
export interface EachOf {
  each_of: Id[];
  limit?: Limit;
  repeats?: Repeats;
  replace?: Replace;
  times?: number;
  with?: Condition[];
  within?: Window;
}

/** A complete set of rules from some day on. */
export interface Edition {
  /** The step by which one applies. */
  applies_by: Id;
  basis: Basis;
  /** The most that a category takes. */
  caps?: Cap[];
  counting?: Counting;
  courses?: Course[];
  fees?: Fee[];
  from: Date;
  groups?: Group[];
  /** What the app leaves to the body, in words. */
  not_checked: string[];
  requirements: Requirement[];
  /** What gives points or hours. */
  schedule: Line[];
  steps: Step[];
}

export type Event = "enroll" | "apply" | "grant";

export interface Evidence {
  evidence_within_days: number;
}

/** A yes-or-no fact about an activity. */
export interface Fact {
  /** The question: "Did you complete it and pass its exams?" */
  asks: string;
  /** What holds when the answer is no: "it was not completed and passed". */
  fails: string;
  /** What holds when the answer is yes: "it was completed and passed". */
  holds: string;
  id: FactId;
}

/** The name of a fact, such as `passed` or `business_meeting`. */
export type FactId = string;

export interface Fee {
  amount: Money;
  cites: Cite[];
  currency: Currency;
  optional?: boolean;
  /** Part of the fee before it, paid earlier. */
  part_of_total?: boolean;
  places?: Place[];
  /** When it is waived or changed, in words. */
  unless?: string;
  what: string;
  /** The step that it is paid with. */
  with?: Id;
}

/** By how many entries there are together. */
export interface ForCount {
  for_count: Threshold[];
}

/** By the minutes of each entry. */
export interface ForMinutes {
  for_minutes: Threshold[];
}

/** How facts become points. */
export type Give = AsStated | Each | PerTime | PerYear | ForCount | ForMinutes;

export interface GiveReading {
  give: Give;
  id: Id;
  says: string;
}

/** Lines that share a limit: `at_most` together, or only the `best_of` them. */
export interface Group {
  at_most?: Points;
  best_of?: boolean;
  id: Id;
}

/** How time is added up. */
export type How = "unbroken-until-then" | "unbroken" | "accumulated";

/** A name of small letters, digits and single hyphens, such as `points-either`. */
export type Id = string;

export interface IfClosed {
  /** What could start anew. */
  anew: string;
  /** Whom to ask. */
  ask: string;
}

/** A known session or course of a curriculum. */
export interface Item {
  id: Id;
  kind: Id;
  name: string;
  /** The half of the year in which it is always given. */
  season?: Season;
  topics?: string[];
}

/** What sort of activity, in a clerk's words. */
export interface Kind {
  /** The facts that are asked about it. */
  asks: FactId[];
  /** What helps to tell it from its neighbors; may be empty. */
  hint: string;
  id: Id;
  name: string;
  /** Where alone there is such a thing; left out where it is not of one place. */
  place?: Place;
}

/** At most so many of those that count may be without a condition. */
export interface Limit {
  at_most: number;
  without: Condition;
}

/** What gives points or hours: one of `activities`, `service` and `completed`. */
export interface Line {
  activities?: Activities;
  /** The most that all entries of the line give together. */
  all_at_most?: Points;
  /** The most that one entry gives. */
  at_most?: Points;
  category: Id;
  cites: Cite[];
  completed?: Completed;
  group?: Id;
  id: Id;
  service?: Service;
}

/** Membership of a body: `on` an event, `within_months_of_enrolling`, or `for_months` with `how`. */
export interface Member {
  /** Classes that the published words send to the body. */
  body_decides?: string[];
  /** The classes that count; every one where this is left out. */
  classes?: string[];
  for_months?: number;
  how?: How;
  of: Id;
  on?: Event;
  within_months_of_enrolling?: number;
}

export interface MemberRule {
  member: Member;
}

/** Money with two decimal places: `50.00`. */
export type Money = string;

/** A month: `06`. */
export type Month = string;

/** Month and day of every year: `04-01`. */
export type MonthDay = string;

export interface Named {
  id: Id;
  name: string;
}

/** An official title: `on` an event, `within_months_of_enrolling`, or `for_months` with `how`. */
export interface Office {
  /** Titles on which the published words are silent. */
  body_decides?: Id[];
  for_months?: number;
  how?: How;
  on?: Event;
  roles: Id[];
  within_months_of_enrolling?: number;
}

export interface OfficeRule {
  office: Office;
}

/** A part of a requirement, due with it. */
export interface Part {
  because?: string;
  cites?: Cite[];
  deadline?: Deadline;
  id: Id;
  if_closed?: IfClosed;
  readings?: Reading[];
  rule?: Rule;
  shown_first?: Id;
  title: string;
}

export type PartTime = "counts" | "body-decides";

/** Time at a rate. */
export interface PerTime {
  /** The minutes of all entries are added before they are converted. */
  added_up?: boolean;
  /** Less than this is nothing. */
  at_least?: Points;
  /** Rounded down to a multiple of this. */
  in_steps_of?: Points;
  per_minutes: number;
  points: Points;
}

export interface PerYear {
  per_year: Points;
}

/** A country, or a country with a state or province: `US` or `US-MS`. */
export type Place = string;

/** To be in one of these places. */
export interface PlaceRule {
  place: Place[];
}

/** Points or hours above zero, with at most two decimal places, as a text: `60` or `4.5`. */
export type Points = string;

/** A sum of points or hours over categories. */
export interface PointsRule {
  points: Sum;
  /** Some span of this length must hold the sum. */
  within?: Window;
}

/** One designation: with editions of its own, or like another program of this file. */
export interface Program {
  /** The day by which its edition is chosen: of the application, unless it says of the enrollment. */
  chosen_by?: ChosenBy;
  editions?: Edition[];
  /** The program under which records keep this one's enrollments, counts, answers and steps; mostly itself. */
  filed_under: Id;
  id: Id;
  initials: string;
  /** Requirements that stand in the place of those with the same id. */
  instead?: Requirement[];
  /** Another program of this file that this one is like. */
  like?: Id;
  name: string;
}

/** A program file of ClerkReady: a certifying body, its sources, and its programs. */
export interface ProgramFile {
  body: Body;
  categories: Category[];
  designations?: Named[];
  facts?: Fact[];
  format: ProgramFormat;
  items: Item[];
  /** Kinds of activities that the shared vocabulary does not have. */
  kinds?: Kind[];
  programs: Program[];
  sources: Source[];
}

export type ProgramFormat = "clerkready-program/1";

export interface Reading {
  id: Id;
  rule: Rule;
  /** The reading in plain words. */
  says: string;
}

/** Which attendance of an item attended more than once may count. */
export type Repeats = "count-once" | "first-only";

/** So many minutes of other kinds stand in the place of one, at most so many times. */
export interface Replace {
  at_most: number;
  by: Id[];
  minutes: number;
}

/** Something that must hold: one `rule`, or several `readings` of ambiguous words. */
export interface Requirement {
  /** Why the first reading comes first. */
  because?: string;
  cites: Cite[];
  deadline?: Deadline;
  due: Due;
  id: Id;
  if_closed?: IfClosed;
  readings?: Reading[];
  rule?: Rule;
  shown_first?: Id;
  title: string;
}

/** What a reading demands. */
export type Rule = All | Any | SomeOf | PointsRule | EachOf | CountOf | OfficeRule | MemberRule | AwardRule | DutiesRule | PlaceRule | ToldRule | DecidedRule | AppliedRule;

export interface Score {
  /** Percent. */
  score_at_least: number;
}

export type Season = "spring" | "fall";

/** Time in office. */
export interface Service {
  because?: string;
  give?: Give;
  give_readings?: GiveReading[];
  part_time: PartTime;
  /** Any office where this is left out. */
  roles?: Id[];
  shown_first?: Id;
}

/** At least so many percent of the sum over these categories. */
export interface Share {
  of: Id[];
  percent: number;
}

/** So many of the parts. */
export interface SomeOf {
  some: SomeParts;
}

export interface SomeParts {
  at_least: number;
  of: Part[];
}

/** A published document. */
export interface Source {
  /** The day on which somebody last compared the rules with it. */
  checked: Date;
  /** The date that it bears. */
  dated: Date;
  id: Id;
  publisher: string;
  title: string;
  url: Url;
}

/** Something to send, pay or attach, beside the requirements. */
export interface Step {
  cites: Cite[];
  completed_by?: Days;
  /** The month in which it is then granted. */
  granted_in?: Month;
  id: Id;
  postmarked_by?: Days;
  received_by?: Days;
  what: string;
}

export interface Sum {
  at_least?: Points;
  /** No more than may be submitted. */
  at_most?: Points;
  in: Id[];
  share_of?: Share;
}

/** Lines that an association adds to a program of another file. */
export interface SupplementFile {
  facts?: Fact[];
  format: SupplementFormat;
  groups?: Group[];
  kinds?: Kind[];
  schedule: Line[];
  sources: Source[];
  /** The program that the lines are added to. */
  supplements: Id;
}

export type SupplementFormat = "clerkready-supplement/1";

/** A state or province, or a country. */
export interface Territory {
  code: Place;
  name: string;
}

export interface Threshold {
  at_least: number;
  points: Points;
}

/** A question to the person: `wanted` is "yes", or the answer is a number with `at_least` or `at_most`. */
export interface Told {
  asks: string;
  at_least?: number;
  at_most?: number;
  wanted?: Yes;
}

export interface ToldRule {
  told: Told;
}

export type Unit = "points" | "hours";

/** A web address. */
export type Url = string;

/** The shared vocabulary: kinds of activities, offices, facts, duties, designations. */
export interface VocabularyFile {
  designations: Named[];
  duties: Named[];
  facts: Fact[];
  format: VocabularyFormat;
  kinds: Kind[];
  roles: Named[];
}

export type VocabularyFormat = "clerkready-vocabulary/1";

/** A span of time: one of `months`, `half_years`, `years` with `from_month`, `blocks_of_months` with `from`. */
export interface Window {
  blocks_of_months?: number;
  /** A day on which a block begins. */
  from?: Day;
  /** The month with which each year begins: 1 for calendar years, 10 for fiscal years from October. */
  from_month?: number;
  half_years?: number;
  months?: number;
  years?: number;
}

export type Yes = "yes";
