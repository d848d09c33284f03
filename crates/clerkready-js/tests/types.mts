// What somebody writes who has the types: it compiles, and each mistake that is marked does not.
import { check, explain, forecast, lint, programs } from "clerkready";
import type { CheckOptions, CheckResult, ProgramFile, RecordFile } from "clerkready";
import * as text from "clerkready/text";

const record: RecordFile = {
  format: "clerkready-record/1",
  person: { name: "Jordan Ellis", place: "US-MS" },
  positions: [{ id: "p1", role: "clerk", from: "2021-03", to: null, share: "full-time" }],
  activities: [
    {
      id: "x1",
      kind: "ms-session",
      item: "phase-1-fall",
      from: "2024-10-15",
      to: "2024-10-17",
      passed: true,
      status: "done",
      written_by_a_later_version: 1,
      stated: [{ by: "certificate", body: "mmcca", category: "education", points: "10" }],
    },
  ],
  choices: { pins: [{ entry: "x1", program: "ms-cmcc", category: null }] },
};

const options: CheckOptions = { today: "2026-11-22", programs: ["ms-cmcc"], dated: [{ entry: "x1", on: "2025" }] };
const result: CheckResult = check(record, options);
for (const program of result.programs) {
  const until: string | undefined = program.verdict === "unmet" ? program.by : undefined;
  for (const requirement of program.requirements) {
    // `null` is no limit, and `undefined` no figure.
    const possible: number | string | null | undefined = requirement.possible;
    void [possible, until, requirement.readings?.[0]?.verdict, requirement.left_out?.[0]?.reason];
  }
  for (const way of program.gaps.flatMap((gap) => gap.ways)) {
    if (way.way === "attend") {
      const times: number = way.times;
      void times;
    }
  }
}

const ready: string | undefined = forecast(record, { ...options, until: "2030-01-01" }).programs[0]?.ready_on;
const faults: number = lint([{ name: "mine.json", text: "{}" }]).faults.length;
const lines: string[] = explain(programs().programs[0]?.id ?? "").lines;
const same: string = text.check(JSON.stringify(record), options);
void [ready, faults, lines, same];

// @ts-expect-error There is no such share.
const share: RecordFile = { format: "clerkready-record/1", positions: [{ id: "p1", share: "half" }] };
// @ts-expect-error Points are texts.
const points: RecordFile = { format: "clerkready-record/1", tallies: [{ id: "t1", program: "ms-cmcc", category: "experience", points: 12, as_of: "2026" }] };
// @ts-expect-error The engine has no clock.
check(record, { programs: ["ms-cmcc"] });
// @ts-expect-error Only a forecast looks ahead.
check(record, { today: "2026-11-22", until: "2027-01-01" });
// @ts-expect-error A program file has no other keys.
const file: ProgramFile["body"] = { id: "mmcca", name: "", decides: "", phone: "" };
// @ts-expect-error A text is no list of files.
lint("mine.json");
void [share, points, file];
