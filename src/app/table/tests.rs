//! Tables as clerks keep them, good and awkward ones.

use clerkready::date::DateFact;
use clerkready::id::ProgramId;
use clerkready::portable;

use super::*;
use crate::app::form::Name;

fn today() -> Day {
    DateFact::parse("2026-11-22").expect("the test writes a valid date").first()
}

fn record(goals: &[&str]) -> Record {
    let mut record = Record::default();
    record.choices.goals = goals.iter().map(|it| ProgramId::new(*it)).collect();
    record
}

/// One row in short: the kind, the session, the dates, the title and what is stated; or what is wrong.
fn short(row: &Row) -> String {
    match &row.read {
        Ok(it) => {
            let date = |it: Option<DateFact>| it.map(|it| it.to_string()).unwrap_or_default();
            let item = it.item.as_ref().map(|it| [" ", it.as_str()].concat()).unwrap_or_default();
            let minutes = it.minutes.map(|it| format!(" {it} min")).unwrap_or_default();
            let planned = if it.status == Status::Planned { " planned" } else { "" };
            let stated = it.stated.iter().map(|it| {
                let body = it.body.as_ref().map_or("?", BodyId::as_str);
                format!(" {} {} {body}", it.points, it.category)
            });
            let stated: String = stated.collect();
            format!("{}{item} {}..{}{minutes}{planned}{stated} {:?}", it.kind, date(it.from), date(it.to), it.title)
        }
        Err(faults) => format!("{faults:?}"),
    }
}

#[track_caller]
fn reads_for(goals: &[&str], text: &str, answer: impl FnOnce(&mut Draft), expected: &[&str]) {
    let record = record(goals);
    let scope = Scope::of(crate::catalog(), &record);
    let table = Table::of(&scope, text).expect("it is small");
    let mut draft = table.guess();
    answer(&mut draft);
    let found: Vec<String> = table.rows(&record, &draft, today()).iter().map(short).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    reads_for(&["ms-cmcc"], text, |_| (), expected);
}

#[test]
fn columns_go_by_the_names_that_clerks_give_them() {
    reads(
        "Date Attended,Type of event,Title,Contact Hours,Education Points,Experience\n\
         10/18/2023,Phase I - Fall,Municipal law,18,10,\n\
         \"Feb 7-9, 2024\",MMCCA Winter Conference,,,,2.5\n\
         4/2027,MMCCA Annual Spring Conference,,,,\n",
        &[
            "ms-session phase-1-fall 2023-10-18.. 1080 min 10 education ? \"Municipal law\"",
            "mmcca-winter 2024-02-07..2024-02-09 2.5 experience ? \"\"",
            "mmcca-spring 2027-04.. planned \"\"",
        ],
    );
    reads(
        "Event\tFrom\tTo\tPoints\tCategory\tCertificate\n\
         MML Annual Conference\t6/22/2026\t6/24/2026\t4 pts\teducation\tMMCCA\n\
         Athenian Dialogue\t2025\t\t3\tExperience\tyes\n",
        &[
            "mml-annual 2026-06-22..2026-06-24 4 education mmcca \"MML Annual Conference\"",
            "athenian-dialogue 2025.. 3 experience ? \"\"",
        ],
    );
}

#[test]
fn without_names_columns_are_what_they_hold_and_numbers_are_asked_about() {
    let text = "Winter Workshop;2/7/2024;2/9/2024;3\nPhase 2 Fall;Oct 2024;;10\n";
    reads(text, &["mmcca-winter 2024-02-07..2024-02-09 \"\"", "ms-session phase-2-fall 2024-10.. \"\""]);
    let answer = |draft: &mut Draft| {
        draft.set(Key { name: Name::Column, line: 3 }, Part::Whole, "points");
        draft.set(Name::Category, Part::Whole, "education");
        draft.set(Name::Whose, Part::Whole, "mmcca");
    };
    let expected = [
        "mmcca-winter 2024-02-07..2024-02-09 3 education mmcca \"\"",
        "ms-session phase-2-fall 2024-10.. 10 education mmcca \"\"",
    ];
    reads_for(&["ms-cmcc"], text, answer, &expected);
    // One category only needs no question.
    reads_for(
        &["tx-trmc"],
        "Title,Date,Points\nWebinar,1/2/2025,1.5\n",
        |_| (),
        &["tx-webinar 2025-01-02.. 1.5 education ? \"Webinar\""],
    );
}

