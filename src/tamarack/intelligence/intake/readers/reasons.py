"""Why a thing was not taken in: every code of a `Rejection`, in both languages.

A rejection carries a code, a place and facts; people read the sentence from here, in their
language, followed by the facts. A code that is not listed here can't be used.
"""

from __future__ import annotations

from tamarack.foundation.errors import BadInput
from tamarack.intelligence.intake.draft import Rejection

#: Code → what it means, English and French. The last group are notes on things that were taken in.
REASONS: dict[str, tuple[str, str]] = {
    "absolute-path": ("The name is an absolute path.", "Le nom est un chemin absolu."),
    "bad-date": ("Not a date of the calendar.", "Ce n’est pas une date du calendrier."),
    "ambiguous-date": (
        "The day and the month, or the century, can’t be told apart.",
        "On ne peut distinguer le jour du mois, ou le siècle.",
    ),
    "bad-json": ("Not a line of JSON.", "Ce n’est pas une ligne JSON."),
    "bad-entity": ("Not a FollowTheMoney entity.", "Ce n’est pas une entité FollowTheMoney."),
    "bad-quotes": ("The quotation marks do not pair.", "Les guillemets ne se ferment pas."),
    "damaged-member": ("The member is damaged.", "Le fichier contenu est endommagé."),
    "duplicate-name": (
        "The name was used before in this archive.",
        "Le nom a déjà servi dans cette archive.",
    ),
    "duplicate-row": ("The same as an earlier row.", "Identique à une ligne précédente."),
    "encrypted-member": ("Locked with a password.", "Verrouillé par un mot de passe."),
    "line-too-long": ("The line is longer than we read.", "La ligne dépasse la longueur lue."),
    "cell-too-long": ("The cell is longer than we read.", "La cellule dépasse la longueur lue."),
    "missing-key": ("Nothing says which thing the row is about.", "Rien ne dit de quoi traite la ligne."),
    "nested-too-deep": ("Enclosed too deep.", "Imbriqué trop profondément."),
    "not-a-file": ("A link or device, not a file.", "Un lien ou un périphérique, pas un fichier."),
    "not-read": ("The enclosed file could not be read.", "Le fichier joint n’a pu être lu."),
    "null-in-name": ("The name holds a NUL character.", "Le nom contient un caractère NUL."),
    "over-limit": ("Past the limit; the rest was not read.", "Limite dépassée ; le reste n’a pas été lu."),
    "path-traversal": ("The name climbs out of the archive.", "Le nom sort de l’archive."),
    "ratio": ("Unpacks to suspiciously much.", "Prend une taille suspecte une fois décompressé."),
    "rest-unreadable": ("The rest could not be read.", "Le reste n’a pu être lu."),
    "too-few-cells": ("Fewer cells than columns.", "Moins de cellules que de colonnes."),
    "too-many-cells": ("More cells than columns.", "Plus de cellules que de colonnes."),
    "undecodable": (
        "Bytes that are not of the file’s encoding.",
        "Octets étrangers à l’encodage du fichier.",
    ),
    "table-missing": ("The table is not there.", "Le tableau n’y est pas."),
    "unknown-property": ("No such property in the vocabulary.", "Propriété absente du vocabulaire."),
    "unknown-schema": ("No such schema in the vocabulary.", "Schéma absent du vocabulaire."),
    "unknown-subject": ("Names a subject that is not listed.", "Nomme un sujet qui n’est pas inscrit."),
    "unknown-value": ("A value that this list does not define.", "Valeur que cette liste ne définit pas."),
    "page-unreadable": ("The page could not be read.", "La page n’a pu être lue."),
    # notes
    "bidi-controls": (
        "Characters that reverse the direction of writing were kept; read with care.",
        "Des caractères qui inversent le sens d’écriture ont été gardés ; lire avec prudence.",
    ),
    "control-characters-removed": (
        "Control characters were removed from the text.",
        "Des caractères de commande ont été retirés du texte.",
    ),
    "encoding-guessed": ("The encoding is a guess.", "L’encodage est supposé."),
    "no-text": ("Holds no text: a picture, perhaps.", "Ne contient pas de texte : une image, peut-être."),
    "replaced-characters": (
        "Some bytes mean nothing in the encoding and show as �.",
        "Des octets sans signification dans l’encodage s’affichent comme �.",
    ),
    "sheets-not-read": ("The other sheets were not read.", "Les autres feuilles n’ont pas été lues."),
}


def rejection(code: str, place: str, /, **facts: object) -> Rejection:
    """A rejection of a known code; `why` writes the facts as "name: value; name: value"."""
    if code not in REASONS:
        raise KeyError(code)
    return Rejection(place, code, "; ".join(f"{name}: {value}" for name, value in facts.items()))


def refused(code: str, error: BadInput, place: str = "", **facts: object) -> Rejection:
    """The rejection that tells an error of ours, with the error's own place and facts."""
    told = {name: fact for name, fact in error.facts.items() if name not in ("place", *facts)}
    return rejection(code, place or error.place, **facts, **told)


def within(prefix: str, told: Rejection) -> Rejection:
    """The same, told of a file inside another: its place begins with the file's name."""
    return Rejection(f"{prefix} › {told.place}" if told.place else prefix, told.code, told.why)
