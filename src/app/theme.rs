//! The colors that an association may choose for the app in its page.
//!
//! Invariant: whatever is asked for, every text of the app stands out from what it stands on by 4.5 to 1. Contrast is that of
//! WCAG 2, in integers.

use std::fmt;

/// The least contrast of a text, in hundredths.
pub const LEAST: u64 = 450;

/// One in the fixed-point numbers of this module.
const ONE: u64 = 1 << 30;

/// A color as pages write it: `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color([u8; 3]);

impl Color {
    /// Reads `#rrggbb` and nothing else.
    pub fn read(text: &str) -> Option<Color> {
        let digits =
            text.strip_prefix('#').filter(|it| it.len() == 6 && it.bytes().all(|it| it.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Color([part(0)?, part(2)?, part(4)?]))
    }

    /// How much light it gives, of [`ONE`].
    fn luminance(self) -> u64 {
        let [red, green, blue] = self.0.map(linear);
        (2126 * red + 7152 * green + 722 * blue) / 10_000
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// How far two colors stand out from each other, in hundredths: from 100 to 2100.
pub fn contrast(a: Color, b: Color) -> u64 {
    let flare = ONE / 20;
    let (a, b) = (a.luminance() + flare, b.luminance() + flare);
    a.max(b) * 100 / a.min(b)
}

fn times(a: u64, b: u64) -> u64 {
    (a * b) >> 30
}

/// Undoes the curve of sRGB: a straight line for the darkest values, then ((v + 0.055) / 1.055) to the power of 2.4.
fn linear(value: u8) -> u64 {
    let value = u64::from(value);
    if value <= 10 {
        return value * ONE * 100 / (255 * 1292);
    }
    let base = (1000 * value + 14_025) * ONE / 269_025;
    let square = times(base, base);
    // The power of 0.4 is the fifth root of the square.
    let fifth = |it: u64| times(times(times(it, it), times(it, it)), it);
    let (mut low, mut high) = (0, ONE);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fifth(middle) <= square { low = middle } else { high = middle - 1 }
    }
    times(square, low)
}

/// Whether the app is light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the visitor's device is.
    #[default]
    Device,
    Light,
    Dark,
}

impl Scheme {
    pub const ALL: [Scheme; 3] = [Scheme::Device, Scheme::Light, Scheme::Dark];

    pub const fn name(self) -> &'static str {
        match self {
            Scheme::Device => "auto",
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }

