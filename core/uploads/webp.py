"""The size a WebP file declares: Pillow makes room for all its pixels as soon as it opens one."""

HEADER_BYTES = 30
FOURTEEN_BITS = 0x3FFF


def is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def declared_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height from the header (RFC 9649), or None when there is none to read."""
    if len(data) < HEADER_BYTES:
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return _little(data[24:27]) + 1, _little(data[27:30]) + 1
    if kind == b"VP8L":
        bits = _little(data[21:25])
        return (bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1
    if kind == b"VP8 ":
        sides = _little(data[26:28]), _little(data[28:30])
        return sides[0] & FOURTEEN_BITS, sides[1] & FOURTEEN_BITS
    return None


def _little(octets: bytes) -> int:
    return int.from_bytes(octets, "little")
