//! Measures the engine and the solver, each beside a peer, and prints the medians.

use std::path::Path;

use clerkready::assign::{Effort, Proof, solve};
use clerkready::date::Day;
use clerkready::engine::evaluate;
use clerkready::evaluation::Verdict;
use clerkready_bench::families::Family;
use clerkready_bench::{engine, median};

/// How many instances of each family and size are solved.
const SEEDS: u64 = 7;
/// Beyond so many entries the peer is left out: it would take the time limit for most.
#[cfg(feature = "peers")]
const MOST_FOR_PEER: usize = 200;

fn main() {
    let only = std::env::args().nth(1);
    let runs = |name: &str| only.as_deref().is_none_or(|it| it == name);
    if runs("engine") {
        engine();
    }
    if runs("assign") {
        assign();
    }
}

/// The time of an evaluation with all its reasons.
fn engine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let catalog = engine::catalog(&root);
    let day = Day::from_ymd_opt(2026, 4, 15).expect("the day is in the calendar");
    let sample = std::fs::read_to_string(root.join("tests/saves/sample.json")).expect("the sample record can be read");
    println!("| evaluation, all reasons | entries | median | rules engine, bare verdict | ratio |");
    println!("|---|---:|---:|---:|---:|");
    let all = |name: &str, entries: usize, text: &str| {
        let record = engine::record(text);
        let time =
            median::of(|| catalog.programs().map(|(body, it)| evaluate(body, it, &record, day)).collect::<Vec<_>>());
        println!("| {name}, all programs | {entries} | {} | | |", shown(time));
    };
    let one = |name: &str, text: &str, peer: &str, ratio: &dyn Fn(u64) -> String| {
        let record = engine::record(text);
        let (body, program) =
            catalog.programs().find(|it| it.1.id.as_str() == "ms-cmcc").expect("Mississippi's CMCC is shipped");
        let time = median::of(|| evaluate(body, program, &record, day));
        let entries = record.activities.len();
        println!("| {name}, Mississippi's CMCC | {entries} | {} | {peer} | {} |", shown(time), ratio(time));
        let evaluation = evaluate(body, program, &record, day);
        evaluation.outcomes.iter().any(|it| it.requirement.as_str() == "points" && it.verdict == Verdict::Met)
    };
    one("sample record", &sample, "", &|_| String::new());
    all("sample record", engine::record(&sample).activities.len(), &sample);
    for entries in [20, 200, 2000] {
        let value = engine::made(entries);
        #[cfg(feature = "peers")]
        {
            use clerkready_bench::peers::Rules;
            let (rules, input) = (Rules::new(), Rules::input(&value));
            let peer = median::of(|| rules.points(&input));
            let met = one("made record", &value.to_string(), &shown(peer), &|own| ratio(peer, own));
            assert_eq!(met, rules.points(&input), "the two engines must agree on the points of {entries} entries");
        }
        #[cfg(not(feature = "peers"))]
        one("made record", &value.to_string(), "", &|_| String::new());
        all("made record", entries, &value.to_string());
    }
    println!();
}

/// The time to the best assignment, with its proof.
fn assign() {
    println!(
        "| assignment | entries | homes | median | longest | proven | HiGHS, median | proven | ratio of medians |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for family in Family::ALL {
        for (entries, homes) in [20, 60, 200, 1000].into_iter().flat_map(|it| [(it, 3), (it, 5)]) {
            let instances: Vec<_> = (1..=SEEDS).map(|seed| family.instance(entries, homes, seed)).collect();
            let (mut times, mut solutions) = (Vec::new(), Vec::new());
            for instance in &instances {
                let (first, solution) = median::once(|| solve(instance, Effort::default()));
                // What is quick is measured again: a first call finds cold caches.
                let time = if first < 1_000_000 { median::of(|| solve(instance, Effort::default())) } else { first };
                times.push(time);
                solutions.push(solution);
            }
            let proven = solutions.iter().filter(|it| it.proof == Proof::Optimal).count();
            let longest = times.iter().max().copied().unwrap_or(0);
            let time = median::middle(times);
            print!(
                "| {} | {entries} | {homes} | {} | {} | {proven}/{SEEDS} |",
                family.name(),
                shown(time),
                shown(longest)
            );
            #[cfg(feature = "peers")]
            if entries <= MOST_FOR_PEER {
                let peers: Vec<_> =
                    instances.iter().map(|it| median::once(|| clerkready_bench::peers::highs(it))).collect();
                for (solution, (_, peer)) in solutions.iter().zip(&peers) {
                    let (own, least) = (solution.costs[0], solution.at_least()[0]);
                    assert!(peer.is_none_or(|it| least <= it && it <= own), "{own} and the peer's {peer:?} differ");
                }
                let proven = peers.iter().filter(|it| it.1.is_some()).count();
                let peer = median::middle(peers.into_iter().map(|it| it.0).collect());
                println!(" {} | {} | {} |", shown(peer), proof(proven), ratio(peer, time));
                continue;
            }
            println!(" | | |");
        }
    }
}

/// How many the peer proved.
#[cfg(feature = "peers")]
fn proof(proven: usize) -> String {
    if proven == 0 { "no proof".to_owned() } else { format!("{proven}/{SEEDS}") }
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
