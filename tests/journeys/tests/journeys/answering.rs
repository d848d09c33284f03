//! What is open is answered where it is asked, and the result follows.

use anyhow::Result;
use journeys::clerkready::{CDMCC, CMCC, MMC, On, RECORD_TITLE};
use journeys::find::{answer, disclosure, field, group, link};
use journeys::page::{Failed, PHONE, journey};
use serde_json::Value;

/// Its CMC has a month only, and on its day hangs a part of what is unmet anyway.
const STORY: &str = include_str!("../../../stories/07-cmc-in-march-2008.json");

#[test]
fn a_question_is_answered_from_the_result() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Try it with an example"))?;
        page.go_to("Result")?;
        page.is_at(CDMCC)?;
        let points = "100 points";
        page.press(
            link("Answer Phase II – Fall, October 20, 2026: Did you complete it and pass its exams?").under(points),
        )?;
        page.is_at("Change an activity")?;
        page.choose(answer("Yes").of("Did you complete it and pass its exams?"))?;
        let line = || group("Points on a certificate or in a letter");
        page.fill(field("Points on paper (optional)").within(line()), "10")?;
        page.choose(answer("Education").of("Category").within(line()))?;
        let where_it_stands = "Where do these points stand?";
        page.choose(answer("On a certificate of attendance or completion").of(where_it_stands).within(line()))?;
        let association = "Mississippi Municipal Clerks and Collectors Association";
        page.choose(answer(association).of("Whose points does the certificate state?").within(line()))?;
        page.save()?;

        // Back at the result: three of six sessions for sure, and three times 10 points.
        page.is_at(CDMCC)?;
        page.says_under("The three-year training program: all six sessions", "3 of 6.")?;
        page.says_under(points, "30 points for sure; 60 needed; more may count.")?;
        page.says_under(points, "42.5 points for sure; 100 needed; more may count.")
    })
}

#[test]
fn the_committee_s_written_answer_settles_what_the_words_leave_open() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Try it with an example"))?;
        page.go_to("Result")?;
        page.press(link("CMCC Not yet"))?;
        page.is_at(CMCC)?;
        page.says("2 of 6 requirements are met.")?;
        let designation = "The designation that fits your title: CMCC for a clerk or tax collector";
        page.requirement_is(designation, "Cannot tell: the body decides")?;
        page.press(link("Enter an answer in writing").under(designation))?;
        page.is_at("An answer in writing")?;
        let question = "What is the answer?";
        page.choose(answer("The committee may grant it to a deputy clerk too.").of(question))?;
        page.date("Date of the answer (optional)", On("11", "20", "2026"))?;
        page.save()?;

        page.is_at(CMCC)?;
        page.requirement_is(designation, "Met")?;
        page.says("3 of 6 requirements are met.")?;
        page.press(disclosure("The answer in writing").under(designation))?;
        page.says_under(designation, "The committee may grant it to a deputy clerk too.")
    })
}

#[test]
fn an_open_part_of_what_is_unmet_is_asked_where_it_stands() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        let story: Value = serde_json::from_str(STORY)?;
        page.load_text(&story["record"].to_string())?;
        page.is_at(RECORD_TITLE)?;
        page.go_to("Result")?;
        page.is_at(MMC)?;
        let points = "100 points";
        page.requirement_is(points, "Not yet")?;
        let question = "When was it, more exactly: Certified Municipal Clerk (CMC), March 2008?";
        page.press(link(&["Answer ", question].concat()).under(points))?;
        page.is_at("Change a designation")?;
        page.fill(field("Day").of("Date on the certificate (optional)"), "3")?;
        page.save()?;

        // The academy of March 12 to 14 lies after that day: 58 and its 12 are 70.
        page.is_at(MMC)?;
        page.requirement_is(points, "Not yet")?;
        page.says_under(points, "70 points; 60 needed.")
    })
}
