//! The app in somebody else's page, and a record on its way from there.

use clerkready::id::ProgramId;
use clerkready::portable;

use super::{go, named, started, writes};
use crate::app::embed::{Frame, Origin, Reach, Settings};
use crate::app::framed::{FrameEffect, FrameMsg, NotOpened};
use crate::app::import::Import;
use crate::app::model::{Model, Said};
use crate::app::place::Screen;
use crate::app::scope::Scope;
use crate::app::theme::Theme;
use crate::app::update::{Effect, Msg, update};

const HOST: &str = "https://clerks.example.org";

fn framed(query: &str) -> (Model, Vec<Effect>) {
    let mut model = started(None);
    let frame = Frame { host: Origin::read(HOST), reach: Reach::Window, language: String::new() };
    let Settings { theme, language, programs, refused } = Settings::read(query);
    let framed = FrameMsg::Framed(Frame { language, ..frame }, theme, refused);
    let effects = update(&mut model, Msg::Frame(framed));
    update(&mut model, Msg::Frame(FrameMsg::Meant(programs)));
    (model, effects)
}

fn meant(model: &Model) -> Vec<&str> {
    Scope::of(model.catalog, &model.mine.record).programs.iter().map(|it| it.1.id.as_str()).collect()
}

#[test]
fn a_frames_address_chooses_programs_and_colors() {
    let (model, effects) = framed(&format!("?host={HOST}&programs=tx-trmc+nowhere&brand=%235c1a1a"));
    assert_eq!(meant(&model), ["tx-trmc"]);
    assert!(matches!(effects.as_slice(), [Effect::Frame(FrameEffect::Paint(theme))] if !theme.is_plain()));

    let (model, effects) = framed("?brand=red");
    assert!(meant(&model).contains(&"ms-cmcc"));
    let plain = Effect::Frame(FrameEffect::Paint(Theme::default()));
    assert!(matches!(effects.as_slice(), [paint, Effect::Frame(FrameEffect::Warn(_))] if *paint == plain));
}

#[test]
fn what_a_person_works_toward_goes_before_what_a_page_means() {
    let (mut model, _) = framed("?programs=tx-trmc");
    model.mine.record.choices.goals = vec![ProgramId::new("iimc-cmc")];
    assert_eq!(meant(&model), ["iimc-cmc"]);
}

#[test]
fn a_host_may_change_its_mind_and_nothing_else_is_heard() {
    let (mut model, _) = framed("");
    let said = |model: &mut Model, text: &str| update(model, Msg::Frame(FrameMsg::HostSaid(text.to_owned())));
    let effects = said(&mut model, "clerkready/1 settings programs=tx-trmc&scheme=dark");
    assert_eq!(meant(&model), ["tx-trmc"]);
    assert_eq!(effects.len(), 1);
    for text in ["", "hello", "clerkready/1 record\n{}", "clerkready/1 height 7"] {
        assert_eq!(said(&mut model, text), [], "{text}");
    }
    // Without a frame there is no host.
    let mut model = started(None);
    assert_eq!(said(&mut model, "clerkready/1 settings programs=tx-trmc"), []);
    assert!(meant(&model).contains(&"ms-cmcc"));
}

#[test]
fn a_record_goes_on_its_way_only_when_the_person_sends_it() {
    let (mut model, _) = framed("");
    model.mine.record = named("Ada");
    let effects = update(&mut model, Msg::Frame(FrameMsg::ClickedContinue));
    let text = portable::write(&named("Ada"));
    assert_eq!(effects, [Effect::Frame(FrameEffect::Continue(text))]);
    update(&mut model, Msg::Frame(FrameMsg::ContinueAnswered(Err(NotOpened))));
    assert_eq!(model.notice.map(|it| it.said), Some(Said::NotOpened));
}

#[test]
fn a_record_that_arrives_is_shown_and_never_taken_in_by_itself() {
    let text = portable::write(&named("Ada"));
    let mut model = started(None);
    // A page that did not ask is handed nothing.
    assert_eq!(update(&mut model, Msg::Frame(FrameMsg::Handed(text.clone()))), []);
    go(&mut model, Screen::Continue);
    let effects = update(&mut model, Msg::Frame(FrameMsg::Handed(text)));
    assert!(writes(&effects).is_empty());
    assert_eq!(model.place.screen, Screen::Files);
    assert!(matches!(&model.import, Import::Preview(it) if it.record == named("Ada")), "{:?}", model.import);
    assert_eq!(model.mine.record.person.name, "");
    let effects = update(&mut model, Msg::ClickedReplace);
    assert_eq!(writes(&effects).len(), 1);
    assert_eq!(model.mine.record.person.name, "Ada");

    go(&mut model, Screen::Continue);
    update(&mut model, Msg::Frame(FrameMsg::Handed("{".to_owned())));
    assert!(matches!(model.import, Import::Unreadable(_)));
    assert_eq!(model.mine.record.person.name, "Ada");
}
