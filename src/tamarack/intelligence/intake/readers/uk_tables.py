"""Where the five tables of the UK Sanctions List lie, and their rows."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from tamarack.intelligence.intake.draft import Original, Rejection
from tamarack.intelligence.intake.errors import Damaged, MissingColumns
from tamarack.intelligence.intake.limits import Limits
from tamarack.intelligence.intake.readers.delimited import DelimitedRows
from tamarack.intelligence.intake.readers.packages import check_package, opened_zip
from tamarack.intelligence.intake.readers.reasons import rejection

#: Table → the columns by which it is known.
TABLE_NAMES: Mapping[str, frozenset[str]] = {
    "uk_subjects": frozenset(["unique_id", "subject_type", "date_designated", "last_updated"]),
    "uk_names": frozenset(["unique_id", "name_type", "alias_strength", "full_name", "name_1", "name_6"]),
    "uk_dobs": frozenset(["unique_id", "year", "month", "day", "precision"]),
    "uk_countries": frozenset(["unique_id", "raw_value", "country_type", "iso"]),
    "uk_identifiers": frozenset(["unique_id", "raw_value", "identifier_type"]),
}
SUBJECTS = "uk_subjects"

Cells = Mapping[str, str]


def names_a_table(names: Iterable[str]) -> bool:
    """Whether these files are the list's tables: the subjects, and nothing that is none of the five."""
    stems = {PurePosixPath(name).stem for name in names if name.lower().endswith(".csv")}
    return SUBJECTS in stems and stems <= TABLE_NAMES.keys()


@contextmanager
def tables_of(original: Original, limits: Limits) -> Iterator[dict[str, Path]]:
    """Where each table lies, by its name."""
    if original.path.is_dir():
        yield _beside(original.path)
    elif zipfile.is_zipfile(original.path):
        with tempfile.TemporaryDirectory(prefix="tamarack-uk-") as folder:
            _unpack(original.path, Path(folder), limits)
            yield _beside(Path(folder))
    else:
        beside = _beside(original.path.parent)
        header = frozenset(DelimitedRows(original.path, limits, header=1).header)
        own = next((table for table, columns in TABLE_NAMES.items() if columns <= header), "")
        yield beside | {own: original.path}


def _beside(folder: Path) -> dict[str, Path]:
    return {table: folder / f"{table}.csv" for table in TABLE_NAMES if (folder / f"{table}.csv").is_file()}


def _unpack(path: Path, folder: Path, limits: Limits) -> None:
    check_package(path, limits)
    with opened_zip(path) as package:
        for name in package.namelist():
            stem = PurePosixPath(name).stem
            if stem in TABLE_NAMES and name.lower().endswith(".csv"):
                try:
                    (folder / f"{stem}.csv").write_bytes(package.read(name))
                except Exception as error:  # zlib, CRC and struct errors of a damaged member
                    raise Damaged(place=name, why=f"{type(error).__name__}: {error}"[:200]) from None


def rows_of(table: str, path: Path, limits: Limits) -> Iterator[tuple[str, Cells] | Rejection]:
    """The place of each row and its cells by column."""
    source = DelimitedRows(path, limits, header=1)
    missing = TABLE_NAMES[table] - frozenset(source.header)
    if missing:
        raise MissingColumns(place=f"{table}.csv", missing=sorted(missing))
    for row in source.rows():
        if isinstance(row, Rejection):
            yield Rejection(f"{table}.csv, {row.place}", row.code, row.why)
        elif len(row[1]) != len(source.header):
            code = "too-few-cells" if len(row[1]) < len(source.header) else "too-many-cells"
            yield rejection(code, f"{table}.csv, row {row[0]}", cells=len(row[1]), columns=len(source.header))
        else:
            cells = dict(zip(source.header, (cell.strip() for cell in row[1]), strict=True))
            yield f"{table}.csv, row {row[0]}", cells
