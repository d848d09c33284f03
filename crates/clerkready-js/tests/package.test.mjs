// The package says in Node.js what the command says, to the byte. `cargo xtask test --only package` runs it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const told = (name) => process.env[name] ?? assert.fail(`${name} is not set; run \`cargo xtask test --only package\``);
const load = (file) => import(pathToFileURL(join(told("CLERKREADY_PACKAGE"), file)));
const text = await load("text.js");
const engine = await load("index.js");

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path) => readFileSync(join(root, path), "utf8");
const names = (folder) => readdirSync(join(root, folder)).filter((it) => it.endsWith(".json")).sort();

const scratch = mkdtempSync(join(tmpdir(), "clerkready-package-"));
after(() => rmSync(scratch, { recursive: true }));

/** What the command says in a folder with these files, each under its name. */
const command = (words, files) => {
  files.forEach(({ name, text }) => writeFileSync(join(scratch, name), text));
  const done = spawnSync(told("CLERKREADY_COMMAND"), words, { cwd: scratch, encoding: "utf8" });
  return { said: done.stdout, complained: done.stderr, code: done.status };
};

/** The file that the command calls as the package calls a record. */
const record = (text) => ({ name: "record", text });
const json = ["--format", "json"];
const every = engine.programs().programs.map((it) => it.id);

const story = (name) => JSON.parse(read(`tests/stories/${name}`));
const records = [
  { name: "sample", day: "2026-11-22", text: read("tests/saves/sample.json") },
  ...names("tests/stories").map((name) => ({ name, day: story(name).day, text: JSON.stringify(story(name).record) })),
];

test("there is something to compare", () => {
  assert.ok(12 < records.length && 5 < every.length);
  assert.equal(text.programs(), command(["programs", ...json], []).said);
});

for (const { name, day, text: written } of records) {
  test(`${name} is judged as by the command`, () => {
    const words = every.flatMap((it) => ["--program", it]);
    for (const plan of [false, true]) {
      const options = { today: day, programs: every, plan };
      const expected = command(["check", "record", "--on", day, ...(plan ? ["--plan"] : []), ...words, ...json], [record(written)]);
      assert.equal(text.check(written, options), expected.said);
      assert.deepEqual(engine.check(JSON.parse(written), options), JSON.parse(expected.said));
    }
    // Without programs it is the record's goals, or else every one.
    assert.equal(text.check(written, { today: day }), command(["check", "record", "--on", day, ...json], [record(written)]).said);
  });
}

test("a forecast and what is supposed for it are the command's", () => {
  const { day, text: written } = records[0];
  const options = { today: day, until: "2030-01-01", programs: ["ms-cmcc", "iimc-mmc"], plan: true,
    awarded: [{ designation: "iimc-cmc", on: "2026-12-01" }], dated: [{ entry: "x-f2v6jc", on: "2025-10" }] };
  const words = ["--on", day, "--until", "2030-01-01", "--program", "ms-cmcc", "--program", "iimc-mmc", "--plan",
    "--awarded", "iimc-cmc=2026-12-01", "--dated", "x-f2v6jc=2025-10"];
  const expected = command(["forecast", "record", ...words, ...json], [record(written)]);
  assert.equal(expected.code, 0, expected.complained);
  assert.equal(text.forecast(written, options), expected.said);
  assert.deepEqual(engine.forecast(written, options), JSON.parse(expected.said));
});

test("rules are told as by the command", () => {
  for (const id of every) {
    assert.equal(text.explain(id), command(["explain", id, ...json], []).said);
  }
});

test("faults of a program file have the same words and places", () => {
  const folder = "crates/clerkready/tests/bad-programs";
  for (const name of names(folder)) {
    const file = { name, text: read(`${folder}/${name}`) };
    assert.equal(text.lint([file]), command(["lint", name, ...json], [file]).said, name);
  }
});

test("a program file of one's own is used beside the built-in ones, and in the place of one of them", () => {
  const mine = { name: "vermont.json", text: read("tests/shapes/vermont.json") };
  const changed = { name: "mississippi.json", text: read("programs/mississippi.json").replace('"60"', '"61"') };
  const written = records[0].text;
  for (const [file, id] of [[mine, JSON.parse(mine.text).programs[0].id], [changed, "ms-cmcc"]]) {
    const options = { today: "2026-11-22", programs: [id], with: [file] };
    const words = ["check", "record", "--on", "2026-11-22", "--program", id, "--with", file.name, ...json];
    const expected = command(words, [record(written), file]);
    assert.equal(expected.code, 0, expected.complained);
    assert.equal(text.check(written, options), expected.said);
    assert.equal(text.explain(id, [file]), command(["explain", id, "--with", file.name, ...json], [file]).said);
  }
  const shipped = text.check(written, { today: "2026-11-22", programs: ["ms-cmcc"] });
  assert.notEqual(text.check(written, { today: "2026-11-22", programs: ["ms-cmcc"], with: [changed] }), shipped);
});

test("what is wrong is an error with the words of the command", () => {
  const sound = records[0].text;
  const bad = { name: "bad.json", text: '{ "format": "clerkready-program/1", "body": 1 }' };
  const today = "2026-11-22";
  const cases = [
    [{ today }, [], "Dear committee,"],
    [{ today }, [], '{ "format": "clerkready-record/1", "positions": [ { "from": "spring" } ] }'],
    [{ today }, [], '{ "format": "clerkready-record/7" }'],
    [{ today, programs: ["no-such"] }, ["--program", "no-such"], sound],
    [{ today, without: ["x9"] }, ["--without", "x9"], sound],
    [{ today, dated: [{ entry: "x-f2v6jc", on: "soon" }] }, ["--dated", "x-f2v6jc=soon"], sound],
    [{ today, awarded: [{ designation: "no-such", on: "2027" }] }, ["--awarded", "no-such=2027"], sound],
    [{ today, with: [bad] }, ["--with", "bad.json"], sound],
  ];
  for (const [options, words, written] of cases) {
    const expected = command(["check", "record", "--on", today, ...words, ...json], [record(written), bad]);
    assert.ok(1 < expected.code, expected.said);
    for (const call of [() => text.check(written, options), () => engine.check(written, options)]) {
      assert.throws(call, (error) => error instanceof Error && `${error.message}\n` === expected.complained);
    }
  }
  assert.throws(() => text.explain("no-such"), { message: command(["explain", "no-such"], []).complained.trimEnd() });
});

test("an option that there is not is an error that names it", () => {
  const { text: written } = records[0];
  assert.throws(() => text.check(written, {}), { message: "options: missing field `today`; nothing was evaluated" });
  assert.throws(() => text.check(written), { message: /missing field `today`/ });
  assert.throws(() => text.check(written, { today: "2026-11-22", program: "ms-cmcc" }), { message: /unknown field `program`/ });
  assert.throws(() => text.check(written, { today: "tomorrow" }), { message: /today: found "tomorrow", expected a day/ });
  assert.throws(() => text.check(written, { today: "2026-11-22", until: "2027-01-01" }), { message: /only a forecast/ });
  assert.throws(() => text.lint(), { message: /^files: / });
});

test("what goes wrong once spoils nothing for the next call", () => {
  const { text: written, day } = records[0];
  const before = text.check(written, { today: day });
  assert.throws(() => text.check("{", { today: day }));
  assert.equal(text.check(written, { today: day }), before);
});
