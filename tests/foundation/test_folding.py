import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamarack.foundation.folding import FOLDING_VERSION, compact, fold, tokens

#: When one of these changes, FOLDING_VERSION must be raised.
GOLDEN = {
    "": "",
    "O'Brien": "obrien",
    "Sana‘a": "sanaa",
    "Jean-Pierre LeBlanc": "jean pierre leblanc",
    "J.P. Smith": "jp smith",
    "j.p.smith": "jp smith",
    "S.A.R.L.": "sarl",
    "A. B. Smith": "a b smith",
    "john.smith": "john smith",
    "Müller\u2010Lüdenscheidt": "muller ludenscheidt",
    "Straße ø Ł ﬁ Ⅷ": "strasse o l fi viii",
    "e\u0301té": "ete",
    "İstanbul ılık": "istanbul ilik",
    "Наталья Ёлкина": "natalya elkina",
    "محمد": "mhmd",
    "مـحمد": "mhmd",
    "王小明": "wangxiaoming",
    "김정은": "gimjeongeun",
    "Nguyễn Thị Đỗ": "nguyen thi do",
    "٣٤ ３４": "34 34",
    "a\u200bb\0c\u202ed\u00ade": "abcde",
    "a\tb\nc\u00a0d": "a b c d",
    "a\ud800b 😀 c": "a b c",
    "№ 5": "no 5",
}


@pytest.mark.parametrize(("text", "folded"), GOLDEN.items(), ids=ascii)
def test_fold(text: str, folded: str) -> None:
    assert FOLDING_VERSION == 1
    assert fold(text) == folded


@given(st.text())
def test_fold_gives_plain_words_and_folding_again_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert folded.isascii() and folded == fold(folded)
    assert all(word.isalnum() and word == word.lower() for word in folded.split(" ") if folded)
    assert folded == " ".join(folded.split())


def test_tokens_are_distinct_and_in_order() -> None:
    assert tokens("Bin Ali bin Omar") == ("bin", "ali", "omar")
    assert tokens("") == ()
    assert tokens("x y " * 200) == ("x", "y")


@pytest.mark.parametrize(
    ("text", "compacted"),
    [
        ("ab 123-456", "AB123456"),
        ("٣٤/АВ", "34AV"),
        ("K1234-56789", "K123456789"),
        ("é.ß\0", "ESS"),
        ("", ""),
    ],
)
def test_compact(text: str, compacted: str) -> None:
    assert compact(text) == compacted


@given(st.text())
def test_compact_gives_only_capitals_and_digits(text: str) -> None:
    assert set(compact(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


def test_a_word_longer_than_an_index_holds_is_cut() -> None:
    assert [len(part) for part in tokens("a" * 9_000 + " ali")] == [200, 3]
