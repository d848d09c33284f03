//! Where rules stand in the sources.
//!
//! Invariant: only the source's own words are quoted, and what is told in other words says so.

use super::body::Reader;
use super::fields::Fields;
use super::tree::Node;
use super::values::{choice, each, filled_list, text};
use crate::id::SourceId;
use crate::program::{Cite, Confidence, Words};

const CONFIDENCE: [(&str, Confidence); 3] =
    [("verbatim", Confidence::Verbatim), ("paraphrase", Confidence::Paraphrase), ("inferred", Confidence::Inferred)];

impl Reader<'_> {
    /// Reads where a rule's words stand, which is at one place at least.
    pub(super) fn cites(&self, node: &Node<'_>) -> Option<Vec<Cite>> {
        each(filled_list(node, self.faults)?, |node| self.cite(node))
    }

    pub(super) fn cite(&self, node: &Node<'_>) -> Option<Cite> {
        let mut it = Fields::of(node, self.faults)?;
        let source = it.required("source").and_then(|node| self.sources.find(node, self.faults));
        let confidence_node = it.required("confidence");
        let confidence = confidence_node.and_then(|node| choice(node, &CONFIDENCE, self.faults));
        let words = it.one_of(&["quote", "says"]).and_then(|(key, node)| {
            let words = text(node, self.faults)?;
            Some(if key == "quote" { Words::Quote(words) } else { Words::Summary(words) })
        });
        it.finish();
        if let (Some(Words::Summary(_)), Some(Confidence::Verbatim), Some(node)) = (&words, confidence, confidence_node)
        {
            let what = "found \"verbatim\" with \"says\"; expected \"quote\" with the source's own words, or \
                        \"paraphrase\" or \"inferred\"";
            self.faults.add(&node.place, what);
        }
        Some(Cite { source: SourceId::new(source?), confidence: confidence?, words: words? })
    }
}
