//! Small sorted lists.
//!
//! A program has a handful of categories and a record a few dozen entries: a sorted list serves them as well as a tree, and
//! its code is a tenth of a tree's in the browser.

/// Puts a value into a sorted list, once.
pub(crate) fn insert<T: Ord>(list: &mut Vec<T>, value: T) {
    let at = list.partition_point(|it| *it < value);
    if list.get(at) != Some(&value) {
        list.insert(at, value);
    }
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
    fn a_key_keeps_its_value() {
        let mut list: Vec<(&str, u32)> = Vec::new();
        for key in ["b", "a", "b"] {
            *entry(&mut list, key) += 1;
        }
        assert_eq!(list, [("a", 1), ("b", 2)]);
    }
}
