//! A program file: the body with its sources, categories and items.
//!
//! Invariant: what a file declares is known to all of it, wherever it stands.

use super::faults::Faults;
use super::fields::Fields;
use super::names::{Declared, Shared};
use super::tree::Node;
use super::values::{choice, each, place, unexpected};
use super::vocabulary::Vocabulary;
use crate::id::{BodyId, CategoryId, ItemId, KindId, SourceId};
use crate::program::{Body, Category, Item, Season, Source, Territory, Unit};

const SEASONS: [(&str, Season); 2] = [("spring", Season::Spring), ("fall", Season::Fall)];

/// Reads one program file.
pub(super) struct Reader<'n> {
    pub(super) file: &'n Node<'n>,
    pub(super) faults: &'n Faults,
    pub(super) shared: &'n Shared<'n>,
    pub(super) sources: Declared<'n>,
    pub(super) categories: Declared<'n>,
    pub(super) items: Declared<'n>,
    pub(super) programs: Declared<'n>,
}

impl<'n> Reader<'n> {
    pub(super) fn new(file: &'n Node<'n>, shared: &'n Shared<'n>, faults: &'n Faults) -> Reader<'n> {
        let declared = |sort, key| Declared::of(sort, file.get(key), faults);
        Reader {
            file,
            faults,
            shared,
            sources: declared("source", "sources"),
            categories: declared("category", "categories"),
            items: declared("item", "items"),
            programs: declared("program", "programs"),
        }
    }

    /// Reads the body, and what its file adds to the vocabulary.
    pub(super) fn body(&self) -> Option<(Body, Vocabulary)> {
        let mut it = Fields::of(self.file, self.faults)?;
        it.required("format");
        let vocabulary = Vocabulary::of_program(&mut it, self.shared, self.faults);
        let names = it.required("body").and_then(|node| self.body_names(node));
        let sources = it.filled_list("sources").and_then(|nodes| each(nodes, |node| self.source(node)));
        let categories = it.filled_list("categories").and_then(|nodes| each(nodes, |node| self.category(node)));
        let items = it.list("items").and_then(|nodes| each(nodes, |node| self.item(node)));
        let programs = it.filled_list("programs").and_then(|nodes| each(nodes, |node| self.program(node)));
        it.finish();
        let (id, name, decides, place) = names?;
        let (sources, categories, items, programs) = (sources?, categories?, items?, programs?);
        Some((Body { id, name, decides, place, sources, categories, items, programs }, vocabulary?))
    }

    fn body_names(&self, node: &Node<'_>) -> Option<(BodyId, String, String, Option<Territory>)> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let name = it.text("name");
        let decides = it.text("decides");
        let place = it.if_there("place", |node| self.territory(node));
        it.finish();
        Some((BodyId::new(id?), name?, decides?, place?))
    }

    fn territory(&self, node: &Node<'_>) -> Option<Territory> {
        let mut it = Fields::of(node, self.faults)?;
        let code = it.required("code").and_then(|node| place(node, self.faults));
        let name = it.text("name");
        it.finish();
        Some(Territory { code: code?, name: name? })
    }

    fn source(&self, node: &Node<'_>) -> Option<Source> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let title = it.text("title");
        let publisher = it.text("publisher");
        let url = it.required("url").and_then(|node| self.url(node));
        let dated = it.date("dated");
        let checked = it.date("checked");
        it.finish();
        let id = SourceId::new(id?);
        Some(Source { id, title: title?, publisher: publisher?, url: url?, dated: dated?, checked: checked? })
    }

    fn url(&self, node: &Node<'_>) -> Option<String> {
        let url = node.as_text().filter(|url| {
            let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
            rest.is_some_and(|it| !it.is_empty() && !it.contains(char::is_whitespace))
        });
        match url {
            Some(url) => Some(url.to_owned()),
            None => unexpected(node, "a web address that begins with https:// or http://", self.faults),
        }
    }

    fn category(&self, node: &Node<'_>) -> Option<Category> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let name = it.text("name");
        let unit = it.default_choice("unit", Unit::Points, &[("points", Unit::Points), ("hours", Unit::Hours)]);
        it.finish();
        Some(Category { id: CategoryId::new(id?), name: name?, unit: unit? })
    }

    fn item(&self, node: &Node<'_>) -> Option<Item> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let kind = it.required("kind").and_then(|node| self.shared.kind(node, self.faults));
        let name = it.text("name");
        let season = it.if_there("season", |node| choice(node, &SEASONS, self.faults));
        let topics = it.optional_texts("topics");
        it.finish();
        let (id, kind) = (ItemId::new(id?), KindId::new(kind?));
        Some(Item { id, kind, name: name?, season: season?, topics: topics? })
    }

    /// Returns the kind of an item as it is declared.
    pub(super) fn kind_of(&self, item: &ItemId) -> Option<KindId> {
        let kind = self.items.get(item.as_str())?.get("kind")?.as_text()?;
        Some(KindId::new(kind))
    }
}
