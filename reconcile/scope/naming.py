"""Names an event in an editor's words: "shooting in Springfield on 3 May 2016", "talks at the Capitol, June 2024"."""

from __future__ import annotations

from reconcile.model import Period

#: Names of places that English says with "the": houses of government and the like, at which things happen, …
_AT = frozenset("kremlin|white house|pentagon|capitol|vatican|elysee|bundestag|knesset|eiffel tower".split("|"))
#: … and lands and quarters, in which they do.
_IN = frozenset(
    (
        "hague|bronx|balkans|baltics|caucasus|sahel|maghreb|levant|gambia|congo|netherlands|philippines|bahamas|maldives"
        "|seychelles|comoros|united states|united kingdom|united arab emirates|czech republic|dominican republic"
        "|central african republic|democratic republic of the congo|solomon islands|marshall islands|cayman islands"
        "|faroe islands|falkland islands|canary islands|midlands|highlands|ruhr|crimean peninsula|punjab|donbas"
    ).split("|")
)
#: Last words of such names.
_LAST = frozenset(
    (
        "sea ocean river gulf strip desert mountains islands isles peninsula valley delta basin strait canal district"
        " province region coast republic"
    ).split()
)
#: Last words of what things happen at, and on.
_PREPOSITIONS = dict.fromkeys(
    "airport hotel stadium hospital university school college station mall cathedral palace embassy camp base".split(),
    "at",
) | dict.fromkeys("street avenue road lane drive boulevard highway".split(), "on")
_SMALL = frozenset("of the and in on at de la al el du des von van".split())


def name(kind: str, place: str | None, time: Period | None) -> str:
    words = [kind]
    if place:
        words.append(_where(kind, place.split(", ")[0]))
    if time is None:
        return " ".join(words)
    if time.days == 1:
        return " ".join((*words, f"on {time.start.day} {time.start:%B %Y}"))
    return f"{' '.join(words)}, {time.start:%B %Y}" if time.days <= 31 else f"{' '.join(words)}, {time.start.year}"


def _where(kind: str, key: str) -> str:
    last = key.split()[-1] if " " in key else ""
    opens = "to" if kind == "visit" else "at" if key in _AT else _PREPOSITIONS.get(last, "in")
    article = "the " if key in _AT or key in _IN or last in _LAST else ""
    return f"{opens} {article}{_titled(key)}"


def _titled(key: str) -> str:
    words = key.split()
    return " ".join(
        word if at and word in _SMALL else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for at, word in enumerate(words)
    )
