//! Cursors: which list and order a page belongs to and where it stood, sealed so that nobody can read or make one.
//! They are separate from connections because sealing has a key and a failure of its own.
//!
//! A cursor holds the primary key of a row, which must not leave the server in a readable form (it tells order and number).
//! So it is encrypted with a synthetic nonce: the authentication tag of the plain text is the nonce of a key stream, both
//! from HMAC-SHA256 under keys of their own. The same place gives the same cursor, and a changed cursor is refused.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use store::Key;

/// Bytes of the authentication tag.
const TAG: usize = 16;
/// Letters of the longest cursor that is looked at.
const LONGEST: usize = 4096;

/// Seals and opens cursors, and makes opaque tokens, under one key.
#[derive(Clone)]
pub struct Cursors {
    key: [u8; 32],
}

impl std::fmt::Debug for Cursors {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Cursors")
    }
}

impl Cursors {
    /// Under a key of this process: cursors last as long as it does.
    ///
    /// # Errors
    /// The system gave no random bits.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut key = [0; 32];
        getrandom::fill(&mut key)?;
        Ok(Self { key })
    }

    /// Under a given key, so that tests get the same cursors each time.
    pub fn with_key(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// The cursor of a place in a list.
    pub fn seal(&self, list: &str, key: &Key) -> String {
        let mut plain = vec![list.len() as u8];
        plain.extend_from_slice(list.as_bytes());
        plain.extend_from_slice(&key.id.to_be_bytes());
        plain.extend_from_slice(key.value.as_bytes());
        let tag = self.mac("cursor", &plain, 0);
        self.stream(&tag[..TAG], &mut plain);
        let mut sealed = tag[..TAG].to_vec();
        sealed.extend_from_slice(&plain);
        URL_SAFE_NO_PAD.encode(sealed)
    }

    /// The place that a cursor of this list stands for; none when it is no such cursor.
    pub fn open(&self, list: &str, cursor: &str) -> Option<Key> {
        if cursor.len() > LONGEST {
            return None;
        }
        let mut sealed = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let mut plain = sealed.split_off_checked(TAG)?;
        self.stream(&sealed, &mut plain);
        let mut check = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        update(&mut check, "cursor", &plain, 0);
        check.verify_truncated_left(&sealed).ok()?;
        let (length, rest) = plain.split_first()?;
        let (name, rest) = rest.split_at_checked(usize::from(*length))?;
        let (id, value) = rest.split_at_checked(8)?;
        let id = i64::from_be_bytes(id.try_into().ok()?);
        (name == list.as_bytes()).then(|| String::from_utf8(value.to_vec()).ok().map(|value| Key { value, id }))?
    }

    fn mac(&self, purpose: &str, bytes: &[u8], counter: u32) -> [u8; 32] {
        // A key of any length is taken; this one has 32 bytes.
        Hmac::<Sha256>::new_from_slice(&self.key).map_or([0; 32], |mut mac| {
            update(&mut mac, purpose, bytes, counter);
            mac.finalize().into_bytes().into()
        })
    }

    fn stream(&self, nonce: &[u8], bytes: &mut [u8]) {
        for (counter, block) in (0_u32..).zip(bytes.chunks_mut(32)) {
            let mask = self.mac("stream", nonce, counter);
            for (byte, mask) in block.iter_mut().zip(mask) {
                *byte ^= mask;
            }
        }
    }
}

fn update(mac: &mut Hmac<Sha256>, purpose: &str, bytes: &[u8], counter: u32) {
    mac.update(purpose.as_bytes());
    mac.update(&counter.to_be_bytes());
    mac.update(bytes);
}

/// `Vec::split_off`, unless the vector is shorter.
trait SplitOff: Sized {
    fn split_off_checked(&mut self, at: usize) -> Option<Self>;
}

impl SplitOff for Vec<u8> {
    fn split_off_checked(&mut self, at: usize) -> Option<Self> {
        (self.len() >= at).then(|| self.split_off(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursors() -> Cursors {
        Cursors::with_key([7; 32])
    }

    fn place() -> Key {
        Key {
            value: "ក្រសួងបរិស្ថាន, a name that is longer than one block".into(),
            id: 4_711,
        }
    }

    #[test]
    fn a_cursor_is_opened_by_its_list_alone() {
        let sealed = cursors().seal("things NAME", &place());
        assert_eq!(cursors().open("things NAME", &sealed), Some(place()));
        assert_eq!(cursors().open("things SLUG", &sealed), None);
        assert_eq!(Cursors::with_key([8; 32]).open("things NAME", &sealed), None);
    }

    #[test]
    fn a_changed_cursor_is_refused_and_none_shows_its_key() {
        let sealed = cursors().seal("things NAME", &place());
        let bytes = URL_SAFE_NO_PAD.decode(&sealed).unwrap();
        assert!(!bytes.windows(8).any(|window| window == 4_711_i64.to_be_bytes()));
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(cursors().open("things NAME", &URL_SAFE_NO_PAD.encode(changed)), None);
        }
        for wrong in ["", "AA", "🦀", &sealed[1..], &"A".repeat(10_000)] {
            assert_eq!(cursors().open("things NAME", wrong), None);
        }
    }
}
