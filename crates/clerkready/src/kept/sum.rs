//! The checksum of a text: FNV-1a with 64 bits. It finds accidents and not attacks.

/// Returns the checksum of a text as 16 hexadecimal digits.
pub(super) fn sum(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let digits = (0..16).rev().map(|at| (hash >> (4 * at)) as u32 & 15);
    digits.filter_map(|it| char::from_digit(it, 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn the_published_examples_come_out() {
        // From the tables of the algorithm's authors.
        assert_eq!(sum(""), "cbf29ce484222325");
        assert_eq!(sum("a"), "af63dc4c8601ec8c");
        assert_eq!(sum("foobar"), "85944171f73967e8");
    }
}
