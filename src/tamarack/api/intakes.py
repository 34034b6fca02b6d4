"""Taking reports in."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import File, Form, Path, Router
from ninja.files import UploadedFile

from tamarack.api.door import Done, Session, offer
from tamarack.api.handing_in import handed_in
from tamarack.api.shapes.basics import GivenId
from tamarack.api.shapes.handing_in import NewIntake
from tamarack.api.shapes.intakes import HandedIn, Intake
from tamarack.foundation.identifiers import show
from tamarack.intelligence.claims.queries import reports_of_intake
from tamarack.intelligence.intake.documents import intake_document
from tamarack.intelligence.intake.queries import intake_by_id, rejects
from tamarack.intelligence.sources.queries import sources_by_id
from tamarack.trust.accounts.door import LookingRequest
from tamarack.trust.accounts.roles import Verb
from tamarack.trust.markings.viewing import Look

router, TAG = Router(), "intake"
FILE = 1 << 30  # bytes of one request that hands something in
MOST_REPORTS, MOST_REJECTS = 200, 1_000


@offer(
    router,
    "POST",
    "intake",
    may=Verb.TAKE_IN,
    session=Session(FILE),
    answers={201: HandedIn, 202: HandedIn},
    refuses=(404,),
)
def take_in(
    request: LookingRequest, said: Form[NewIntake], file: Annotated[UploadedFile | None, File()] = None
) -> Done:
    """Hand in a report: a text, which is read at once, or a file, which is read as a job.

    The original is kept as it is. Bad rows of a table are listed and the good ones land; the same file
    twice changes nothing. A table that nobody has mapped is refused with a mapping to start from.
    """
    identifier, job = handed_in(request.look, said, file)
    document = {"intake": _seen(request.look, identifier), "job": job}
    return Done(document, 201 if job is None else 202, f"/api/intakes/{show(identifier)}")


@offer(router, "GET", "intakes/{id}", answers={200: Intake}, refuses=(404,))
def intake(request: LookingRequest, id: Path[GivenId]) -> dict[str, Any]:
    """What was handed in, what came of it, and what could not be taken in, place by place."""
    return _seen(request.look, id)


def _seen(look: Look, identifier: int) -> dict[str, Any]:
    found = intake_by_id(look, identifier)
    return intake_document(
        found,
        source=sources_by_id(look, {found.source_id}).get(found.source_id),
        taken=reports_of_intake(look, identifier, most=MOST_REPORTS),
        rejects=rejects(look, identifier, most=MOST_REJECTS),
    )
