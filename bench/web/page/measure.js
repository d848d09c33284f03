// Measures in a page: medians of batches that are much longer than the clock's own steps, which browsers make coarse.

/** How long a batch takes at least, in milliseconds. */
const BATCH = 50;
/** How many batches a median is of. */
const BATCHES = 11;
/** A call that is longer than this, in milliseconds, is measured once. */
const LONG = 200;
/** How many instances of each family are solved. */
const SEEDS = 7;

const load = async (name) => (await WebAssembly.instantiateStreaming(fetch(name))).instance.exports;

const modules = { small: await load("small.wasm"), fast: await load("fast.wasm") };

/** What the module takes for the sample record, and how many entries that has. */
const SAMPLE = 0;
const SAMPLE_ENTRIES = modules.small.prepare_record(0, SAMPLE);

const FAMILIES = ["random", "equal", "capped", "near", "near-mixed"];

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const timed = (module, calls) => {
  const start = performance.now();
  module.run(calls);
  return performance.now() - start;
};

/** The median time of one call, in nanoseconds. */
const median = (module) => {
  let calls = 1;
  let time = timed(module, calls);
  if (time < LONG) {
    // That first call is left out: browsers make code faster while it runs. The shortest of a few times says how many calls fill
    // a batch, since a machine that does something else meanwhile makes single times too long.
    const shortest = () => Math.min(timed(module, calls), timed(module, calls), timed(module, calls));
    while (shortest() < BATCH && calls < 2 ** 20) {
      calls *= 2;
    }
    time = middle(Array.from({ length: BATCHES }, () => timed(module, calls) / calls));
  }
  return Math.round(time * 1e6);
};

/** Something to measure with so many instances, each of which is prepared and then done many times. */
const of = (name, entries, instances, prepare) => ({ name, entries, instances, prepare });

const records = ["Mississippi's CMCC", "each program", "all programs together"].flatMap((name, programs) =>
  [SAMPLE, 20, 200, 2000].map((entries) =>
    of(`${entries === SAMPLE ? "sample" : "made"} record, ${name}`, entries || SAMPLE_ENTRIES, 1, (module) =>
      module.prepare_record(programs, entries))));

const assignments = FAMILIES.flatMap((name, family) =>
  [[20, 3], [60, 3], [200, 5]].map(([entries, homes]) =>
    of(`assignment, ${name}, ${homes} homes`, entries, SEEDS, (module, instance) =>
      module.prepare_assignment(family, entries, homes, instance + 1))));

const cases = [...records, ...assignments];

window.measuring = {
  cases: cases.map(({ name, entries, instances }) => ({ name, entries, instances })),
  measure: (at, instance, name) => {
    cases[at].prepare(modules[name], instance);
    return median(modules[name]);
  },
};
