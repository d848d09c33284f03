//! The language: it is chosen, spoken once its words are there, and then kept.

use clerkready::quantity::Points;

use super::{open_form, save, started};
use crate::app::form::{Name, Part, Wrong};
use crate::app::model::{Notice, Said, Undo};
use crate::app::place::{FormId, Subject};
use crate::app::tongue::{Tongue, Wish};
use crate::app::update::{Effect, Msg, update};

fn spanish() -> Tongue {
    Tongue::of("es").expect("the build listed it")
}

#[test]
fn a_language_is_kept_once_it_is_spoken_and_not_before() {
    let mut model = started(None);
    let effects = update(&mut model, Msg::ChoseTongue(spanish()));
    assert_eq!(effects, [Effect::Speak(spanish(), Wish::OfPerson)]);
    assert_eq!(model.tongue, Tongue::ENGLISH);
    let effects = update(&mut model, Msg::Spoke(Ok(spanish()), Wish::OfPerson));
    assert_eq!(effects, [Effect::RememberTongue(spanish())]);
    assert_eq!((model.tongue, model.tongues), (spanish(), 1));
}

#[test]
fn what_the_page_around_speaks_is_not_what_the_person_chose() {
    let mut model = started(None);
    assert_eq!(update(&mut model, Msg::Spoke(Ok(spanish()), Wish::OfHost)), []);
    assert_eq!((model.tongue, model.tongues), (spanish(), 1));
}

#[test]
fn words_that_cannot_be_had_are_told_until_they_are() {
    let mut model = started(None);
    assert_eq!(update(&mut model, Msg::Spoke(Err(()), Wish::OfPerson)), []);
    assert_eq!(model.notice, Some(Notice { said: Said::TongueNotLoaded, undo: Undo::None }));
    assert_eq!((model.tongue, model.tongues), (Tongue::ENGLISH, 0));
    update(&mut model, Msg::Spoke(Ok(spanish()), Wish::OfPerson));
    assert_eq!(model.notice, None);
}

#[test]
fn a_comma_is_a_decimal_one_where_the_language_may_write_it() {
    let mut model = started(None);
    update(&mut model, Msg::Spoke(Ok(spanish()), Wish::OfPerson));
    let typed = |points| {
        [
            (Name::Program, Part::Whole, "ms-cmcc"),
            (Name::Category, Part::Whole, "education"),
            (Name::Points, Part::Whole, points),
            (Name::AsOf, Part::Month, "marzo"),
            (Name::AsOf, Part::Year, "2026"),
        ]
    };
    open_form(&mut model, FormId::new(Subject::Tally));
    save(&mut model, &typed("12,5"), "t-1");
    let points: Vec<Points> = model.mine.record.tallies.iter().map(|it| it.points).collect();
    assert_eq!(points, [Points::from_hundredths(1250)], "{:?}", model.problems);

    // Three digits after it are thousands to some and decimals to others: nobody guesses.
    open_form(&mut model, FormId::new(Subject::Tally));
    save(&mut model, &typed("1,250"), "t-2");
    assert_eq!(model.problems.iter().map(|it| it.wrong).collect::<Vec<_>>(), [Wrong::NotPoints]);
    assert_eq!(model.mine.record.tallies.len(), 1);
}
