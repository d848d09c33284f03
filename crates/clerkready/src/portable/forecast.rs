//! Forecasts as JSON.

use super::result::{extent, reason};
use super::write::{Fields, block, list};
use crate::date::{DateFact, Day};
use crate::evaluation::State;
use crate::forecast::{Followed, Forecast, Stranded, Turn};
use crate::program::Program;

/// The format that this version writes.
pub const FORECAST_FORMAT: &str = "clerkready-forecast/1";

/// Writes what becomes of some programs between two days, each with the entries that a supposition strands.
pub fn forecast(from: Day, until: Day, programs: &[(&Program, Forecast, Vec<Stranded>)]) -> String {
    let mut fields = Fields::default();
    fields.text("format", FORECAST_FORMAT);
    fields.date("from", Some(DateFact::Day(from)));
    fields.date("until", Some(DateFact::Day(until)));
    let programs: Vec<String> = programs.iter().map(|(of, it, stranded)| program(of, it, stranded)).collect();
    fields.put("programs", &block('[', &programs, ']'));
    fields.closed() + "\n"
}

fn program(program: &Program, forecast: &Forecast, stranded: &[Stranded]) -> String {
    let mut fields = Fields::default();
    fields.text("id", program.id.as_str());
    fields.text("rules_hash", &program.rules_hash);
    fields.date("ready_on", forecast.ready.map(DateFact::Day));
    fields.date("granted", forecast.granted);
    fields.put("turns", &list(&forecast.turns, turn));
    fields.put("stranded", &list(stranded, self::stranded));
    fields.closed()
}

fn turn(turn: &Turn) -> String {
    let mut fields = Fields::default();
    fields.date("on", Some(DateFact::Day(turn.day)));
    match &turn.of {
        Followed::Requirement(id) => fields.text("requirement", id.as_str()),
        Followed::Application => fields.text("of", "ready-to-apply"),
        Followed::Grant => fields.text("of", "can-be-granted"),
    }
    fields.text("from", turn.from.map_or("", state));
    fields.text("to", turn.to.map_or("", state));
    fields.closed()
}

fn state(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::Unknown => "unknown",
        State::Open => "open",
        State::Closed => "closed",
    }
}

fn stranded(stranded: &Stranded) -> String {
    let mut fields = Fields::default();
    fields.text("entry", stranded.entry.as_str());
    fields.put("before", &extent(stranded.before));
    fields.put("after", &extent(stranded.after));
    reason(&mut fields, &stranded.reason);
    fields.closed()
}
