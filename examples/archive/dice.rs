//! Numbers that look drawn by lot and are the same each time.
//!
//! A name and a number come in, a row of numbers goes out. It knows no clock, and the rows of two
//! things do not hang on the order in which they are asked for.

/// A row of numbers.
pub(crate) struct Dice(u64);

impl Dice {
    /// The row of one thing: what it is for, and which one it is.
    pub(crate) fn of(what: &str, which: usize) -> Self {
        let start =
            what.bytes().fold(0x5347_4c4d, |sum, byte| mixed(sum ^ u64::from(byte)));
        Self(mixed(start ^ which as u64))
    }

    /// A number from 0 to below `end`, which must not be 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        usize::try_from(mixed(self.0) % end as u64).unwrap_or(0)
    }

    /// Whether something happens that does so `percent` times in a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// `count` different ones of several, or all, in their order.
    pub(crate) fn some<'a, T>(&mut self, from: &'a [T], count: usize) -> Vec<&'a T> {
        let mut missing = count.min(from.len());
        let mut left = from.len();
        let mut chosen = Vec::new();
        for one in from {
            if self.below(left) < missing {
                chosen.push(one);
                missing -= 1;
            }
            left -= 1;
        }
        chosen
    }
}

/// The finaliser of `SplitMix64`: every bit of the input changes half of the output's.
fn mixed(mut n: u64) -> u64 {
    n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}
