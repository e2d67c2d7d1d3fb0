//! What a file is that no reader takes, by its first bytes.

use super::problems::Named;

/// First bytes, and what they open.
const STARTS: &[(&[u8], Named)] = &[
    (b"\x89PNG\r\n\x1A\n", ("en bild", "a picture")),
    (b"\xFF\xD8\xFF", ("en bild", "a picture")),
    (b"GIF87a", ("en bild", "a picture")),
    (b"GIF89a", ("en bild", "a picture")),
    (b"II*\0", ("en bild", "a picture")),
    (b"MM\0*", ("en bild", "a picture")),
    (b"\x1F\x8B\x08", ("ett arkiv", "an archive")),
    (b"7z\xBC\xAF\x27\x1C", ("ett arkiv", "an archive")),
    (b"Rar!\x1A\x07", ("ett arkiv", "an archive")),
    (b"\x7FELF", ("ett program", "a program")),
    (b"%!PS-Adobe", ("ett PostScript-dokument", "a PostScript document")),
];

/// What the bytes open that is not read.
pub(super) fn named(bytes: &[u8]) -> Option<Named> {
    STARTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, named)| *named)
}
