//! How a token is written: `sungraph_<id>_<secret><checksum>`.
//!
//! The beginning lets scanners recognise one that has leaked, the checksum lets
//! them, and us, tell a token from a mistyped one without asking the database.

use crc::{CRC_32_ISO_HDLC, Crc};
use sha2::{Digest, Sha256};

use crate::auth::Secret;

/// What every token begins with.
pub(in crate::auth) const PREFIX: &str = "sungraph_";

/// Characters of the public id.
const ID: usize = 8;

/// Characters of the secret: 160 bits.
const SECRET: usize = 40;

/// Characters of the checksum.
const CHECKSUM: usize = 8;

/// Random bytes that go into a token, those of its public id first.
pub const RANDOM: usize = ID / 2 + SECRET / 2;

/// The token of these random bytes, and its public id.
pub(super) fn mint(random: &[u8; RANDOM]) -> (String, Secret) {
    let digits = hex::encode(random);
    let (id, secret) = digits.split_at(ID);
    let body = format!("{PREFIX}{id}_{secret}");
    let checksum = checksum(&body);
    (id.to_owned(), Secret::from(body + &checksum))
}

/// The public id of a text that is a token, be it of anybody or nobody.
pub(in crate::auth) fn id(text: &str) -> Option<&str> {
    let (id, rest) = text.strip_prefix(PREFIX)?.split_once('_')?;
    let is_hex = |it: u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    let is_long = id.len() == ID && rest.len() == SECRET + CHECKSUM;
    if !is_long || !id.bytes().chain(rest.bytes()).all(is_hex) {
        return None;
    }
    let (body, sum) = text.split_at(text.len() - CHECKSUM);
    (checksum(body) == sum).then_some(id)
}

/// What is kept of a token. Its bits are random, so that one pass of a fast hash does.
pub(super) fn hash(token: &Secret) -> String {
    hex::encode(Sha256::digest(token.expose()))
}

fn checksum(body: &str) -> String {
    let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(body.as_bytes());
    format!("{sum:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_recognised_and_a_mistyped_one_is_not() {
        let random: [u8; RANDOM] = std::array::from_fn(|at| u8::try_from(at).unwrap() * 7);
        let (name, secret) = mint(&random);
        let text = secret.expose();
        assert_eq!((text.len(), id(text)), (66, Some(name.as_str())));
        for at in 0..text.len() {
            let mut wrong = text.as_bytes().to_vec();
            wrong[at] = if wrong[at] == b'0' { b'1' } else { b'0' };
            assert_eq!(id(std::str::from_utf8(&wrong).unwrap()), None, "{at}");
        }
        for wrong in ["", PREFIX, &text[1..], &text[..65], &text.to_uppercase()] {
            assert_eq!(id(wrong), None, "{wrong}");
        }
        assert_eq!(id(&format!("{text}0")), None);
        assert_eq!(id(&text.replace('_', "é")), None);
    }

    #[test]
    fn the_checksum_is_the_one_everybody_uses() {
        assert_eq!(checksum("123456789"), "cbf43926");
    }
}
