//! Measures the engine or the solver beside its peers, and writes the medians into a file as a table.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clerkready::assign::{Effort, Proof, solve};
use clerkready::date::Day;
use clerkready::engine::{evaluate, evaluate_all};
use clerkready_bench::engine;
use clerkready_bench::families::Family;
use clerkready_bench::measure::{Measure, middle};

/// How many instances of each family and size are solved.
const SEEDS: u64 = 7;
/// Beyond so many entries the peer is left out: it would take the time limit for most.
#[cfg(feature = "peers")]
const MOST_FOR_PEER: usize = 200;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [part, to] = words.as_slice() else {
        eprintln!("expected what to measure, engine or assign, and the file for its table");
        return ExitCode::from(2);
    };
    let to = PathBuf::from(to);
    let mut measure = Measure::into(&to.with_file_name("criterion"));
    let table = match part.as_str() {
        "engine" => engine(&mut measure),
        _ => assign(&mut measure),
    };
    if let Err(error) = std::fs::write(&to, table) {
        eprintln!("{}: {error}", to.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The time of an evaluation with all its reasons.
fn engine(measure: &mut Measure) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let catalog = engine::catalog(&root);
    let day = Day::from_ymd_opt(2026, 4, 15).expect("the day is in the calendar");
    let sample = std::fs::read_to_string(root.join("tests/saves/sample.json")).expect("the sample record can be read");
    let every: Vec<_> = catalog.programs().collect();
    let (body, program) =
        *every.iter().find(|it| it.1.id.as_str() == "ms-cmcc").expect("Mississippi's CMCC is shipped");
    let mut table = String::from(
        "| evaluation, all reasons | entries | median | expressions, bare verdict | ratio | decision graph, bare verdict | ratio |\n\
         |---|---:|---:|---:|---:|---:|---:|\n",
    );
    for (name, value) in std::iter::once(("sample record", None))
        .chain([20, 200, 2000].map(|it| ("made record", Some(engine::made(it)))))
    {
        let text = value.as_ref().map_or_else(|| sample.clone(), ToString::to_string);
        let record = engine::record(&text);
        let entries = record.activities.len();
        let (time, evaluation) = measure.median(&format!("cmcc-{entries}"), || evaluate(body, program, &record, day));
        let peers = peers(measure, entries, value.as_ref(), time, &evaluation);
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {name}, Mississippi's CMCC | {entries} | {} | {peers} |", shown(time));
        let (time, _) = measure.median(&format!("each-{entries}"), || {
            every.iter().map(|(body, it)| evaluate(body, it, &record, day)).collect::<Vec<_>>()
        });
        let _ = writeln!(table, "| {name}, each program | {entries} | {} | | | | |", shown(time));
        let (time, _) = measure.median(&format!("together-{entries}"), || evaluate_all(&every, &record, day));
        let _ = writeln!(table, "| {name}, all programs together | {entries} | {} | | | | |", shown(time));
    }
    table
}

/// What the peers take for the bare verdict of the same record, and how that compares.
#[cfg(feature = "peers")]
fn peers(
    measure: &mut Measure,
    entries: usize,
    record: Option<&serde_json::Value>,
    own: u64,
    evaluation: &clerkready::evaluation::Evaluation,
) -> String {
    use clerkready::evaluation::Verdict;
    use clerkready_bench::peers::{Graph, Rules, input};
    // The sample has open facts, for which the peers have no answer.
    let Some(record) = record else { return " | | | ".to_owned() };
    let (rules, graph, input) = (Rules::new(), Graph::new(), input(record));
    let (by_rules, points) = measure.median(&format!("expressions-{entries}"), || rules.points(&input));
    let (by_graph, same) = measure.median(&format!("graph-{entries}"), || graph.points(&input));
    let met = evaluation.outcomes.iter().any(|it| it.requirement.as_str() == "points" && it.verdict == Verdict::Met);
    assert_eq!((met, met), (points, same), "all must agree on the points of {entries} entries");
    format!("{} | {} | {} | {}", shown(by_rules), ratio(by_rules, own), shown(by_graph), ratio(by_graph, own))
}

#[cfg(not(feature = "peers"))]
fn peers(
    _: &mut Measure,
    _: usize,
    _: Option<&serde_json::Value>,
    _: u64,
    _: &clerkready::evaluation::Evaluation,
) -> String {
    " | | | ".to_owned()
}

/// The time to the best assignment, with its proof.
fn assign(measure: &mut Measure) -> String {
    let mut table = String::from(
        "| assignment | entries | homes | median | longest | proven | HiGHS, median | proven | ratio of medians |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for family in Family::ALL {
        for (entries, homes) in [20, 60, 200, 1000].into_iter().flat_map(|it| [(it, 3), (it, 5)]) {
            let instances: Vec<_> = (1..=SEEDS).map(|seed| family.instance(entries, homes, seed)).collect();
            let (mut times, mut solutions) = (Vec::new(), Vec::new());
            for (seed, instance) in (1..).zip(&instances) {
                let name = format!("{}-{entries}-{homes}-{seed}", family.name());
                let (time, solution) = measure.median(&name, || solve(instance, Effort::default()));
                times.push(time);
                solutions.push(solution);
            }
            let proven = solutions.iter().filter(|it| it.proof == Proof::Optimal).count();
            let longest = times.iter().max().copied().unwrap_or(0);
            let time = middle(times);
            // Writing to a string cannot fail.
            let _ = write!(
                table,
                "| {} | {entries} | {homes} | {} | {} | {proven}/{SEEDS} |",
                family.name(),
                shown(time),
                shown(longest)
            );
            #[cfg(feature = "peers")]
            if entries <= MOST_FOR_PEER {
                let mut times = Vec::new();
                let mut proven = 0;
                for (instance, solution) in instances.iter().zip(&solutions) {
                    // It takes long enough to be timed once.
                    let start = std::time::Instant::now();
                    let peer = clerkready_bench::peers::highs(instance);
                    times.push(start.elapsed().as_nanos() as u64);
                    let (own, least) = (solution.costs[0], solution.at_least()[0]);
                    assert!(peer.is_none_or(|it| least <= it && it <= own), "{own} and the peer's {peer:?} differ");
                    proven += u64::from(peer.is_some());
                }
                let peer = middle(times);
                let _ = writeln!(table, " {} | {proven}/{SEEDS} | {} |", shown(peer), ratio(peer, time));
                continue;
            }
            table.push_str(" | | |\n");
        }
    }
    table
}

fn shown(nanoseconds: u64) -> String {
    match nanoseconds {
        0..10_000 => format!("{}.{} us", nanoseconds / 1000, nanoseconds / 100 % 10),
        10_000..10_000_000 => format!("{} us", nanoseconds / 1000),
        _ => format!("{} ms", nanoseconds / 1_000_000),
    }
}

#[cfg(feature = "peers")]
fn ratio(peer: u64, own: u64) -> String {
    let tenths = peer * 10 / own.max(1);
    if tenths < 100 { format!("{}.{}", tenths / 10, tenths % 10) } else { (tenths / 10).to_string() }
}
