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
pub(crate) fn ordered<T>(values: impl IntoIterator<Item = T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut values: Vec<Option<T>> = values.into_iter().map(Some).collect();
    let is_after = |a: usize, b: usize| match (&values[a], &values[b]) {
        (Some(a), Some(b)) => compare(a, b) == Ordering::Greater,
        _ => false,
    };
    let places = places(values.len(), &is_after);
    places.into_iter().filter_map(|it| values[it].take()).collect()
}

/// The places of so many values in their order, by merging runs that are in order already.
///
/// It knows no type, so that there is one sort for all: each one of the standard library would bring 3 kB of code.
fn places(count: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut merged: Vec<usize> = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        for two in places.chunks(2 * width) {
            let (mut left, mut right) = two.split_at(width.min(two.len()));
            // Much comes in order.
            let in_order = matches!((left.last(), right.first()), (Some(&a), Some(&b)) if !is_after(a, b));
            if in_order {
                merged.extend_from_slice(two);
                continue;
            }
            while let (Some(&a), Some(&b)) = (left.first(), right.first()) {
                let run = if is_after(a, b) { &mut right } else { &mut left };
                merged.extend(run.split_off_first());
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut places, &mut merged);
        merged.clear();
        width *= 2;
    }
    places
}

/// Lists values in their order, each once.
pub(crate) fn distinct<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list = ordered(values, T::cmp);
    list.dedup();
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
    fn many_values_are_sorted_like_few() {
        let values = || (0..1_000_u32).map(|it| it.wrapping_mul(2_654_435_761) % 97);
        let mut sorted: Vec<(u32, usize)> = values().zip(0..).collect();
        sorted.sort();
        assert_eq!(ordered(values().zip(0..), |a, b| a.0.cmp(&b.0)), sorted);
        assert_eq!(distinct(values()), (0..97).collect::<Vec<_>>());
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
