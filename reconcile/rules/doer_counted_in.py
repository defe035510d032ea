"""Of the hurt, one side counts the one who did it in so many words, and the other has as many fewer.

"Four were injured, including the gunman" and "three others, one of them an officer, were injured" tell one deed. Of the
dead it takes words anywhere in the articles that he died, which a rule over several claims looks for.
"""

from __future__ import annotations

import re

from reconcile.model import Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, after, cite, counts
from reconcile.text.concepts import CASUALTIES, predicate

_WHO = r"(?:gunm[ae]n|shooters?|attackers?|assailants?|bombers?|perpetrators?|suspects?|hijackers?|himself|herself)"
#: Close behind the count: "four others were injured, including the gunman".
_IN = re.compile(
    rf"^[^.;]{{0,60}}?\b(?:including|counting|among them|along with|one of (?:them|whom)) "
    rf"(?:the |a |an |one |his |her |both |two )?(?:\w+ )?{_WHO}\b",
    re.IGNORECASE,
)


def explain(pair: Pair) -> Reason | None:
    found = pair.quantities()
    if found is None or not counts(pair) or found[0].value is None or found[1].value is None:
        return None
    befell = {predicate(claim) for claim in pair.both}
    if not befell <= CASUALTIES or befell & {None, ""} or abs(found[0].value - found[1].value) != 1:
        return None
    fewer, more = sorted(zip(pair.both, pair.text, found, strict=True), key=lambda one: one[2].value or 0)
    if _IN.search(after(more[0], more[1])) is None or _IN.search(after(fewer[0], fewer[1])) is not None:
        return None
    words = f"“{more[0].quote}” counts in who did it, “{fewer[0].quote}” has one fewer"
    return Reason(words, (cite(more[0], "with who did it"), cite(fewer[0], "without")), 0.7)


RULE = Rule(
    reason="different_scope",
    verdict=Verdict.EXPLAINED,
    stage=Stage.SCOPE,
    explain=explain,
    rank=1,
    holds=(
        (
            "A shooting at a mill in Orme on Sunday killed a man, and four others were injured, including the gunman.",
            "One man died in the shooting at the mill in Orme on Sunday and three others were injured.",
        ),
    ),
    fails=(
        (
            "A shooting at a mill in Orme on Sunday left four people injured, including an officer.",
            "The shooting at the mill in Orme on Sunday left three people injured.",
        ),
    ),
)
