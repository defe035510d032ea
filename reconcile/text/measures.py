"""What a figure measures: "exports" for "exports to Chile rose by 8%", "rate" for "a tax rate of 35 percent".

A counted noun is its own measure, with the verb that it hangs on ("accord", signed). For a share, a level or a change
it is the noun that the figure is said of: after "of" or "in" ("80 percent of imports"), under the figure ("a 25 percent
rise in sales"), before it ("a capacity of 50 MW"), or the subject of the verb ("the rate fell to 3%").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.model import Direction, Measure, Span
from reconcile.text import phrases
from reconcile.text.counting import Counted
from reconcile.text.phrases import Governor
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists

_LEVEL_WORDS = ("to", "at", "from", "of")
_OWNERS = ("of", "between", "by", "for", "with", "to", "from")


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, the way it went, and the token below which its clause lies; `level` is the word that makes it a level."""

    measure: Measure
    anchor: Token
    direction: Direction | None = None
    level: Token | None = None
    change: Token | None = None


# ── counted nouns ────────────────────────────────────────────────────────────────────────────────────────────────────


def of_counted(sentence: Sentence, what: Counted, number: Sequence[Token]) -> Measured:
    """The measure of a count."""
    hanging = _holder(sentence, what.token)
    found = phrases.governor(sentence, _first(sentence, hanging))
    verb, relation = _verb_of(sentence, what, found)
    text = _counted_text(sentence, what, found, number)
    measure = Measure(
        text=text,
        head=what.head,
        modifiers=what.modifiers,
        verb=_verb_lemma(verb) if verb else "",
        relation=relation,
        of=_owners(sentence, hanging) if phrases.is_noun(hanging) else (),
        span=what.span,
        verb_span=verb.span if verb else None,
    )
    return Measured(measure, hanging)


def _holder(sentence: Sentence, token: Token) -> Token:
    """The noun that holds the counted and adds nothing: "a total of 15 papers", "a group of five"."""
    for _ in range(3):
        above = sentence.head(token)
        noun = sentence.head(above)
        if token.dep != "pobj" or above.lower != "of" or noun.lemma not in lists().idle_nouns:
            break
        token = noun
    return token


def _first(sentence: Sentence, token: Token) -> Token:
    """The token whose place in the sentence a conjunct shares, unless it has a verb of its own."""
    return phrases.first_conjunct(sentence, token)


def _verb_of(sentence: Sentence, what: Counted, found: Governor | None) -> tuple[Token | None, str]:
    """The verb that tells most: a state ("15 hurt"), the governing verb, a noun of doing ("the death of 9"), a participle."""
    if what.how == "state" and what.verb is not None:
        return what.verb, "passive"
    if found is not None and _including(sentence, what.token):
        found = Governor(found.verb, "passive" if phrases.child(sentence, found.verb, "nsubjpass") else "object")
    through = next((noun for noun in found.through if _does(noun)), None) if found else _noun_above(sentence, what.token)
    if through is not None:
        return through, "object"
    if found is not None and found.verb.lemma not in lists().light and found.relation != "oblique":
        return found.verb, found.relation
    if what.verb is not None:
        return what.verb, "passive" if what.verb.tag in ("VBN", "JJ") else "subject"
    return (found.verb, found.relation) if found else (None, "")


def _including(sentence: Sentence, token: Token) -> bool:
    return token.dep == "pobj" and sentence.head(token).lower == "including"


def _noun_above(sentence: Sentence, token: Token) -> Token | None:
    return next((noun for _, noun in zip(range(3), sentence.ancestors(token), strict=False) if _does(noun)), None)


def _does(noun: Token) -> bool:
    """A noun that tells what befell those counted after "of"."""
    return phrases.is_noun(noun) and noun.lemma in _DOING


_DOING = frozenset(
    ("death", "killing", "injury", "arrest", "signing", "loss", "sale", "release", "murder", "wounding", "kidnapping",
     "rescue", "evacuation", "destruction", "body", "purchase", "delivery", "creation", "detention", "execution")
)  # fmt: skip


def _verb_lemma(verb: Token) -> str:
    return lists().state_verbs.get(verb.lower, verb.lemma)


def _counted_text(sentence: Sentence, what: Counted, found: Governor | None, number: Sequence[Token]) -> str:
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
        name = phrases.written(sentence, _after(number, phrases.noun_phrase(sentence, token))) if noun else " ".join((*what.modifiers, what.head))
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
        if phrases.is_noun(above) and token.dep in ("pobj", "compound", "nmod", "pcomp", "prep") and above.lemma not in ("total", "number", "average"):
            before = phrases.modifiers(sentence, above)
            words.insert(0, phrases.written(sentence, Span((before[0] if before else above).span.start, above.span.end)))
        token = above
    return " ".join(words)


