//! An index as bytes: it comes back as it was, and damaged bytes do not.

use graph::{Budget, Changes, image};
use proptest::prelude::*;

use crate::answers::everything;
use crate::properties::{look, world};

fn bytes(index: &graph::Index, stamp: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::write(index, stamp, &mut bytes).expect("memory takes it");
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_index_comes_back_from_its_bytes_also_with_changes(
        world in world(), look in look(), ends in (0..8i64, 0..8i64), gone in 0..8i64, stamp in any::<u64>()
    ) {
        let index = world.index();
        let changed = index.with(&Changes { removed_nodes: vec![gone], ..Changes::default() }).expect("taken in");
        for index in [index, changed] {
            let bytes = bytes(&index, stamp);
            let (back, with) = image::read(&bytes[..], bytes.len() as u64).expect("an image");
            prop_assert_eq!(with, stamp);
            prop_assert_eq!(image::stamp(&bytes[..]).expect("a head"), stamp);
            let budget = Budget::default();
            prop_assert_eq!(everything(&back, &look, ends, &budget), everything(&index, &look, ends, &budget));
        }
    }

    #[test]
    fn damage_anywhere_is_noticed(world in world(), place in any::<prop::sample::Index>(), bits in 1..=255u8) {
        let whole = bytes(&world.index(), 1);
        let at = place.index(whole.len());
        let mut changed = whole.clone();
        changed[at] ^= bits;
        prop_assert!(image::read(&changed[..], changed.len() as u64).is_err(), "byte {} changed by {}", at, bits);
        let cut = &whole[..at];
        prop_assert!(image::read(cut, cut.len() as u64).is_err(), "cut at {}", at);
        prop_assert!(image::read(cut, whole.len() as u64).is_err(), "cut at {} and not told", at);
    }
}
