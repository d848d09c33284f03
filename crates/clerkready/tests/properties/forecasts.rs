//! A forecast equals evaluating day by day.

use clerkready::date::{DateFact, Day, months_after};
use clerkready::engine::evaluate;
use clerkready::evaluation::State;
use clerkready::forecast::{Followed, Turn, forecast, states};
use clerkready::record::Record;
use proptest::prelude::*;

use super::{common, config, records};

/// The turns that evaluating on every day finds, and the first day on which all is ready.
fn day_by_day(about: usize, record: &Record, from: Day, until: Day) -> (Option<Day>, Option<DateFact>, Vec<Turn>) {
    let (body, program) = common::CATALOG.programs().nth(about).expect("it is one of the programs");
    let mut turns = Vec::new();
    let mut ready = None;
    let mut before: Option<Vec<(Followed, State)>> = None;
    for day in from.iter_days().take_while(|it| *it <= until) {
        let evaluation = evaluate(body, program, record, day);
        if ready.is_none() && evaluation.ready_to_apply.is_met() {
            ready = Some((day, evaluation.can_be_granted.earliest));
        }
        let after = states(&evaluation);
        if let Some(before) = before.replace(after.clone()) {
            let state =
                |states: &[(Followed, State)], of: &Followed| states.iter().find(|it| it.0 == *of).map(|it| it.1);
            for (of, to) in &after {
                let from = state(&before, of);
                if from != Some(*to) {
                    turns.push(Turn { day, of: of.clone(), from, to: Some(*to) });
                }
            }
            for (of, from) in before.iter().filter(|it| state(&after, &it.0).is_none()) {
                turns.push(Turn { day, of: of.clone(), from: Some(*from), to: None });
            }
        }
    }
    (ready.map(|it| it.0), ready.and_then(|it| it.1), turns)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 100, ..config() })]

    #[test]
    fn a_forecast_equals_evaluating_day_by_day_over_ten_years(((about, record), from) in (super::records(), records::day())) {
        let until = months_after(from, 120);
        let (body, program) = common::CATALOG.programs().nth(about).expect("it is one of the programs");
        let forecast = forecast(body, program, &record, from, until);
        let (ready, granted, turns) = day_by_day(about, &record, from, until);
        prop_assert_eq!(&forecast.turns, &turns, "{} {:?}", program.id, record);
        prop_assert_eq!((forecast.ready, forecast.granted), (ready, granted));
    }
}
