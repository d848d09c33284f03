//! Small sorted lists.
//!
//! A program has a handful of categories and a record a few dozen entries: a sorted list serves them as well as a tree, and
//! its code is a tenth of a tree's in the browser.
//!
//! Invariant: values stand in order, and each key once.

use std::borrow::Borrow;
use std::cmp::Ordering;

/// Values by key, in the order of the keys, with the methods of a tree's that are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<K, V>(Vec<(K, V)>);

impl<K: Ord, V> Map<K, V> {
    pub fn new() -> Map<K, V> {
        Map(Vec::new())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().and_then(|at| self.0.get(at)).map(|(_, value)| value)
    }

    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Puts a value in, and gives the one that had its place.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().map(|at| self.0.remove(at).1)
    }

    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.0.retain_mut(|(key, value)| keep(key, value));
    }

    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(it, _)| it.borrow().cmp(key))
    }
}

impl<K: Ord, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map::new()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Map<K, V> {
        let mut map = Map::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(entries: [(K, V); N]) -> Map<K, V> {
        entries.into_iter().collect()
    }
}

/// Lists values in an order, equal ones as they come.
///
/// For lists as short as a record's, this is quick enough, and each sort of the standard library would bring 3 kB of code.
pub(crate) fn ordered<T>(values: impl IntoIterator<Item = T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for value in values {
        let at = list.partition_point(|it| compare(it, &value) != Ordering::Greater);
        list.insert(at, value);
    }
    list
}

/// Puts a value into a sorted list, once.
pub(crate) fn insert<T: Ord>(list: &mut Vec<T>, value: T) {
    insert_new(list, value);
}

/// Likewise, and says whether it was new.
pub(crate) fn insert_new<T: Ord>(list: &mut Vec<T>, value: T) -> bool {
    let at = list.partition_point(|it| *it < value);
    let is_new = list.get(at) != Some(&value);
    if is_new {
        list.insert(at, value);
    }
    is_new
}

/// Finds the value of a key in a list sorted by key, put in when it is missing.
pub(crate) fn entry<K: Ord, V: Default>(list: &mut Vec<(K, V)>, key: K) -> &mut V {
    let at = list.partition_point(|it| it.0 < key);
    if list.get(at).is_none_or(|it| it.0 != key) {
        list.insert(at, (key, V::default()));
    }
    &mut list[at].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_order_and_once() {
        let mut list = Vec::new();
        for value in [3, 1, 2, 3, 1] {
            insert(&mut list, value);
        }
        assert_eq!(list, [1, 2, 3]);
    }

    #[test]
    fn a_map_is_a_tree_s_to_its_users() {
        let mut map = Map::from([("b", 1), ("a", 2), ("b", 3)]);
        assert_eq!(map.iter().collect::<Vec<_>>(), [(&"a", &2), (&"b", &3)]);
        assert_eq!((map.get("b"), map.get("c"), map.contains_key("a"), map.len()), (Some(&3), None, true, 2));
        assert_eq!((map.remove("a"), map.remove("a")), (Some(2), None));
        map.retain(|key, _| *key != "b");
        assert!(map.is_empty());
    }

    #[test]
    fn equal_values_stay_as_they_come() {
        let list = ordered([(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |a, b| a.0.cmp(&b.0));
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn a_key_keeps_its_value() {
        let mut list: Vec<(&str, u32)> = Vec::new();
        for key in ["b", "a", "b"] {
            *entry(&mut list, key) += 1;
        }
        assert_eq!(list, [("a", 1), ("b", 2)]);
    }
}