    pub fn read(name: &str) -> Option<Scheme> {
        Scheme::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// The colors that may be chosen, by their names in `style/tokens.css`.
pub const TOKENS: [&str; 8] = ["brand", "on-brand", "link", "ink", "soft", "paper", "card", "sunk"];

/// Every color on which a text stands, or in which one is written: its name, and what it is in light and in dark.
const COLORS: [(&str, &str, &str); 14] = [
    ("paper", "#f8f5ee", "#10151e"),
    ("card", "#fffdf8", "#19202c"),
    ("sunk", "#efeadf", "#222b39"),
    ("ink", "#1a2332", "#ece7dc"),
    ("soft", "#525c6b", "#aeb5c0"),
    ("brand", "#17365d", "#a9cbff"),
    ("on-brand", "#ffffff", "#0c1421"),
    ("link", "#1b4c8c", "#a9cbff"),
    ("met", "#1c6437", "#83d8a4"),
    ("not-yet", "#7a4a00", "#f2c778"),
    ("too-late", "#9c1f1f", "#ffa39b"),
    ("needs-answer", "#1b4c8c", "#a9cbff"),
    ("body-decides", "#5a3a8a", "#cdb7ff"),
    ("alert", "#9c1f1f", "#ffa39b"),
];

/// What texts stand on.
const GROUNDS: [&str; 3] = ["paper", "card", "sunk"];

/// The other colors of the sheet, which carry no text; a scheme that is chosen needs all of it.
const LINES: [(&str, &str, &str); 3] =
    [("line", "#d8d0c0", "#354052"), ("strong-line", "#7d7767", "#8b94a3"), ("focus", "#b45309", "#ffb454")];

/// What an association asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    pub scheme: Scheme,
    /// Of [`TOKENS`], each at most once.
    pub colors: Vec<(&'static str, Color)>,
}

/// A color that is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is written in another way than `#rrggbb`.
    NotAColor { token: &'static str, text: String },
    /// A text would not stand out: how far it would, in hundredths.
    Faint { token: &'static str, text: &'static str, ground: &'static str, contrast: u64 },
}

impl Theme {
    /// Says whether nothing is asked for.
    pub fn is_plain(&self) -> bool {
        *self == Theme::default()
    }

    /// Chosen colors are made for one scheme; unless it is said which, for the light one.
    fn is_dark(&self) -> bool {
        self.scheme == Scheme::Dark
    }

    fn own(&self, (_, light, dark): (&str, &str, &str)) -> Option<Color> {
        Color::read(if self.is_dark() { dark } else { light })
    }

    /// The color of a name, chosen or the app's own.
    fn color(&self, name: &str) -> Option<Color> {
        let chosen = self.colors.iter().find(|it| it.0 == name).map(|it| it.1);
        chosen.or_else(|| self.own(COLORS.into_iter().find(|it| it.0 == name)?))
    }

    /// Leaves out the colors with which a text would not stand out, and says which and why.
    pub fn checked(mut self) -> (Theme, Vec<Refused>) {
        let mut refused = Vec::new();
        // What is left out can make another pair fail, so all of them are looked at until none does; the app's own hold.
        while let Some((text, ground, contrast)) = self.faintest() {
            let chosen = |name: &str| self.colors.iter().position(|it| it.0 == name);
            let Some(at) = chosen(text).or_else(|| chosen(ground)) else { break };
            let (token, _) = self.colors.remove(at);
            refused.push(Refused::Faint { token, text, ground, contrast });
        }
        (self, refused)
    }

    /// The pair of colors of a text and its ground that is too near to each other, the nearest one.
    fn faintest(&self) -> Option<(&'static str, &'static str, u64)> {
        let on_ground = COLORS.iter().map(|it| it.0).filter(|it| !GROUNDS.contains(it) && *it != "on-brand");
        let pairs = on_ground.flat_map(|text| GROUNDS.map(|ground| (text, ground)));
        let pairs = pairs.chain([("on-brand", "brand"), ("paper", "ink")]);
        let measured =
            pairs.filter_map(|(text, ground)| Some((text, ground, contrast(self.color(text)?, self.color(ground)?))));
        measured.filter(|it| it.2 < LEAST).min_by_key(|it| it.2)
    }

    /// A style sheet that says this, for screens; empty when nothing is asked for.
    pub fn sheet(&self) -> String {
        if self.is_plain() {
            return String::new();
        }
        let scheme = if self.is_dark() { "dark" } else { "light" };
        let mut sheet = ["@media screen{:root{color-scheme:", scheme, ";"].concat();
        let all = COLORS.into_iter().chain(LINES);
        for (name, color) in all.filter_map(|it| Some((it.0, self.color(it.0).or_else(|| self.own(it))?))) {
            sheet.push_str(&["--", name, ":", &color.to_string(), ";"].concat());
        }
        sheet.push_str("}}");
        sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS_CSS: &str = include_str!("../../style/tokens.css");

    fn color(text: &str) -> Color {
        Color::read(text).expect("the test writes a color")
    }

    #[test]
    fn only_six_digits_are_a_color() {
        assert_eq!(color("#17365D").to_string(), "#17365d");
        for text in ["", "#", "17365d", "#17365", "#17365d0", "#17365g", "#é365d", "red", "#fff;}body{", "#+12345"] {
            assert_eq!(Color::read(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        // The figures are those that common checkers give, cut to two places.
        for (a, b, expected) in [
            ("#000000", "#ffffff", 2100),
            ("#777777", "#ffffff", 447),
            ("#767676", "#ffffff", 454),
            ("#ffffff", "#ffffff", 100),
            ("#0000ff", "#ffffff", 859),
            ("#ff0000", "#ffffff", 399),
            ("#0a0a0a", "#000000", 106),
        ] {
            assert_eq!(contrast(color(a), color(b)), expected, "{a} on {b}");
            assert_eq!(contrast(color(b), color(a)), expected, "{b} on {a}");
        }
    }

    #[test]
    fn the_apps_own_colors_are_those_of_the_style_sheet_and_stand_out() {
        let (light, dark) = TOKENS_CSS.split_once("@media").expect("the dark scheme follows the light one");
        for (name, in_light, in_dark) in COLORS.into_iter().chain(LINES) {
            assert!(light.contains(&format!("--{name}: {in_light};")), "{name} in light");
            assert!(dark.contains(&format!("--{name}: {in_dark};")), "{name} in dark");
        }
        let hex = TOKENS_CSS.matches(": #").count();
        assert_eq!(hex, 2 * (COLORS.len() + LINES.len()), "the style sheet has colors that are not here");
        for scheme in Scheme::ALL {
            let own = Theme { scheme, colors: Vec::new() };
            assert_eq!(own.clone().checked(), (own, Vec::new()), "{scheme:?}");
        }
        assert!(TOKENS.iter().all(|token| COLORS.iter().any(|it| it.0 == *token)));
    }

    #[test]
    fn a_color_that_a_text_would_not_stand_out_with_is_left_out() {
        let wanted = |colors: &[(&'static str, &str)]| Theme {
            scheme: Scheme::Light,
            colors: colors.iter().map(|it| (it.0, color(it.1))).collect(),
        };
        let names = |theme: &Theme| theme.colors.iter().map(|it| it.0).collect::<Vec<_>>();

        let (kept, refused) = wanted(&[("brand", "#5c1a1a"), ("link", "#999999")]).checked();
        assert_eq!(names(&kept), ["brand"]);
        assert!(matches!(refused.as_slice(), [Refused::Faint { token: "link", text: "link", .. }]), "{refused:?}");

        // A dark paper leaves the app's own texts unreadable, so the paper goes, and not they.
        let (kept, refused) = wanted(&[("paper", "#202020")]).checked();
        assert!(names(&kept).is_empty());
        assert!(matches!(refused.as_slice(), [Refused::Faint { token: "paper", .. }]), "{refused:?}");

        // White on pale yellow cannot be: one of the two goes, and what stays can be read.
        let (kept, refused) = wanted(&[("brand", "#ffee88"), ("on-brand", "#000000")]).checked();
        assert_eq!(refused.len(), 2, "{refused:?}");
        assert!(names(&kept).is_empty());

        // What was chosen for a dark page holds there.
        let dark = Theme { scheme: Scheme::Dark, colors: vec![("brand", color("#ffee88"))] };
        assert_eq!(dark.clone().checked(), (dark, Vec::new()));
    }

    #[test]
    fn a_sheet_says_every_color_of_a_scheme_and_nothing_else() {
        assert_eq!(Theme::default().sheet(), "");
        let theme = Theme { scheme: Scheme::Device, colors: vec![("brand", color("#5c1a1a"))] };
        let sheet = theme.sheet();
        assert!(sheet.starts_with("@media screen{:root{color-scheme:light;--paper:#f8f5ee;"), "{sheet}");
        assert!(sheet.contains("--brand:#5c1a1a;") && sheet.contains("--focus:#b45309;"), "{sheet}");
        assert_eq!(sheet.matches("--").count(), COLORS.len() + LINES.len());
    }
}
