//! A JSON head and bytes in one piece.

use serde::Serialize;

/// The bytes that tell how long the head is.
const LENGTH: usize = 4;

/// Parts a frame into head and bytes; `None` when it is shorter than it says.
pub fn parted(frame: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = frame.split_first_chunk::<LENGTH>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// Joins a head and bytes.
///
/// # Errors
/// When the head does not become JSON.
pub fn joined(head: &impl Serialize, bytes: &[u8]) -> serde_json::Result<Vec<u8>> {
    let mut frame = vec![0; LENGTH];
    serde_json::to_writer(&mut frame, head)?;
    let length = (frame.len() - LENGTH) as u32;
    frame[..LENGTH].copy_from_slice(&length.to_le_bytes());
    frame.extend_from_slice(bytes);
    Ok(frame)
}