#[test]
fn every_fault_of_a_row_is_said_and_hurts_no_other_row() {
    reads(
        "Kind,Date,End,Hours,Points,Category,Certificate\n\
         Rotary lunch,13/45/2023,soon,a few,1.234,Fun,ACME\n\
         ,2023,,,,,\n\
         Athenian Dialogue,10/20/2023,10/18/2023,,2,,\n\
         Athenian Dialogue,10/18/2023,,1.5 hrs,0,,n/a\n",
        &[
            "[KindUnknown(\"Rotary lunch\"), NotADate(\"13/45/2023\"), NotADate(\"soon\"), NotHours(\"a few\"), \
             NotPoints(\"1.234\")]",
            "[KindMissing]",
            "[Backwards, CategoryMissing]",
            "athenian-dialogue 2023-10-18.. 90 min \"\"",
        ],
    );
    let wrong = "Kind,Points,Category,Certificate\nAthenian Dialogue,2,Fun,ACME\n";
    reads(wrong, &["[BodyUnknown(\"ACME\"), CategoryUnknown(\"Fun\")]"]);
}

#[test]
fn a_kind_is_chosen_for_all_rows_with_its_words_or_for_all_without_one() {
    let text = "Kind,Date\nRotary lunch,2023\nrotary LUNCH,2024\n,2025\nPicnic,2026\n";
    let answer = |draft: &mut Draft| {
        draft.set(Key { name: Name::Kind, line: 1 }, Part::Whole, "other-service");
        draft.set(Name::Kind, Part::Whole, "other-class");
    };
    let expected = [
        "other-service 2023.. \"\"",
        "other-service 2024.. \"\"",
        "other-class 2025.. \"\"",
        "other-class 2026.. \"\"",
    ];
    reads_for(&["ms-cmcc"], text, answer, &expected);
}

#[test]
fn awkward_texts_are_read_like_any_other() {
    reads(
        "\u{feff}\"Kind\",\"Date\",\"Title\"\r\n\"Athenian Dialogue\",\"10/18/2023\",\"A \"\"new\"\" book,\r\npart 2\"\r\n\r\n",
        &["athenian-dialogue 2023-10-18.. \"A \\\"new\\\" book, part 2\""],
    );
    reads(
        "Kind\tTitle\nAthenian Dialogue\t<img src=x onerror=alert(1)>\n",
        &["athenian-dialogue .. \"<img src=x onerror=alert(1)>\""],
    );
    reads("", &[]);
    reads("\n\n,,,\n", &[]);
    reads("Date\n", &[]);
    // More cells than columns have names, and fewer.
    reads(
        "Kind,Date\nAthenian Dialogue,2023,x,y\nAthenian Dialogue\n",
        &["athenian-dialogue 2023.. \"\"", "athenian-dialogue .. \"\""],
    );
}

#[test]
fn what_is_added_and_what_stays_are_together_the_whole_table() {
    let record = record(&["ms-cmcc"]);
    let scope = Scope::of(crate::catalog(), &record);
    let rows = (1..=300).map(|it| match it % 100 {
        7 => format!("Athenian Dialogue,{it} bananas,\"no, {it}\"\n"),
        _ => format!("Athenian Dialogue,1/{}/2024,book {it}\n", it % 28 + 1),
    });
    let text = ["Kind,Date,Title\n".to_owned()].into_iter().chain(rows).collect::<String>();
    let table = Table::of(&scope, &text).expect("it is small");
    let mut draft = table.guess();
    // The person leaves one out.
    draft.tick(Name::Rows.into(), "2", true);
    let ids: Vec<EntryId> = (0..300).map(|it| EntryId::new(format!("x-{it}"))).collect();
    let (taken, rest) = table.take(&text, &record, &draft, today(), &ids);
    assert_eq!(taken.len(), 296);
    let expected = "Kind,Date,Title\nAthenian Dialogue,1/2/2024,book 1\nAthenian Dialogue,7 bananas,\"no, 7\"\n\
        Athenian Dialogue,107 bananas,\"no, 107\"\nAthenian Dialogue,207 bananas,\"no, 207\"";
    assert_eq!(rest, expected);
    let record = Record { activities: taken, ..record };
    assert_eq!(portable::read(&portable::write(&record)), Ok(record.clone()));

    // The same table again is there already, and is not proposed.
    let again = table.rows(&record, &table.guess(), today());
    assert_eq!(again.iter().filter(|it| it.is_known).count(), 296);
    assert_eq!(table.take(&text, &record, &table.guess(), today(), &ids).0.len(), 1);
}
