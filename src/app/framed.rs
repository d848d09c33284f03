//! The app in a frame, and the record's way from there to the full app.
//!
//! Invariant: only the person sends a record on its way, and what arrives is shown before anything is taken in.

use clerkready::id::ProgramId;
use clerkready::portable;

use super::background::arrive;
use super::embed::{self, Frame, Heard, Settings};
use super::import::{self, Origin};
use super::model::{Model, Notice, Said, Undo};
use super::place::{Place, Screen};
use super::reading::Provider;
use super::rules;
use super::theme::{Refused, Theme};
use super::tongue::{Tongue, Wish};
use super::update::{Copied, Effect};

/// Something that happened in a frame or on the way from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameMsg {
    /// The app has come up in a frame, whose address asks for colors that can be and others that cannot.
    Framed(Frame, Theme, Vec<Refused>),
    /// These programs are meant in that frame.
    Meant(Vec<ProgramId>),
    /// The page around the app said something; it was made sure that it is the host.
    HostSaid(String),
    ClickedContinue,
    ContinueAnswered(Result<(), NotOpened>),
    /// A frame of this very app handed over its record.
    Handed(String),
    ClickedCopyLine(String),
}

/// Something for the outside to do about the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameEffect {
    /// Shows the app in these colors.
    Paint(Theme),
    /// Tells whoever made the page what cannot be.
    Warn(Vec<Refused>),
    /// Opens the full app and hands it a record.
    Continue(String),
}

/// The full app was not opened: the browser or the page around does not allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOpened;

pub(super) fn update(model: &mut Model, msg: FrameMsg) -> Vec<Effect> {
    match msg {
        // This was done first.
        FrameMsg::Framed(..) => Vec::new(),
        FrameMsg::Meant(programs) => {
            rules::mean(model, programs);
            Vec::new()
        }
        FrameMsg::HostSaid(message) => {
            let Some(host) = model.frame.as_ref().and_then(|it| it.host.clone()) else { return Vec::new() };
            match embed::hear(&message) {
                Some(Heard::Settings(settings)) => set(model, settings),
                Some(Heard::Rules { name, text }) => rules::got(model, Provider::Site(host), name, text),
                Some(Heard::NoRules { name }) => rules::missed(model, Provider::Site(host), name),
                None => Vec::new(),
            }
        }
        FrameMsg::ClickedContinue => {
            let text = portable::write(&model.mine.record);
            vec![Effect::Frame(FrameEffect::Continue(text))]
        }
        FrameMsg::ContinueAnswered(answer) => {
            let said = if answer.is_ok() { Said::HandedOver } else { Said::NotOpened };
            model.notice = Some(Notice { said, undo: Undo::None });
            Vec::new()
        }
        // A page that asked for nothing is handed nothing.
        FrameMsg::Handed(_) if model.place.screen != Screen::Continue => Vec::new(),
        FrameMsg::Handed(text) => {
            let mut effects = arrive(model, Place::mine(Screen::Files));
            effects.push(Effect::Replace(model.place.clone()));
            effects.extend(import::offer(model, &text, Origin::Link));
            effects
        }
        FrameMsg::ClickedCopyLine(line) => vec![Effect::Copy(Copied::Other, line)],
    }
}

/// Notes the frame, and shows the app in its colors.
pub(super) fn begin(model: &mut Model, frame: Frame, theme: Theme, refused: Vec<Refused>) -> Vec<Effect> {
    model.frame = Some(frame);
    paint(theme, refused)
}

fn paint(theme: Theme, refused: Vec<Refused>) -> Vec<Effect> {
    let warn = (!refused.is_empty()).then_some(FrameEffect::Warn(refused));
    [FrameEffect::Paint(theme)].into_iter().chain(warn).map(Effect::Frame).collect()
}

/// Does what the host wants to have now, as far as it can be.
fn set(model: &mut Model, settings: Settings) -> Vec<Effect> {
    let Settings { theme, language, programs, refused } = settings;
    rules::mean(model, programs);
    let mut effects = paint(theme, refused);
    // What the visitor chose stands until the host changes its mind.
    let was = model.frame.as_mut().map(|it| std::mem::replace(&mut it.language, language.clone()));
    if was.as_ref() != Some(&language) {
        effects.extend(Tongue::of(&language).map(|it| Effect::Speak(it, Wish::OfHost)));
    }
    effects
}
