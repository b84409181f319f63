//! The passes of a progressive JPEG: whether each number of a block came down to its last bit, as every program that writes
//! such files sends it. A file cut between two of them is a picture to every reader, only a coarse one.

use super::BLOCK;

/// How many of its lower bits each number of a block still lacks; `None` where nothing of it came.
type Lacking = [Option<u8>; BLOCK];

/// What has come of each component's blocks, by its name.
pub(super) struct Passes(Vec<(u8, Lacking)>);

impl Passes {
    pub fn of(components: impl IntoIterator<Item = u8>) -> Self {
        Self(components.into_iter().map(|name| (name, [None; BLOCK])).collect())
    }

    /// Takes the head of a scan; `None` where it is none.
    pub fn take(&mut self, scan: &[u8]) -> Option<()> {
        let (&count, rest) = scan.split_first()?;
        let (named, band) = rest.split_at_checked(2 * usize::from(count))?;
        let [first, last, bits] = *band else { return None };
        let numbers = usize::from(first)..usize::from(last) + 1;
        for pair in named.chunks_exact(2) {
            let (_, lacking) = self.0.iter_mut().find(|(name, _)| *name == pair[0])?;
            lacking.get_mut(numbers.clone())?.fill(Some(bits & 15));
        }
        Some(())
    }

    pub fn are_all_there(&self) -> bool {
        self.0.iter().all(|(_, lacking)| *lacking == [Some(0); BLOCK])
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::jpeg::{Jpeg, SCAN};

    /// Cut before any of its passes but the first, the file still ends as one does, and lacks something.
    #[test]
    fn a_file_cut_between_its_passes_is_not_whole() {
        let file = include_bytes!("../../../tests/fixtures/pictures/progressive.jpg");
        assert_eq!(Jpeg::of(file).expect("it is one").is_whole(), None);
        let passes: Vec<_> = (1..file.len()).filter(|place| file[place - 1..].starts_with(&[0xff, SCAN])).collect();
        assert!(passes.len() > 3, "{}", passes.len());
        for place in &passes[1..] {
            let cut = [&file[..place - 1], &[0xff, 0xd9]].concat();
            assert_eq!(Jpeg::of(&cut).expect("it is one").is_whole(), Some(false), "cut at {place}");
        }
    }
}
