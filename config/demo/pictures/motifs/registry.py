"""The register of motifs by name."""

from collections.abc import Callable

from config.demo.pictures.press import Press

Motif = Callable[[Press], None]
MOTIFS: dict[str, Motif] = {}


def motif(name: str) -> Callable[[Motif], Motif]:
    """Register a drawing function under a name."""

    def register(draw: Motif) -> Motif:
        MOTIFS[name] = draw
        return draw

    return register
