"""The question that the claims of a cluster answer, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.model import Claim, Kind, Label
from reconcile.text import distances, sizes
from reconcile.text.concepts import noun, predicate

_PEOPLE = {
    "killed": "were killed",
    "injured": "were hurt",
    "shot": "were shot",
    "arrested": "were arrested",
    "missing": "are missing",
    "rescued": "were rescued",
    "displaced": "were displaced",
    "sheltered": "are in shelters",
    "striking": "are on strike",
    "charged": "were charged",
    "sentenced": "were sentenced",
    "infected": "were infected",
    "attended": "were there",
    "released": "were released",
}
_THINGS = {
    "signed": "were signed",
    "announced": "were announced",
    "destroyed": "were destroyed",
    "unpowered": "are without power",
    "built": "were built",
    "sold": "were sold",
}


def question(claims: Sequence[Claim]) -> str:
    """In plain words, from the words that most of the claims use."""
    kind = claims[0].kind
    if kind is Kind.ROLE:
        return _role(claims)
    if kind is Kind.DATE:
        return _when(claims)
    if kind is Kind.PLACE:
        return _asked("Where", claims)
    if kind is Kind.TIME:
        return _asked("At what time", claims)
    dimension = _most(claim.quantity.dimension for claim in claims if claim.quantity)
    if dimension == "count":
        return _count(claims)
    if dimension == "age":
        return f"How old is {_most(claim.measure.head or claim.measure.text for claim in claims)}?"
    if dimension == "anniversary":
        return f"Which anniversary is it: {_most(claim.measure.text for claim in claims)}?"
    units = {claim.quantity.unit for claim in claims if claim.quantity}
    what = _most(_of(claim) for claim in claims if claim.measure.head not in units)
    changed = _most(claim.direction or "" for claim in claims)
    if not what:
        return _asked("How long" if dimension == "duration" else "By how much" if changed else "How much", claims)
    if dimension == "duration":
        return f"How long was the {what}?"
    return f"By how much did {what} change?" if changed else f"How much was {what}?"


def _when(claims: Sequence[Claim]) -> str:
    if any(claim.label is Label.DATELINE for claim in claims):
        return "On which day was what the articles tell of?"
    return _asked("When", claims)


def _asked(word: str, claims: Sequence[Claim]) -> str:
    """What happened, in the words of the claim that tells most of it in a few."""
    texts = [claim.measure.text for claim in claims if len(claim.measure.text) > _SHORT]
    told = max(texts, key=lambda text: (len(text.split()) <= _WORDS, len(text), text), default="")
    return f"{word} was it: “{told}”?" if told else f"{word} was it?"


#: Words of a happening that a question may hold; shorter texts are a unit or a sign ("km", "%").
_WORDS, _SHORT = 6, 2


def _count(claims: Sequence[Claim]) -> str:
    done = _most(predicate(claim) or "" for claim in claims)
    if noun(claims[0]) == "person" and done in _PEOPLE:
        return f"How many people {_PEOPLE[done]}?"
    heads = _plural(_most(claim.measure.head for claim in claims))
    if done in _THINGS:
        return f"How many {heads} {_THINGS[done]}?"
    return f"How many {heads} were there?"


def _role(claims: Sequence[Claim]) -> str:
    holders = {claim.role.holder.split()[-1] for claim in claims if claim.role}
    if len(holders) == 1:
        holder = _most(claim.role.holder for claim in claims if claim.role)
        return f"Which office does {holder} hold?"
    title = _most(claim.role.title for claim in claims if claim.role)
    body = _most(claim.role.body for claim in claims if claim.role and claim.role.body)
    return f"Who is {title}{f' of {body}' if body else ''}?"


def _of(claim: Claim) -> str:
    if sizes.is_size(claim.measure) or distances.is_way(claim.measure):
        return claim.measure.text
    return " ".join((*claim.measure.modifiers, claim.measure.head)) if claim.measure.head else ""


def _most(words: Iterable[str]) -> str:
    told = [word for word in words if word]
    if len(told) < 2 or told.count(told[0]) == len(told):
        return told[0] if told else ""
    counted = Counter(told)
    return min(counted, key=lambda word: (-counted[word], len(word), word))


def _plural(noun: str) -> str:
    irregular = {"person": "people", "child": "children", "man": "men", "woman": "women"}
    if noun in irregular or noun.endswith("people"):
        return irregular.get(noun, noun)
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