def _after(number: Sequence[Token], span: Span) -> Span:
    """The phrase without the number that opens it."""
    start = max(span.start, number[-1].span.end)
    return Span(start, span.end) if start < span.end else span


def _owners(sentence: Sentence, head: Token, figure: int = -1) -> tuple[str, ...]:
    """What a noun belongs to, or runs between: "trade between Chile and Peru", "Chile's exports"."""
    found = []
    for below in sentence.below(head):
        if below.dep == "prep" and below.lower in _OWNERS[:4]:
            noun = phrases.child(sentence, below, "pobj")
            if noun is not None and phrases.is_noun(noun) and noun.index != figure:
                found += [phrases.name_of(sentence, token) for token in phrases.conjuncts(sentence, noun) if phrases.is_noun(token)]
        elif below.dep == "poss" and phrases.is_noun(below):
            found.append(phrases.name_of(sentence, below))
    return tuple(dict.fromkeys(found))


# ── levels, shares, changes ──────────────────────────────────────────────────────────────────────────────────────────


def of_figure(sentence: Sentence, figure: Sequence[Token]) -> Measured:
    """The measure of a share, a level or a change."""
    token = phrases.top(sentence, figure) or figure[-1]
    last = figure[-1].index
    base = _base(sentence, token, last) or _base(sentence, figure[-1], last)
    way = _Way(sentence, token, _preposition(sentence, figure[0].index), _adverb(sentence, figure[0].index))
    head = base or way.noun or _label(sentence, figure[0].index)
    subject = way.subject if way.subject is not None and way.subject.pos != "PRON" else None
    if head is None and way.verb is not None and (way.moves or way.verb.lemma in lists().level):
        head = way.moved or subject
    named = head if head is not None and (phrases.is_noun(head) or head.pos == "PRON") else None
    measure = Measure(
        text=_figure_text(sentence, named, way, token) or _near(sentence, figure[0].index),
        head=phrases.lemma(named) if named else "",
        modifiers=_before(sentence, named, figure) if named else (),
        verb=way.name,
        relation=way.relation,
        of=_figure_owners(sentence, named, subject, token),
        span=named.span if named else None,
        verb_span=way.change.span if way.change else way.verb.span if way.verb else None,
    )
    return Measured(measure, token, way.direction, way.level, way.change)


_MONEY_WORDS = frozenset(("$", "us", "a", "an", "the", "about", "around", "over", "under", "nearly", "almost", "just", "only", "roughly", "some", "more",
    "less", "than", "as", "much", "high", "low", "average", "of", "approximately", "well", "close"))  # fmt: skip


def _preposition(sentence: Sentence, start: int) -> str:
    """The word that leads up to a figure, past its bound: "to" in "fell to just over 3%"."""
    index = start - 1
    while index > 0 and start - index < 6 and sentence.tokens[index].lower in _MONEY_WORDS:
        if sentence.tokens[index].lower == "of" and sentence.tokens[index - 1].lower == "instead":
            return "instead of"
        index -= 1
    found = sentence.tokens[index].lower if index >= 0 else ""
    return found if found in ("to", "at", "from", "by") else ""


def _adverb(sentence: Sentence, start: int) -> str:
    """"Up 3%", "down nearly 20 points": the adverb right before a figure; not that of "made up 3%"."""
    for token in reversed(sentence.tokens[max(0, start - 4) : start]):
        if token.lower in ("up", "down"):
            verb = sentence.head(token)
            return token.lower if token.dep != "prt" or verb.lemma in lists().level | lists().up | lists().down else ""
        if token.lower not in _MONEY_WORDS:
            break
    return ""


def _label(sentence: Sentence, start: int) -> Token | None:
    """"Base price: $59": the noun before the colon."""
    if start < 2 or sentence.tokens[start - 1].text != ":" or not phrases.is_noun(sentence.tokens[start - 2]):
        return None
    return sentence.tokens[start - 2]


def _before(sentence: Sentence, head: Token, figure: Sequence[Token]) -> tuple[str, ...]:
    inside = {token.index for token in figure}
    idle = lists().idle_modifiers
    found = [t for t in phrases.modifiers(sentence, head) if t.index not in inside and t.lower not in idle]
    return tuple(phrases.lemma(token) for token in found if token.tag not in ("CD", "$"))


