"""Join tokens, base and components into static/css/site.css, lightly minified: one request a page besides its own.

Run it after every change of those files: `python scripts/build_css.py`; a test compares.
"""

import re
from pathlib import Path

CSS = Path(__file__).resolve().parents[1] / "static" / "css"
NOTE = "/* Made by scripts/build_css.py from tokens.css, base.css and components/. */\n"


def sources() -> list[Path]:
    """Return the files in the order in which they are joined."""
    return [
        CSS / "tokens.css",
        CSS / "base.css",
        *sorted((CSS / "components").glob("*.css")),
    ]


def minify(text: str) -> str:
    """Drop comments and idle blanks; strings and the inside of parentheses keep their meaning."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\0{len(kept) - 1}\0"

    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r'"[^"\n]*"', keep, text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,>]) ?", r"\1", text)
    text = re.sub(r"(?<=[{;])([\w-]+) ?: ", r"\1:", text)
    text = text.replace(";}", "}")
    return re.sub("\0(\\d+)\0", lambda match: kept[int(match[1])], text).strip() + "\n"


def build() -> str:
    """Return the text of site.css."""
    return NOTE + "".join(
        minify(path.read_text(encoding="utf-8")) for path in sources()
    )


if __name__ == "__main__":
    (CSS / "site.css").write_text(build(), encoding="utf-8")
