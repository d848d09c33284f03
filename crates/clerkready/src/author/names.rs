//! The names that files declare, and the places that use them.
//!
//! Names are gathered from the trees before anything is read, so that a file may use what stands further down or in
//! another file, and a faulty declaration does not make each of its uses a fault.
//!
//! Invariant: a name has one meaning in its scope.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::faults::{Faults, nearest, one_of};
use super::tree::Node;
use super::values::text;

/// The names of one sort in one scope, each with the object that declares it.
pub(super) struct Declared<'n> {
    /// What is declared, for faults: "kind", "requirement".
    sort: &'static str,
    nodes: BTreeMap<&'n str, &'n Node<'n>>,
}

impl<'n> Declared<'n> {
    pub(super) fn new(sort: &'static str) -> Declared<'n> {
        Declared { sort, nodes: BTreeMap::new() }
    }

    /// Declares the ids of the objects in a list.
    pub(super) fn of(sort: &'static str, list: Option<&'n Node<'n>>, faults: &Faults) -> Declared<'n> {
        let mut declared = Declared::new(sort);
        declared.add_all(list, faults);
        declared
    }

    pub(super) fn add_all(&mut self, list: Option<&'n Node<'n>>, faults: &Faults) {
        for node in list.map(Node::elements).unwrap_or_default() {
            self.add(node, faults);
        }
    }

    /// Declares an object's id; one that is taken is a fault.
    pub(super) fn add(&mut self, node: &'n Node<'n>, faults: &Faults) {
        let Some((id_node, id)) = node.get("id").and_then(|it| Some((it, it.as_text()?))) else {
            return;
        };
        match self.nodes.get(id) {
            Some(first) => {
                let Declared { sort, .. } = self;
                let place = &first.place;
                let what = format!(
                    "found a second {sort} {id:?}; expected an id of its own: {}:{} has this one",
                    place.file, place.line
                );
                faults.add(&id_node.place, what);
            }
            None => {
                self.nodes.insert(id, node);
            }
        }
    }

    /// Checks that none of these names is among others, where a use could mean either.
    fn apart_from(&self, others: &Declared<'_>, faults: &Faults) {
        for (id, node) in self.iter().filter(|(id, _)| others.has(id)) {
            let Declared { sort, .. } = self;
            let what = format!("found the {sort} {id:?}; expected an id that is not a {}'s", others.sort);
            faults.add(&node.get("id").unwrap_or(node).place, what);
        }
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.nodes.contains_key(id)
    }

    pub(super) fn get(&self, id: &str) -> Option<&'n Node<'n>> {
        self.nodes.get(id).copied()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'n str, &'n Node<'n>)> {
        self.nodes.iter().map(|(id, node)| (*id, *node))
    }

    fn ids(&self) -> impl Iterator<Item = &'n str> {
        self.nodes.keys().copied()
    }

    /// Reads a use of one of these names.
    pub(super) fn find(&self, node: &Node<'_>, faults: &Faults) -> Option<String> {
        let name = text(node, faults)?;
        if self.has(&name) {
            return Some(name);
        }
        unknown(node, self.sort, &name, self.ids(), faults)
    }
}

/// More names than these are no help in a fault.
const MOST_LISTED: usize = 20;

fn unknown<'n, T>(
    node: &Node<'_>,
    sort: &str,
    name: &str,
    known: impl Iterator<Item = &'n str>,
    faults: &Faults,
) -> Option<T> {
    let known: Vec<&str> = known.collect();
    let expected = match nearest(name, known.iter().copied()) {
        Some(meant) => format!("a known one: did you mean {meant:?}?"),
        None if known.is_empty() => "a known one, and none is declared".to_owned(),
        None if MOST_LISTED < known.len() => format!("one of the {} that are declared", known.len()),
        None => one_of(known),
    };
    faults.add(&node.place, format!("found the unknown {sort} {name:?}; expected {expected}"));
    None
}

/// The names that all files share.
pub(super) struct Shared<'n> {
    pub(super) kinds: Declared<'n>,
    pub(super) roles: Declared<'n>,
    pub(super) facts: Declared<'n>,
    pub(super) duties: Declared<'n>,
    /// What may be awarded: programs, and the designations that are known by name alone.
    pub(super) awards: Declared<'n>,
    pub(super) bodies: Declared<'n>,
    /// Of every body: a record names an item without its body.
    pub(super) items: Declared<'n>,
    pub(super) programs: Declared<'n>,
    /// Whether every file could be parsed; if not, a name that is not found may be in the one that could not.
    pub(super) whole: bool,
    pub(super) used_kinds: RefCell<BTreeSet<String>>,
}

impl<'n> Shared<'n> {
    pub(super) fn gather(
        vocabulary: Option<&'n Node<'n>>,
        files: &'n [Node<'n>],
        whole: bool,
        faults: &Faults,
    ) -> Shared<'n> {
        let everywhere = || vocabulary.into_iter().chain(files);
        let gathered = |sort, key: &str| {
            let mut declared = Declared::new(sort);
            everywhere().for_each(|file| declared.add_all(file.get(key), faults));
            declared
        };
        let mut shared = Shared {
            kinds: gathered("kind", "kinds"),
            roles: gathered("role", "roles"),
            facts: gathered("fact", "facts"),
            duties: gathered("duty", "duties"),
            awards: gathered("designation", "designations"),
            bodies: Declared::new("body"),
            items: gathered("item", "items"),
            programs: gathered("program", "programs"),
            whole,
            used_kinds: RefCell::default(),
        };
        for body in files.iter().filter_map(|file| file.get("body")) {
            shared.bodies.add(body, faults);
        }
        // A rule names its targets, and a record what a rate is for, by id alone.
        shared.items.apart_from(&shared.kinds, faults);
        shared.roles.apart_from(&shared.kinds, faults);
        shared.awards.apart_from(&shared.programs, faults);
        for (id, node) in shared.programs.iter() {
            shared.awards.nodes.entry(id).or_insert(node);
        }
        shared
    }

    /// Reads the use of a name that another file may declare.
    pub(super) fn find(&self, declared: &Declared<'n>, node: &Node<'_>, faults: &Faults) -> Option<String> {
        if self.whole { declared.find(node, faults) } else { text(node, faults) }
    }

    pub(super) fn kind(&self, node: &Node<'_>, faults: &Faults) -> Option<String> {
        let kind = self.find(&self.kinds, node, faults)?;
        self.used_kinds.borrow_mut().insert(kind.clone());
        Some(kind)
    }

    /// Reads what a rule counts: an item of the file's own curriculum, or else a kind.
    pub(super) fn target(&self, own_items: &Declared<'_>, node: &Node<'_>, faults: &Faults) -> Option<Target> {
        let name = text(node, faults)?;
        if own_items.has(&name) {
            return Some(Target::Item(name));
        }
        if !self.whole || self.kinds.has(&name) {
            return self.kind(node, faults).map(Target::Kind);
        }
        unknown(node, "kind or item", &name, self.kinds.ids().chain(own_items.ids()), faults)
    }
}

/// A target by name.
pub(super) enum Target {
    Kind(String),
    Item(String),
}
