//! The peers: what others made for the same purpose, given the same instances.

use clerkready::assign::{Bound, Instance};
use highs::{HighsModelStatus, RowProblem, Sense};
use serde_json::{Value, json};
use zen_engine::Decision;
use zen_engine::model::GraphContent;
use zen_expression::expression::Standard;
use zen_expression::variable::Variable;
use zen_expression::{Expression, Isolate};

use crate::engine::SESSIONS;

/// How long the peer may search, in seconds.
pub const LIMIT: f64 = 10.0;

/// The lowest cost of level 0 by HiGHS, one thread, or `None` when it has no proof within the limit.
pub fn highs(instance: &Instance) -> Option<u64> {
    let mut problem = RowProblem::default();
    let mut into: Vec<Vec<(highs::Col, f64)>> = vec![Vec::new(); instance.fixed.len()];
    for item in &instance.items {
        let taken: Vec<_> = item.options.iter().map(|_| problem.add_integer_column(0.0, 0..=1)).collect();
        problem.add_row(1..=1, taken.iter().map(|it| (*it, 1.0)));
        for (choice, taken) in item.options.iter().zip(&taken) {
            choice.puts.iter().for_each(|(sink, amount)| into[*sink].push((*taken, *amount as f64)));
        }
    }
    for demand in instance.demands.iter().filter(|it| it.level == 0) {
        assert!(
            demand.bound == Bound::AtLeast && instance.fixed.iter().all(|it| *it == 0),
            "the families have no more"
        );
        let mut heaps: Vec<(Vec<usize>, Vec<(highs::Col, f64)>)> =
            demand.sinks.iter().map(|it| (vec![*it], into[*it].clone())).collect();
        for cap in &instance.caps {
            let (within, mut without): (Vec<_>, Vec<_>) =
                heaps.into_iter().partition(|heap| heap.0.iter().any(|it| cap.sinks.contains(it)));
            if !within.is_empty() {
                let counted = problem.add_column(0.0, 0.0..=cap.limit as f64);
                let sinks = within.iter().flat_map(|it| it.0.clone()).collect();
                let terms = within.into_iter().flat_map(|it| it.1);
                problem.add_row(0.0.., terms.chain([(counted, -1.0)]));
                without.push((sinks, vec![(counted, 1.0)]));
            }
            heaps = without;
        }
        let short = problem.add_column(1.0, 0.0..);
        let terms = heaps.into_iter().flat_map(|it| it.1);
        problem.add_row(demand.amount as f64.., terms.chain([(short, 1.0)]));
    }
    let mut model = problem.optimise(Sense::Minimise);
    model.make_quiet();
    model.set_option("threads", 1);
    model.set_option("time_limit", LIMIT);
    model.set_option("mip_rel_gap", 0.0);
    let solved = model.solve();
    (solved.status() == HighsModelStatus::Optimal).then(|| solved.objective_value().round() as u64)
}

/// What the peers work out, each with the values before it, as `$.name` in the expressions' language: the points, the sessions
/// and the conferences of Mississippi's CMCC and the points of the CMC. That is the bare verdict, without readings, open facts,
/// dates, repeats, caps or reasons.
fn sums() -> Vec<(&'static str, String)> {
    let any = |what: &str| format!("count(activities, {what}) > 0");
    let sessions = SESSIONS.map(|it| any(&format!("#.item == '{it}' and #.passed == true"))).join(" and ");
    let conferences = ["mmcca-winter", "mmcca-spring", "mml-annual"];
    let attended = conferences.map(|it| any(&format!("#.kind == '{it}' and #.business_meeting == true")));
    let sum = |what: &str| format!("sum(map(filter(activities, #.status == 'done' and {what}), #.points))");
    let classes = sum("#.kind != 'ms-session' and #.category == 'education'");
    vec![
        ("trained", sessions),
        ("sessions", sum("#.kind == 'ms-session' and #.passed == true")),
        ("education", format!("max([$.trained ? 60 : 0, $.sessions]) + {classes}")),
        ("experience", sum("#.category == 'experience'")),
        ("attended", attended.join(" and ")),
    ]
}