def _figure_owners(sentence: Sentence, head: Token | None, subject: Token | None, figure: Token) -> tuple[str, ...]:
    found = _owners(sentence, head, figure.index) if head is not None else ()
    if subject is not None and (head is None or subject.index != head.index) and subject.tag in ("NNP", "NNPS"):
        found = (*found, phrases.name_of(sentence, subject))
    return tuple(dict.fromkeys(found))


def _near(sentence: Sentence, start: int) -> str:
    """Where the parse tells nothing: the noun that stands last before the figure."""
    for token in reversed(sentence.tokens[max(0, start - 8) : start]):
        if phrases.is_noun(token):
            before = phrases.modifiers(sentence, token)
            return phrases.written(sentence, Span((before[0] if before else token).span.start, token.span.end))
    return ""


def _figure_text(sentence: Sentence, head: Token | None, way: _Way, token: Token) -> str:
    words = []
    subject = way.named if way.named is not None and way.named.pos != "PRON" else None
    if subject is not None and (head is None or subject.index != head.index):
        words.append(phrases.written(sentence, phrases.noun_phrase(sentence, subject, 6)))
    verb = way.verb.text if way.verb is not None and way.verb.lemma != "be" else ""
    noun = phrases.written(sentence, phrases.noun_phrase(sentence, head)) if head is not None else ""
    words += [noun, verb] if not words else [verb, noun]
    if way.change is not None and way.change is not head:
        words.append(way.change.text)
    if way.verb is not None and not way.change:
        words.append(_beside(sentence, way.verb, token, " ".join(words), not way.moves))
    return " ".join(word for word in words if word)


def _beside(sentence: Sentence, verb: Token, token: Token, said: str, oblique: bool = True) -> str:
    """What else the verb says of: its object, or the phrase after the figure ("paid … for a roof", "shot … from the field")."""
    inside = {below.index for below in sentence.subtree(token)}
    for below in sentence.below(verb):
        noun = below
        if below.dep == "acomp" and verb.lemma == "be" and below.index not in inside and token.index not in {t.index for t in sentence.subtree(below)}:
            return below.text
        if below.dep == "prep" and oblique and below.lower in ("for", "from", "in", "on", "with", "of", "among", "to", "at", "off"):
            noun = phrases.child(sentence, below, "pobj") or below
        elif below.dep not in ("dobj", "oprd"):
            continue
        if not phrases.is_noun(noun) or noun.index in inside or noun.lemma in _TIMES or token.index in {t.index for t in sentence.subtree(noun)}:
            continue
        written = phrases.written(sentence, phrases.noun_phrase(sentence, noun, 6))
        if written not in said:
            return f"{below.text} {written}" if noun is not below else written
    return ""


def _base(sentence: Sentence, token: Token, last: int) -> Token | None:
    """"80 percent of imports", "$44 million in taxes": the noun that the figure is a share or a sum of."""
    for below in sentence.below(token):
        if below.dep != "prep" or below.index < last or below.lower not in ("of", "in", "for", "on"):
            continue
        noun = phrases.child(sentence, below, "pobj")
        if noun is None or not phrases.is_noun(noun):
            continue
        if below.lower != "of" and (noun.tag in ("NNP", "NNPS") or noun.lemma in _TIMES):
            continue
        return _through(sentence, noun)
    return None


_TIMES = frozenset(("year", "month", "week", "day", "quarter", "decade", "hour", "season", "period", "time", "january", "century"))


def _through(sentence: Sentence, noun: Token) -> Token:
    """Past nouns that measure nothing: "a total of the exports" is of exports."""
    for _ in range(3):
        inner = phrases.object_of(sentence, noun, "of", "in")
        if noun.lemma not in lists().idle_nouns or inner is None or not phrases.is_noun(inner):
            break
        noun = inner
    return noun


#: The words between a verb of change and the figure that it changed by.
_CHANGING = frozenset(("", "by", "about", "around", "over", "under", "nearly", "almost", "some", "than", "up", "down"))


