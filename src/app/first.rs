//! What can happen before the pages after the first one are here: going to one of them, and changing the language.
//!
//! Invariant: pure, and nothing here leads to the record, the rules, the engine or the forms, which come later.

use super::framed::{self, FrameMsg};
use super::model::{Model, Said};
use super::place::Screen;
use super::tongue::Wish;
use super::update::{Effect, Focus, Msg, requirement_id, tell};

/// Does what can be done already; gives the message back when it is for later.
pub fn update(model: &mut Model, msg: Msg) -> Result<Vec<Effect>, Msg> {
    let effects = match msg {
        Msg::Navigated(place) if place == model.place => Vec::new(),
        Msg::Navigated(place) => {
            model.place = place;
            model.form_number += 1;
            vec![Effect::Focus(focus_of(&model.place.screen))]
        }
        Msg::ChoseTongue(tongue) => vec![Effect::Speak(tongue, Wish::OfPerson)],
        Msg::Spoke(Ok(tongue), wish) => {
            model.tongue = tongue;
            model.tongues += 1;
            model.notice.take_if(|it| it.said == Said::TongueNotLoaded);
            match wish {
                Wish::OfPerson => vec![Effect::RememberTongue(tongue)],
                // Elsewhere, or when the page around has changed its mind, it is not what the person chose.
                Wish::OfHost => Vec::new(),
            }
        }
        Msg::Spoke(Err(()), _) => {
            tell(model, Said::TongueNotLoaded);
            Vec::new()
        }
        Msg::Frame(FrameMsg::Framed(frame, theme, refused)) => framed::begin(model, frame, theme, refused),
        later => return Err(later),
    };
    model.messages += 1;
    Ok(effects)
}

/// What takes the focus when a screen is shown.
pub(super) fn focus_of(screen: &Screen) -> Focus {
    match screen {
        Screen::Requirement(_, id) => Focus::Id(requirement_id(id)),
        _ => Focus::Heading,
    }
}
