from __future__ import annotations

import io
import struct
import zipfile

import pytest

from tamarack.intelligence.intake.errors import Damaged, OverLimit, Unreadable
from tamarack.intelligence.intake.limits import Limits


def packed(*members, method=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        for name, content in members:
            package.writestr(name, content)
    return made.getvalue()


def texts(taken):
    return [draft.text for draft in taken.drafts]


def test_members_are_reports_under_their_own_names(take):
    taken = take(packed(("one.txt", "first"), ("in/two.txt", "second")), "a.zip")
    assert [(draft.title, draft.text) for draft in taken.drafts] == [
        ("one.txt", "first"),
        ("in/two.txt", "second"),
    ]
    assert taken.rejections == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../etc/passwd", "path-traversal"),
        ("in/../../x.txt", "path-traversal"),
        ("in\\..\\x.txt", "path-traversal"),
        ("/etc/passwd", "absolute-path"),
        ("C:\\x.txt", "absolute-path"),
    ],
)
def test_names_that_lead_out_are_refused_and_the_rest_is_read(take, name, code):
    taken = take(packed((name, "evil"), ("good.txt", "good")), "a.zip")
    assert taken.codes == [(name.replace("\\", "/"), code)]
    assert texts(taken) == ["good"]


def test_a_nul_in_a_name_is_refused(take):
    whole = packed(("aaa.txt", "evil"), ("good.txt", "good")).replace(b"aaa.txt", b"aa\x00.txt")
    taken = take(whole, "a.zip")
    assert taken.codes == [("aa\\x00.txt", "null-in-name")]
    assert texts(taken) == ["good"]


def test_links_are_refused(take):
    link = zipfile.ZipInfo("link")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    taken = take(packed((link, "/etc/passwd"), ("good.txt", "good")), "a.zip")
    assert taken.codes == [("link", "not-a-file")]
    assert texts(taken) == ["good"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_used_twice_is_read_once(take):
    taken = take(packed(("a.txt", "first"), ("a.txt", "second")), "a.zip")
    assert taken.codes == [("a.txt", "duplicate-name")]
    assert texts(taken) == ["first"]


def test_locked_members_are_named(take):
    whole = bytearray(packed(("a.txt", "locked"), ("good.txt", "good")))
    whole[6] |= 1
    entry = whole.index(b"PK\x01\x02")
    struct.pack_into("<H", whole, entry + 8, struct.unpack_from("<H", whole, entry + 8)[0] | 1)
    taken = take(bytes(whole), "a.zip")
    assert taken.codes == [("a.txt", "encrypted-member")]
    assert texts(taken) == ["good"]


def test_a_bomb_by_ratio_is_left_packed(take):
    taken = take(packed(("bomb.txt", b"0" * 10_000_000), ("good.txt", "good")), "a.zip")
    assert taken.codes == [("bomb.txt", "ratio")]
    assert texts(taken) == ["good"]


def test_a_bomb_by_size_or_count_is_refused_whole(take):
    many = packed(*((f"{at}.txt", "x") for at in range(30)))
    with pytest.raises(OverLimit):
        take(many, "a.zip", limits=Limits(package_members=20))
    with pytest.raises(OverLimit):
        take(many, "a.zip", limits=Limits(package_bytes=20))


def test_a_member_past_its_own_limit_is_named(take):
    taken = take(packed(("a.txt", "x" * 100), ("b.txt", "y")), "a.zip", limits=Limits(member_bytes=50))
    assert taken.codes == [("a.txt", "over-limit")]
    assert texts(taken) == ["y"]


def test_a_bomb_by_nesting_is_stopped_at_the_depth(take):
    inner = packed(("deep.txt", "deep"))
    for level in range(4):
        inner = packed((f"level{level}.zip", inner), (f"at{level}.txt", f"at {level}"))
    taken = take(inner, "a.zip", limits=Limits(depth=3))
    assert texts(taken) == ["at 1", "at 2", "at 3"]
    assert taken.codes[0] == ("level3.zip › level2.zip › level1.zip › level0.zip", "nested-too-deep")


def test_archives_side_by_side_share_one_account(take):
    inner = packed(("a.txt", "x" * 1000))
    whole = packed(*((f"{at}.zip", inner + bytes([0])) for at in range(10)))
    taken = take(whole, "a.zip", limits=Limits(package_bytes=6_000))
    assert 1 <= len(taken.drafts) < 6
    assert {code for _, code in taken.codes} == {"over-limit"}


def test_members_that_can_not_be_read_are_named(take):
    taken = take(
        packed(("photo.jpg", b"\xff\xd8\xff\xe0 picture"), ("t.csv", "id,name\n1,Ana\n"), ("empty.txt", "")),
        "a.zip",
    )
    assert taken.codes == [("photo.jpg", "not-read"), ("t.csv", "not-read"), ("empty.txt", "not-read")]
    assert "because: mapping-needed" in taken.rejections[1].why


def test_a_table_in_an_archive_is_read_through_the_mapping(take):
    mapping = {"entities": {"p": {"schema": "Person", "key": ["id"], "properties": {"name": "name"}}}}
    taken = take(packed(("t.csv", "id,name\n1,Ana\n2\n"), ("note.txt", "just words")), "a.zip", mapping)
    assert taken.said == [("Person/1", "name", "Ana")]
    assert taken.codes == [("t.csv › row 3", "too-few-cells")]
    assert texts(taken) == ["", "just words"]


def test_a_damaged_member_is_named_and_a_damaged_archive_refused(take):
    whole = packed(("a.txt", "first first first"), ("b.txt", "second"), method=zipfile.ZIP_STORED)
    taken = take(whole.replace(b"first first", b"first?first"), "a.zip")
    assert taken.codes == [("a.txt", "damaged-member")]
    assert texts(taken) == ["second"]
    for cut in range(4, len(whole)):
        with pytest.raises(Unreadable):
            take(whole[:cut], "a.zip")
    assert issubclass(Damaged, Unreadable)
