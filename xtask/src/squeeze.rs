//! Takes out of texts what only their authors need: remarks, indentation, empty lines. The rest is left to brotli.

/// A script without its remarks. Remarks after code stay, because telling them from texts takes a parser.
pub(crate) fn script(text: &str) -> String {
    let mut in_remark = false;
    let mut kept = String::new();
    for line in text.lines().map(str::trim) {
        if in_remark || line.starts_with("/*") {
            in_remark = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// A style sheet without its remarks.
pub(crate) fn style(text: &str) -> String {
    lines(&without(text, "/*", "*/"))
}

/// A page without its remarks.
pub(crate) fn page(text: &str) -> String {
    lines(&without(text, "<!--", "-->"))
}

fn lines(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

fn without(text: &str, start: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, remark)) = rest.split_once(start) {
        kept.push_str(before);
        rest = remark.split_once(end).map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_indentation_go() {
        assert_eq!(script("// A\n  a(); // b\n\n/**\n * c */\n/* d */\ne('//');\n"), "a(); // b\ne('//');\n");
        assert_eq!(style("/* a */\n.b { /* c */\n  d: e;\n}\n"), ".b {\nd: e;\n}\n");
        assert_eq!(page("<p>\n  a <!-- b\n --> c\n</p>\n"), "<p>\na  c\n</p>\n");
    }

    #[test]
    fn an_open_remark_takes_the_rest() {
        assert_eq!(style("a { }\n/* b"), "a { }\n");
    }
}
