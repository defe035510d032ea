"""The ids of what is made of a case: by what it is, so that another run of the same articles gives the same ones."""

from __future__ import annotations

from hashlib import sha256

#: Hexadecimal digits, 56 bits: of ten million articles with a hundred million claims, that any two meet is one to ten
#: against. A command takes the first four where no other id begins with them.
DIGITS = 14


def made_of(letter: str, *words: str) -> str:
    """The id of what these words tell, after a letter for what it is: "c-…" a claim, "f-…" a finding."""
    told = "\0".join(words).encode("utf-8", "surrogatepass")
    return f"{letter}-{sha256(told).hexdigest()[:DIGITS]}"
