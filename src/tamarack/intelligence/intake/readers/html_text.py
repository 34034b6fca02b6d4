"""The words of an HTML page, as a reader sees them; where a link leads is written beside it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSEEN = frozenset(["script", "style", "head", "title", "template", "noscript", "svg", "math"])
_BLOCKS = frozenset(
    word
    for words in (
        "p div br hr li ul ol dt dd table tr",
        "blockquote pre section article header footer h1 h2 h3 h4 h5 h6",
    )
    for word in words.split()
)
_CELLS = frozenset(["td", "th"])
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]+")
_LINES = re.compile(r" ?\n ?")
_GAPS = re.compile(r"\n{3,}")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "body":
            self._unseen.clear()  # a head that was never closed hides nothing of the body
        elif tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag in _CELLS:
            self.pieces.append("\t")
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag == "a" and self._links:
            self._lead(self._links.pop())

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data.replace("\n", " "))

    def _lead(self, link: str) -> None:
        """What a link shows and where it leads often differ on purpose."""
        if link.startswith(("http:", "https:")) and link not in "".join(self.pieces[-3:]):
            self.pieces.append(f" <{link}>")


def text_of_html(page: str) -> str:
    """The visible text, one line to a block."""
    words = _Words()
    words.feed(page)
    words.close()
    text = _LINES.sub("\n", _BLANKS.sub(" ", "".join(words.pieces)))
    return _GAPS.sub("\n\n", text).strip()
