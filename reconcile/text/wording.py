"""What a figure measures in plain words, as a reader would say it: "exports to Chile rose", "accords signed"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Span
from reconcile.text import phrases
from reconcile.text.counted import Counted
from reconcile.text.phrases import Governor
from reconcile.text.syntax import Sentence, Token
from reconcile.text.ways import Way

TIMES = frozenset(
    (
        "year",
        "month",
        "week",
        "day",
        "quarter",
        "decade",
        "hour",
        "season",
        "period",
        "time",
        "january",
        "century",
        "trading",
        "session",
        "dealing",
    )
)


def counted_text(sentence: Sentence, what: Counted, found: Governor | None, number: Sequence[Token]) -> str:
    token = what.token
    noun = phrases.is_noun(token) and token.index > number[-1].index
    if what.span is not None and what.how in ("noun", "partitive", "of"):
        last = sentence.within(what.span)[-1]
        end = max(what.span.end, phrases.noun_phrase(sentence, last).end)
        if what.verb is not None and last.index < what.verb.index < last.index + 6:
            rest = phrases.child(sentence, what.verb, "acomp") or what.verb
            end = max(end, what.verb.span.end, rest.span.end)
        name = phrases.written(sentence, Span(what.span.start, end))
    else:
        name = (
            phrases.written(sentence, _after(number, phrases.noun_phrase(sentence, token)))
            if noun
            else " ".join((*what.modifiers, what.head))
        )
    above = _nouns_above(sentence, token)
    words = [name] if not above else [above, name]
    name = " ".join(words)
    if what.how == "state" and what.verb is not None:
        words.append(what.verb.text)
    elif found is not None:
        subject = phrases.named_subject(sentence, found.verb) if found.relation in ("object", "oblique") else None
        if found.relation == "oblique" and (subject is None or subject.pos == "PRON"):
            subject = None
            words.append(_beside(sentence, found.verb, token, name))
            name = " ".join(word for word in words if word)
        if subject is not None and subject.index != token.index and subject.pos != "PRON":
            words = [phrases.written(sentence, phrases.noun_phrase(sentence, subject, 5)), found.verb.text, name]
        elif found.verb.lemma != "be":
            words = [name, found.verb.text] if found.relation in ("subject", "passive") else [found.verb.text, name]
    return " ".join(word for word in words if word)


def _nouns_above(sentence: Sentence, token: Token) -> str:
    """The nouns that a counted noun is tied to: "sales of" 40 units, "a run of" seven games."""
    words: list[str] = []
    for above in sentence.ancestors(token):
        if phrases.is_verb(above) or len(words) > 1:
            break
        if (
            phrases.is_noun(above)
            and token.dep in ("pobj", "compound", "nmod", "pcomp", "prep")
            and above.lemma not in ("total", "number", "average")
        ):
            before = phrases.modifiers(sentence, above)
            words.insert(
                0, phrases.written(sentence, Span((before[0] if before else above).span.start, above.span.end))
            )
        token = above
    return " ".join(words)


def _after(number: Sequence[Token], span: Span) -> Span:
    """The phrase without the number that opens it."""
    start = max(span.start, number[-1].span.end)
    return Span(start, span.end) if start < span.end else span


def figure_text(sentence: Sentence, head: Token | None, way: Way, token: Token, gapped: Token | None = None) -> str:
    """`gapped` is a subject whose verb was told with another: the two are all that is told of it."""
    if gapped is not None and way.verb is not None:
        return f"{phrases.written(sentence, phrases.noun_phrase(sentence, gapped))} {way.verb.text}"
    words = []
    subject = way.named if way.named is not None and way.named.pos != "PRON" else None
    if subject is not None and (head is None or subject.index != head.index):
        words.append(phrases.written(sentence, phrases.noun_phrase(sentence, subject, 6)))
    verb = way.verb.text if way.verb is not None and way.verb.lemma != "be" else ""
    noun = phrases.written(sentence, phrases.noun_phrase(sentence, head)) if head is not None else ""
    words += [noun, verb] if not words else [verb, noun]
    if way.noun is not None and head is not None and way.noun.index != head.index:
        words.append(phrases.name_of(sentence, way.noun))  # "customers with $7 million in deposits"
    if way.quality is not None and way.quality.text not in " ".join(words).split():
        words.append(way.quality.text)
    if way.change is not None and way.change is not head:
        words.append(way.change.text)
    if way.verb is not None and not way.change:
        words.append(_beside(sentence, way.verb, token, " ".join(words), not way.moves))
    return " ".join(word for word in words if word)


def _beside(sentence: Sentence, verb: Token, token: Token, said: str, oblique: bool = True) -> str:
    """What else the verb says of: its object, or a phrase beside the figure ("paid … for a roof")."""
    inside = {below.index for below in sentence.subtree(token)}
    for below in sentence.below(verb):
        noun = below
        if (
            below.dep == "acomp"
            and verb.lemma == "be"
            and below.index not in inside
            and token.index not in {t.index for t in sentence.subtree(below)}
        ):
            return below.text
        if (
            below.dep == "prep"
            and oblique
            and below.lower in ("for", "from", "in", "on", "with", "of", "among", "to", "at", "off")
        ):
            noun = phrases.child(sentence, below, "pobj") or below
        elif below.dep not in ("dobj", "oprd"):
            continue
        if (
            not phrases.is_noun(noun)
            or noun.index in inside
            or noun.lemma in TIMES
            or token.index in {t.index for t in sentence.subtree(noun)}
        ):
            continue
        written = phrases.written(sentence, phrases.noun_phrase(sentence, noun, 6))
        if written not in said:
            return f"{below.text} {written}" if noun is not below else written
    return ""


def near(sentence: Sentence, start: int) -> str:
    """Where the parse tells nothing: the noun that stands last before the figure."""
    for token in reversed(sentence.tokens[max(0, start - 8) : start]):
        if phrases.is_noun(token):
            before = phrases.modifiers(sentence, token)
            return phrases.written(sentence, Span((before[0] if before else token).span.start, token.span.end))
    return ""
