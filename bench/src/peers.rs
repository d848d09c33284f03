//! The peers: what others made for the same purpose, given the same instances.

use clerkready::assign::{Bound, Instance};
use highs::{HighsModelStatus, RowProblem, Sense};
use serde_json::{Value, json};

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

/// The points, the sessions and the conferences of Mississippi's CMCC and of the CMC as expressions of the rules engine: the
/// bare verdict, without readings, open facts, repeats or reasons.
pub struct Rules {
    decision: zen_engine::Decision,
    runtime: tokio::runtime::Runtime,
}

impl Rules {
    pub fn new() -> Rules {
        let any = |what: &str| format!("count(activities, {what}) > 0");
        let sessions =
            ["phase-1-fall", "phase-1-spring", "phase-2-fall", "phase-2-spring", "phase-3-fall", "phase-3-spring"];
        let conferences = ["mmcca-winter", "mmcca-spring", "mml-annual"];
        let trained = sessions.map(|it| any(&format!("#.item == '{it}' and #.passed == true"))).join(" and ");
        let attended =
            conferences.map(|it| any(&format!("#.kind == '{it}' and #.business_meeting == true"))).join(" and ");
        let sum = |what: &str| format!("sum(map(filter(activities, #.status == 'done' and {what}), #.points))");
        let expressions = [
            ("trained", trained),
            ("sessions", sum("#.kind == 'ms-session' and #.passed == true")),
            (
                "education",
                format!(
                    "max([$.trained ? 60 : 0, $.sessions]) + {}",
                    sum("#.kind != 'ms-session' and #.category == 'education'")
                ),
            ),
            ("experience", sum("#.category == 'experience'")),
            ("attended", attended),
            ("points", "$.education >= 60 and $.experience >= 30 and $.education + $.experience >= 100".to_owned()),
            ("cmcc", "$.trained and $.points and $.attended".to_owned()),
            ("cmc", "$.education >= 60 and $.experience >= 50".to_owned()),
        ];
        let expressions: Vec<_> =
            expressions.iter().map(|(key, value)| json!({ "id": key, "key": key, "value": value })).collect();
        let graph = json!({
            "nodes": [
                { "id": "in", "name": "in", "type": "inputNode", "content": {} },
                { "id": "rules", "name": "rules", "type": "expressionNode", "content": { "expressions": expressions } },
                { "id": "out", "name": "out", "type": "outputNode", "content": {} }
            ],
            "edges": [
                { "id": "a", "sourceId": "in", "targetId": "rules", "type": "edge" },
                { "id": "b", "sourceId": "rules", "targetId": "out", "type": "edge" }
            ]
        });
        let mut content: zen_engine::model::DecisionContent =
            serde_json::from_value(graph).expect("the graph is one of the engine's");
        content.compile();
        let decision = zen_engine::DecisionEngine::default().create_decision(content.into()).expect("it is a graph");
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime of one thread starts");
        Rules { decision, runtime }
    }

    /// A record with what the expressions ask for beside each activity: its points as a number, and their category.
    pub fn input(record: &Value) -> zen_engine::Variable {
        let mut record = record.clone();
        for activity in record["activities"].as_array_mut().into_iter().flatten() {
            let stated = activity["stated"][0].clone();
            activity["category"] = stated["category"].clone();
            activity["points"] = json!(stated["points"].as_str().and_then(|it| it.parse::<u64>().ok()).unwrap_or(0));
        }
        record.into()
    }

    /// Whether the points of the CMCC are met.
    pub fn points(&self, input: &zen_engine::Variable) -> bool {
        let response = self.runtime.block_on(self.decision.evaluate(input.clone())).expect("the expressions evaluate");
        response.result.to_value()["points"].as_bool().expect("the points are a yes or a no")
    }
}

impl Default for Rules {
    fn default() -> Rules {
        Rules::new()
    }
}
