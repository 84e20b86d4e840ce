//! Numbers as bits: how lists are written into shards, and read.
//!
//! In: numbers. Out: bytes, the highest bit of each first; and back. A reader that has come to the
//! end reads zeros, so that a file which was cut stops nobody.

/// Bits being written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// What does not fill a byte yet, in the lowest bits.
    rest: u64,
    count: u32,
}

impl Writer {
    /// The bytes; what is left of the last one is zeros.
    pub(super) fn bytes(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bits(0, 8 - self.count);
        }
        self.bytes
    }

    /// The lowest bits of a number, the highest of them first.
    pub(super) fn bits(&mut self, value: u32, count: u32) {
        let mask = (1_u64 << count) - 1;
        self.rest = self.rest << count | u64::from(value) & mask;
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            self.bytes.push((self.rest >> self.count & 0xff) as u8);
        }
    }

    /// A number from 1 on (Elias gamma).
    pub(super) fn gamma(&mut self, value: u32) {
        let length = bit_length(value);
        self.bits(0, length.saturating_sub(1));
        self.bits(value, length);
    }

    /// A number from 0 on (Rice, 1979), of which `k` bits are written as they are.
    pub(super) fn rice(&mut self, value: u32, k: u32) {
        let mut high = value >> k;
        while high >= 31 {
            self.bits(u32::MAX, 31);
            high -= 31;
        }
        self.bits((1 << (high + 1)) - 2, high + 1);
        self.bits(value, k);
    }
}

/// Bits being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn bits(&mut self, count: u32) -> u32 {
        (0..count).fold(0, |value, _| value << 1 | self.bit())
    }

    pub(super) fn gamma(&mut self) -> u32 {
        let mut zeros = 0;
        while zeros < 31 && self.at < self.bytes.len() * 8 && self.bit() == 0 {
            zeros += 1;
        }
        (0..zeros).fold(1, |value, _| value << 1 | self.bit())
    }

    pub(super) fn rice(&mut self, k: u32) -> u32 {
        let mut high = 0;
        while self.bit() == 1 {
            high += 1;
        }
        high << k | self.bits(k)
    }

    fn bit(&mut self) -> u32 {
        let bit = self.peek(self.at);
        self.at += 1;
        bit
    }

    fn peek(&self, at: usize) -> u32 {
        self.bytes.get(at / 8).map_or(0, |byte| u32::from(byte >> (7 - at % 8) & 1))
    }
}

/// How many bits a number has: 0 of 0, 1 of 1, 2 of 2 and 3.
pub(super) const fn bit_length(value: u32) -> u32 {
    u32::BITS - value.leading_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let numbers = [1, 2, 3, 4, 7, 8, 100, 65_535, 1_000_000];
        let mut writer = Writer::default();
        for n in numbers {
            writer.gamma(n);
            writer.rice(n, 12);
            writer.rice(n % 97, 0);
            writer.bits(n, 20);
        }
        let bytes = writer.bytes();
        let mut reader = Reader::new(&bytes);
        for n in numbers {
            assert_eq!(reader.gamma(), n);
            assert_eq!(reader.rice(12), n);
            assert_eq!(reader.rice(0), n % 97);
            assert_eq!(reader.bits(20), n);
        }
    }

    #[test]
    fn a_file_that_was_cut_stops_nobody() {
        let mut reader = Reader::new(&[]);
        assert_eq!((reader.gamma(), reader.rice(3), reader.bits(9)), (1, 0, 0));
    }
}