/// A record with what the sums ask for beside each activity: its points as a number, and their category.
pub fn input(record: &Value) -> Variable {
    let mut record = record.clone();
    for activity in record["activities"].as_array_mut().into_iter().flatten() {
        let stated = activity["stated"][0].clone();
        activity["category"] = stated["category"].clone();
        activity["points"] = json!(stated["points"].as_str().and_then(|it| it.parse::<u64>().ok()).unwrap_or(0));
    }
    record.into()
}

/// The rules as expressions alone, compiled once: the least that the rules engine can take.
pub struct Rules {
    expressions: Vec<(&'static str, Expression<Standard>)>,
}

impl Rules {
    pub fn new() -> Rules {
        let verdicts = [
            ("cmcc", "$.trained and $.attended"),
            ("cmc", "$.education >= 60 and $.experience >= 50"),
            ("points", "$.education >= 60 and $.experience >= 30 and $.education + $.experience >= 100"),
        ];
        let mut isolate = Isolate::new();
        let compiled = |(name, source): (&'static str, String)| {
            (name, isolate.compile_standard(&source).expect("the expressions are of the engine's language"))
        };
        let sources = sums().into_iter().chain(verdicts.map(|(name, source)| (name, source.to_owned())));
        Rules { expressions: sources.map(compiled).collect() }
    }

    /// Whether the points of the CMCC are met, after all else has been evaluated too.
    pub fn points(&self, input: &Variable) -> bool {
        let mut isolate = Isolate::with_environment(input.clone());
        let mut last = Variable::Null;
        for (name, expression) in &self.expressions {
            last = isolate.run_compiled(expression.bytecode()).expect("the expressions evaluate");
            isolate.insert_dollar(name, last.clone());
        }
        last.as_bool().expect("the points are a yes or a no")
    }
}

impl Default for Rules {
    fn default() -> Rules {
        Rules::new()
    }
}

/// The rules as its users write them, as a graph of decisions, compiled once: a node for the sums, and a table of decisions for
/// each verdict.
pub struct Graph(Decision);

impl Graph {
    pub fn new() -> Graph {
        let mut sums = sums();
        sums.push(("together", "$.education + $.experience".to_owned()));
        let sums: Vec<Value> =
            sums.iter().map(|(name, source)| json!({ "id": name, "key": name, "value": source })).collect();
        let table = |verdict: &str, needs: &[(&str, &str)]| {
            let inputs: Vec<Value> =
                needs.iter().map(|(field, _)| json!({ "id": field, "name": field, "field": field })).collect();
            let mut met = json!({ "_id": "met", verdict: "true" });
            needs.iter().for_each(|(field, need)| met[*field] = json!(need));
            json!({ "id": verdict, "name": verdict, "type": "decisionTableNode", "content": {
                "hitPolicy": "first", "inputs": inputs,
                "outputs": [{ "id": verdict, "name": verdict, "field": verdict }],
                "rules": [met, { "_id": "unmet", verdict: "false" }],
            } })
        };
        let edge = |from: &str, to: &str| json!({ "id": format!("{from}-{to}"), "sourceId": from, "targetId": to });
        let content = json!({
            "nodes": [
                { "id": "record", "name": "record", "type": "inputNode" },
                { "id": "sums", "name": "sums", "type": "expressionNode", "content": { "expressions": sums } },
                table("cmcc", &[("trained", "true"), ("attended", "true")]),
                table("cmc", &[("education", ">= 60"), ("experience", ">= 50")]),
                table("points", &[("education", ">= 60"), ("experience", ">= 30"), ("together", ">= 100")]),
                { "id": "verdicts", "name": "verdicts", "type": "outputNode" },
            ],
            "edges": [
                edge("record", "sums"), edge("sums", "cmcc"), edge("sums", "cmc"), edge("sums", "points"),
                edge("cmcc", "verdicts"), edge("cmc", "verdicts"), edge("points", "verdicts"),
            ],
        });
        let content: GraphContent = serde_json::from_value(content).expect("the graph is of the engine's form");
        let mut decision = Decision::from(content);
        decision.compile();
        Graph(decision)
    }

    /// Whether the points of the CMCC are met, beside the other verdicts.
    pub fn points(&self, input: &Variable) -> bool {
        let done = futures_executor::block_on(self.0.evaluate(input.clone())).expect("the graph evaluates");
        done.result.dot("points").and_then(|it| it.as_bool()).expect("the points are a yes or a no")
    }
}

impl Default for Graph {
    fn default() -> Graph {
        Graph::new()
    }
}
