//! Many rows to a statement, in few lengths.
//!
//! The text of such a statement has a place for each value, so that 499 rows are another statement
//! than 498, and every connection keeps the last hundred it has prepared: with lengths as they come
//! that is some 30 MiB on SQLite, and nearly every batch is prepared anew. Powers of two are a handful of
//! statements, which are soon all there.

/// Cuts rows into pieces whose lengths are powers of two, none longer than `most`; the order stays.
///
/// # Panics
/// `most` is no power of two.
pub fn in_few_lengths<T>(rows: &[T], most: usize) -> impl Iterator<Item = &[T]> {
    assert!(most.is_power_of_two(), "{most} is no power of two");
    let mut rest = rows;
    std::iter::from_fn(move || {
        let length = (1 << rest.len().checked_ilog2()?).min(most);
        let (piece, others) = rest.split_at(length);
        rest = others;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn batches_of_every_length_are_whole_and_make_few_statements() {
        let rows: Vec<_> = (0..2000).collect();
        let mut lengths = BTreeSet::new();
        for length in 0..rows.len() {
            let pieces: Vec<_> = in_few_lengths(&rows[..length], 512).collect();
            assert_eq!(pieces.concat(), rows[..length]);
            lengths.extend(pieces.iter().map(|piece| piece.len()));
        }
        assert_eq!(lengths, BTreeSet::from([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]));
    }
}
