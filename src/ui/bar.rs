//! Sums drawn as bars; the figures stand beside them in words.

use super::html::{El, el, shape, text_el};
use super::result::Case;
use super::timeline::percent;
use crate::app::bars::{Bar, longest};
use crate::words::glance as words;

/// The bars of one program with their figures, on one scale.
pub(super) fn section(case: Case, bars: &[Bar]) -> Option<El> {
    let scale = longest(bars);
    let rows = bars.iter().map(|it| {
        let says = words::sum(&case.title_of(&it.requirement), it, case.unit(it.category.as_ref()));
        let lengths = it.lengths(scale);
        let parts = [
            ("sure", 0, lengths.sure),
            ("planned", lengths.sure, lengths.planned),
            ("possible", lengths.sure + lengths.planned, lengths.possible),
            ("cut", lengths.sure + lengths.planned + lengths.possible, lengths.cut),
        ];
        let parts = parts.into_iter().filter(|it| it.2 != 0).map(|(class, from, length)| {
            rect(class, from).attr("width", &percent(length)).attr("y", "20%").attr("height", "60%")
        });
        let need = rect("need", lengths.need.saturating_sub(8)).attr("width", "3").attr("height", "100%");
        let track = rect("track", 0).attr("width", "100%").attr("y", "20%").attr("height", "60%");
        let drawing = shape("svg").class("sum").attr("aria-hidden", "true").child(track).children(parts).child(need);
        el("li").child(text_el("p", "", &says)).child(drawing)
    });
    (!bars.is_empty()).then(|| el("ul").class("sums").children(rows))
}

/// What the parts of a bar mean.
pub(super) fn legend() -> El {
    let parts = [
        ("sure", words::sure()),
        ("planned", words::planned()),
        ("possible", words::possible()),
        ("cut", words::beyond()),
        ("need", words::need()),
    ];
    let items = parts.map(|(class, name)| {
        let swatch = shape("svg").class("swatch").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true");
        let width = if class == "need" { "3" } else { "24" };
        let swatch = swatch.child(rect(class, 0).attr("width", width).attr("height", "24"));
        el("li").child(swatch).child(text_el("span", "", name))
    });
    el("ul").class("legend").children(items)
}

fn rect(class: &str, from: u32) -> El {
    shape("rect").class(class).attr("x", &percent(from))
}
