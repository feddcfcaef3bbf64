//! The one kind of ZIP file that an EPUB needs: small members, written once, in order.

use std::io::{self, Write as _};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// 1980-01-01, the earliest date that ZIP knows: the same articles give the same bytes.
const DATE: u16 = 0x21;

/// A ZIP file in the making.
#[derive(Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    members: u16,
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "the file would be larger than 4 GB")
}

impl Zip {
    /// Adds a member; `packed` compresses it.
    pub(super) fn add(&mut self, name: &str, content: &[u8], packed: bool) -> io::Result<()> {
        let stored = if packed {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(content)?;
            encoder.finish()?
        } else {
            content.to_vec()
        };
        let mut crc = Crc::new();
        crc.update(content);
        let size = |length: usize| u32::try_from(length).map_err(|_| too_large());
        let offset = size(self.bytes.len())?;
        let mut common = Vec::new();
        // Version 2.0; names are UTF-8; method; time; date.
        for word in [20u16, 0x800, if packed { 8 } else { 0 }, 0, DATE] {
            common.extend(word.to_le_bytes());
        }
        for long in [crc.sum(), size(stored.len())?, size(content.len())?] {
            common.extend(long.to_le_bytes());
        }
        common.extend(u16::try_from(name.len()).map_err(|_| too_large())?.to_le_bytes());
        common.extend([0; 2]);
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&common);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(stored);
        self.directory.extend(b"PK\x01\x02\x14\x00");
        self.directory.extend(&common);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.members = self.members.checked_add(1).ok_or_else(too_large)?;
        Ok(())
    }

    /// The whole file.
    pub(super) fn finish(mut self) -> io::Result<Vec<u8>> {
        let start = u32::try_from(self.bytes.len()).map_err(|_| too_large())?;
        let length = u32::try_from(self.directory.len()).map_err(|_| too_large())?;
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        for count in [self.members, self.members] {
            self.bytes.extend(count.to_le_bytes());
        }
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(start.to_le_bytes());
        self.bytes.extend([0; 2]);
        Ok(self.bytes)
    }
}