class _Way:
    """The way up from a figure: the noun that it describes, the verb, its subject, and how the figure moved.

    A class, for the walk fills several slots at once; it lives for one figure.
    """

    def __init__(self, sentence: Sentence, token: Token, by: str, adverb: str) -> None:
        self.sentence = sentence
        self.noun: Token | None = None
        self.verb: Token | None = None
        self.change: Token | None = None
        self.level: Token | None = None
        self.direction: Direction | None = None
        self.subject: Token | None = None
        self.named: Token | None = None
        self.relation = ""
        self._by = ""
        self._adverb = adverb
        self._climb(token)
        self._by = by or self._by
        self._next_to = adverb
        if self.verb is not None:
            self.subject = phrases.subject(sentence, self.verb)
            self.named = phrases.named_subject(sentence, self.verb)
        self._direct()

    @property
    def moves(self) -> bool:
        return self.verb is not None and (self.verb.lemma in lists().up or self.verb.lemma in lists().down or bool(self._adverb))

    @property
    def moved(self) -> Token | None:
        """What somebody raised or cut by the figure: "cut the fare by 5%"."""
        if self.verb is None or self._by not in ("by", "to", "from"):
            return None
        found = phrases.child(self.sentence, self.verb, "dobj")
        return found if found is not None and phrases.is_noun(found) else None

    @property
    def name(self) -> str:
        """The verb's lemma, or the name of the change."""
        if self.change is not None and self._changes(self.change):
            return self.change.lemma
        if self._adverb and self.verb is not None and self.verb.lemma in lists().level:
            return self._adverb
        return self.verb.lemma if self.verb is not None else ""

    def _climb(self, token: Token) -> None:
        sentence = self.sentence
        for _ in range(12):
            above = sentence.head(token)
            if above.index == token.index:
                break
            if phrases.is_verb(above) and token.dep not in ("amod", "compound", "nmod"):
                self._at_verb(token, above)
                return
            if above.lower in ("up", "down", "higher", "lower") and not self._adverb:
                self._adverb = "up" if above.lower in ("up", "higher") else "down"
            if phrases.is_noun(above) and self._at_noun(token, above):
                return
            if token.dep == "prep" and not self._by:
                self._by = token.lower
            token = above
        if self.noun is None and phrases.is_verb(token):
            self.verb = token

    def _at_verb(self, token: Token, verb: Token) -> None:
        self.verb = verb
        if token.dep == "prep":
            self._by = self._by or token.lower
        self.relation = {"nsubj": "subject", "nsubjpass": "passive", "dobj": "object", "attr": "object"}.get(token.dep, "oblique")
        for below in self.sentence.below(verb):
            tied = below.dep in ("advmod", "prt", "acomp", "prep") and (verb.lemma in lists().level or verb.lemma in ("trend", "pull"))
            if tied and below.lower in ("up", "down", "higher", "lower"):
                self._adverb = self._adverb or ("up" if below.lower in ("up", "higher") else "down")

    def _at_noun(self, token: Token, noun: Token) -> bool:
        """True where the walk ends at this noun."""
        if token.dep in ("conj", "appos") and not self._changes(noun):
            return False
        if self._changes(noun):
            if self.change is None:
                self.change = noun
                inner = phrases.object_of(self.sentence, noun, "in", "of", "for")
                outside = inner is not None and inner.index != token.index and token.index not in {t.index for t in self.sentence.subtree(inner)}
                if outside and inner is not None and phrases.is_noun(inner):
                    self.noun = _through(self.sentence, inner)
                else:
                    self.noun = next((t for t in self.sentence.below(noun) if t.dep == "compound" and phrases.is_noun(t) and t.index != token.index), None)
            return False
        if noun.lemma in lists().idle_nouns and token.dep in ("prep", "compound", "nummod", "nmod", "amod"):
            self.noun = self.noun or self._named(token, noun)
            return False
        if self.noun is None:
            self.noun = noun
        return False

    def _named(self, token: Token, noun: Token) -> Token | None:
        """An idle noun that is told of what: "a combined rate", "the average price of bread"."""
        inner = phrases.object_of(self.sentence, noun, "of", "in")
        if inner is not None and phrases.is_noun(inner) and token.index not in {t.index for t in self.sentence.subtree(inner)} and inner.index > token.index:
            return inner
        return None

    @staticmethod
    def _changes(noun: Token) -> bool:
        return noun.lemma in lists().up_nouns or noun.lemma in lists().down_nouns

    def _direct(self) -> None:
        """Direction, where the figure is the change; the word that makes it a level, where it is not."""
        if self._by in ("to", "at", "from") and self.change is None:
            if self.moves and self.verb is not None:
                self.level = self.verb
            return
        if self._next_to and self._by not in ("to", "at", "from"):
            self.direction = Direction.UP if self._next_to == "up" else Direction.DOWN
            return
        if self.change is not None and self._by == "by":
            self.direction = Direction.UP if self.change.lemma in lists().up_nouns else Direction.DOWN
        if self.change is not None or self.noun is not None or self._by not in _CHANGING:
            return
        if self._adverb:
            self.direction = Direction.UP if self._adverb == "up" else Direction.DOWN
        elif self.verb is not None and self.relation != "subject" and self.verb.lemma in lists().up:
            self.direction = Direction.UP
        elif self.verb is not None and self.relation != "subject" and self.verb.lemma in lists().down:
            self.direction = Direction.DOWN
