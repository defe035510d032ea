"""Whether the one who did it is counted among the dead.

"Killed four people before he shot himself" and "five dead" tell one deed: desks count him in or leave him out, and most
do not say which. It takes words in one of the event's articles that say that he died, and two counts just one apart (or
two, where two of them died). A count that leaves him out in so many words is not set against a greater one that does,
too, nor one that counts him in against a greater one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reconcile.model import Claim, Evidence, Span, Verdict
from reconcile.problems import Problem
from reconcile.rules.base import Reason, cite
from reconcile.rules.group import Group, GroupAnswer, GroupRule, sampled
from reconcile.rules.parts import adds, is_part, noun, sort_of, value
from reconcile.text.concepts import is_doer, predicate

_WHO = r"(?:(?:gun|knife)m[ae]n|shooters?|attackers?|assailants?|bombers?|killers?|perpetrators?|suspects?|hijackers?)"
_SELF = r"(?:himself|herself|themselves)"
_HIS = r"(?:his|her|their) own (?:life|lives)"
_DIED = re.compile(
    rf"\b(?:kill(?:ed|ing|s)?|shot|shoots|shooting|hang(?:ed|ing)|stabb(?:ed|ing)|blew|blowing) {_SELF}\b"
    rf"|\bthen {_SELF}\b|\btak(?:es|ing) {_HIS}\b|\btook {_HIS}\b"
    rf"|\b(?:turn(?:ed|s|ing)) (?:the|his|her|a|their) (?:gun|rifle|weapon|pistol|knife)s? on {_SELF}\b"
    r"|\b(?:committed suicide|died by suicide|murder[- ]suicide|self[- ]inflicted)\b"
    rf"|\b{_WHO}(?: \w+)? (?:(?:was|were|is|are) )?(?:also )?(?:shot dead|shot and killed|killed|dead|died|among)\b"
    rf"|\bkill(?:ed|ing|s) (?:the|both|two) (?:\w+ )?{_WHO}\b"
    r"|\bbefore (?:he|she|they) (?:was|were) (?:shot and |fatally )?(?:killed|shot dead|shot)\b",
    re.IGNORECASE,
)
#: A count with these words beside it has him among the dead.
_IN = re.compile(
    rf"\b(?:including|counting|among them|along with|plus) (?:the|a|an|one|his|her|both|two)? ?(?:\w+ )?{_WHO}\b"
    rf"|\b{_WHO} (?:is|was|are|were)? ?(?:one of|among)\b|\bincluding {_SELF}\b",
    re.IGNORECASE,
)
#: A count before these words leaves him out.
_OUT = re.compile(
    rf"\b(?:before|then|besides|in addition to|not including|not counting|excluding)\b[^.;]{{0,40}}?"
    rf"(?:{_SELF}|{_HIS}|{_WHO}|(?:he|she|they) (?:was|were))\b|\band (?:\w+ ){{0,2}}{_SELF}\b",
    re.IGNORECASE,
)
_TWO = re.compile(rf"\b(?:both|two) (?:\w+ )?{_WHO}\b|\bthemselves\b|\btheir own lives\b", re.IGNORECASE)
#: Nouns by which he can be counted among the dead; he is no victim, and no guest.
_ANYBODY = frozenset(("", "person", "people", "body", "death", "fatality", "dead"))
#: Passages of one count that are told in one finding.
_PASSAGES = 20


def explain(group: Group) -> Iterator[GroupAnswer | Problem]:
    by_event: dict[str, dict[Decimal, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in group.claims:
        event = claim.scope.event
        if event is not None and not event.background and _counts_dead(claim):
            by_event[event.id][value(claim)].append(claim)
    died = _died(group) if any(len(found) > 1 for found in by_event.values()) else None
    if died is None:
        return
    for found in by_event.values():
        for count, without in sorted(found.items()):
            for more in range(1, died[1] + 1):
                yield from _answer(without, found.get(count + more, []), group, died[0])


def _counts_dead(claim: Claim) -> bool:
    """An exact count of those who were killed that is no part of another, and not of those who killed."""
    whole = adds(claim) and not is_part(claim, but=("other",)) and noun(claim) in ("", "person")
    return whole and predicate(claim) == "killed" and not is_doer(claim)


def _died(group: Group) -> tuple[Evidence, int] | None:
    """The words that tell that he died, and how many of them did, at most."""
    for claim in group.claims:
        found = _DIED.search(group.texts[claim.id])
        if found is not None and (claim.scope.event is None or not claim.scope.event.background):
            span = Span(claim.sentence.start + found.start(), claim.sentence.start + found.end())
            return Evidence(claim.document, span, "tells that who did it died"), 2 if _TWO.search(found[0]) else 1
    return None


def _answer(
    without: list[Claim], counted_in: list[Claim], group: Group, died: Evidence
) -> Iterator[GroupAnswer | Problem]:
    fewer = [claim for claim in without if not sort_of(claim) and not _IN.search(group.texts[claim.id])]
    more = [
        claim
        for claim in counted_in
        if claim.measure.head in _ANYBODY
        and claim.scope.cue("other") is None
        and (_IN.search(group.texts[claim.id]) or not _OUT.search(group.after(claim)[:80]))
    ]
    if not fewer or not more:
        return
    asked = f"Is who did it among “{' '.join(more[0].quote.split())}”?"
    if max(len(fewer), len(more)) > _PASSAGES:
        yield sampled(asked, len(fewer) + len(more), f"of each count, the first {_PASSAGES} were compared")
    fewer, more = fewer[:_PASSAGES], more[:_PASSAGES]
    words = f"“{fewer[0].quote}” leaves out who did it, “{more[0].quote}” counts him in, as it seems: he died, too"
    cited = (died, *(cite(one, "without") for one in fewer), *(cite(one, "with") for one in more))
    yield GroupAnswer(tuple(fewer), tuple(more), Reason(words, cited, 0.7), asked)


GROUP_RULE = GroupRule(
    reason="different_scope",
    verdict=Verdict.EXPLAINED,
    explain=explain,
    rank=5,
    holds=(
        (
            "A man killed four people at a mill in Orme on Sunday before shooting himself, police said.",
            "Five people died in the attack at the mill in Orme on Sunday.",
        ),
        ("A guard killed three people at a bank in Orme on Sunday, then himself. The attack left four dead.",),
    ),
    fails=(
        (
            "A man killed four people at a mill in Orme on Sunday before shooting himself, police said.",
            "A man killed five people at the mill in Orme on Sunday before shooting himself.",
        ),
        (
            "A man killed four people at a mill in Orme on Sunday and fled.",
            "Five people died in the attack at the mill in Orme on Sunday.",
        ),
        (
            "The attack at the mill in Orme on Sunday left four dead, including the gunman.",
            "The attack at the mill in Orme on Sunday left five people dead. The gunman shot himself.",
        ),
    ),
)
