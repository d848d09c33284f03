//! Lists of names that rules use.
//!
//! Invariant: a list of names is not empty, has each once, and every one is declared.

use super::body::Reader;
use super::tree::Node;
use super::values::{distinct, filled_list};
use crate::id::{CategoryId, DutyId, ItemId, KindId, ProgramId, RoleId};

impl Reader<'_> {
    pub(super) fn kinds(&self, list: &Node<'_>) -> Option<Vec<KindId>> {
        self.names(list, |node| self.shared.kind(node, self.faults).map(KindId::new))
    }

    pub(super) fn items(&self, list: &Node<'_>) -> Option<Vec<ItemId>> {
        self.names(list, |node| self.items.find(node, self.faults).map(ItemId::new))
    }

    pub(super) fn categories(&self, list: &Node<'_>) -> Option<Vec<CategoryId>> {
        self.names(list, |node| self.categories.find(node, self.faults).map(CategoryId::new))
    }

    pub(super) fn roles(&self, list: &Node<'_>) -> Option<Vec<RoleId>> {
        self.names(list, |node| self.shared.find(&self.shared.roles, node, self.faults).map(RoleId::new))
    }

    pub(super) fn duties(&self, list: &Node<'_>) -> Option<Vec<DutyId>> {
        self.names(list, |node| self.shared.find(&self.shared.duties, node, self.faults).map(DutyId::new))
    }

    /// Reads what may be awarded: programs and other designations.
    pub(super) fn awards(&self, list: &Node<'_>) -> Option<Vec<ProgramId>> {
        self.names(list, |node| self.shared.find(&self.shared.awards, node, self.faults).map(ProgramId::new))
    }

    fn names<T>(&self, list: &Node<'_>, read: impl Fn(&Node<'_>) -> Option<T>) -> Option<Vec<T>> {
        distinct(filled_list(list, self.faults)?, self.faults, read)
    }
}
