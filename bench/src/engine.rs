//! Records to evaluate, as JSON made by plain counting.

use std::fs;
use std::path::Path;

use clerkready::author::{self, SourceFile};
use clerkready::program::Catalog;
use clerkready::record::Record;
use serde_json::{Value, json};

/// The sessions of Mississippi's training.
pub const SESSIONS: [&str; 6] =
    ["phase-1-fall", "phase-1-spring", "phase-2-fall", "phase-2-spring", "phase-3-fall", "phase-3-spring"];

/// The programs that are shipped.
pub fn catalog(root: &Path) -> Catalog {
    let folder = root.join("programs");
    let mut files: Vec<(String, String)> = fs::read_dir(&folder)
        .expect("the project has a folder of programs")
        .map(|it| it.expect("a folder that opens can be listed").path())
        .filter(|it| it.extension().is_some_and(|it| it == "json"))
        .map(|it| (it.display().to_string(), fs::read_to_string(&it).expect("a program file can be read")))
        .collect();
    files.sort();
    let sources: Vec<SourceFile> = files.iter().map(|(name, text)| SourceFile { name, text }).collect();
    author::read(&sources).expect("what is shipped has no faults")
}

/// Reads a record from its JSON.
pub fn record(text: &str) -> Record {
    clerkready::portable::read(text).expect("the records of the benchmarks are sound")
}

/// The record of a deputy clerk with so many activities: the six sessions first, then conferences and classes by turns.
pub fn made(activities: usize) -> Value {
    json!({
        "format": "clerkready-record/1",
        "person": { "name": "", "municipality": "", "place": "US-MS" },
        "positions": [{ "id": "p1", "role": "clerk", "official_title": "City Clerk", "employer": "", "from": "2018-01-08", "to": null }],
        "memberships": [
            { "id": "m1", "body": "mmcca", "from": "2018-02-01", "to": null },
            { "id": "m2", "body": "iimc", "from": "2018-02-01", "to": null }
        ],
        "enrollments": [{ "id": "e1", "program": "ms-cmcc", "on": "2018-10-16", "position": "p1" }],
        "awards": [],
        "activities": (0..activities).map(activity).collect::<Vec<Value>>(),
    })
}

fn activity(number: usize) -> Value {
    let stated = |body: &str, category: &str, points: usize| json!([{ "by": "body", "body": body, "category": category, "points": points.to_string() }]);
    let id = format!("x{number}");
    if let Some(item) = SESSIONS.get(number) {
        let day = format!("{}-{}-16", 2018 + number.div_ceil(2), if number % 2 == 0 { "10" } else { "03" });
        return json!({ "id": id, "kind": "ms-session", "item": item, "from": day, "to": day, "passed": true, "status": "done",
            "stated": stated("mmcca", "education", 10) });
    }
    let day = format!("{}-{:02}-{:02}", 2019 + number / 7 % 6, 1 + number % 12, 1 + number % 28);
    let (kind, category, points) = match number % 4 {
        0 => ("mml-annual", "experience", 4),
        1 => ("mmcca-winter", "education", 3),
        2 => ("mml-mid-winter", "experience", 3),
        _ => ("mmcca-spring", "education", 3),
    };
    json!({ "id": id, "kind": kind, "from": day, "to": day, "business_meeting": true, "status": "done",
        "stated": stated("mmcca", category, points) })
}
