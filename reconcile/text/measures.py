"""What a figure measures: "exports" for "exports to Chile rose by 8%", "rate" for "a tax rate of 35 percent".

A counted noun is its own measure, with the verb that it hangs on ("accord", signed). For a share, a level or a change
it is the noun that the figure is said of: after "of" or "in" ("80 percent of imports"), under the figure ("a 25 percent
rise in sales"), before it ("a capacity of 50 MW"), or the subject of the verb ("the rate fell to 3%").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile.model import Direction, Measure
from reconcile.text import aboard, befalling, lexicon, phrases, ways, wording
from reconcile.text.befalling import Told
from reconcile.text.counted import Counted
from reconcile.text.phrases import Governor
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists

_OWNERS = ("of", "between", "by", "for")


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, the way it went, and the token below its clause; `level` is the word that makes it a level,
    `change` the noun that names a change."""

    measure: Measure
    anchor: Token
    direction: Direction | None = None
    level: Token | None = None
    change: Token | None = None


# ── counted nouns ────────────────────────────────────────────────────────────────────────────────────────────────────


def of_counted(sentence: Sentence, what: Counted, number: Sequence[Token]) -> Measured:
    """The measure of a count."""
    hanging = _holder(sentence, what.token)
    all_of_them = what.head == "passenger" and what.token.index > number[-1].index
    if all_of_them and aboard.with_crew(sentence, what.token.index):
        what = replace(what, head="person", modifiers=())
    found = phrases.governor(sentence, _first(sentence, hanging))
    last = sentence.within(what.span)[-1] if what.span is not None else number[-1]
    told = _verb_of(sentence, what, found, max(last.index, number[-1].index))
    text = wording.counted_text(sentence, what, found, number)
    measure = Measure(
        text=text,
        head=what.head,
        modifiers=what.modifiers,
        verb=told.lemma if told else "",
        relation=told.relation if told else "",
        of=_owners(sentence, what.token) if phrases.is_noun(what.token) else (),
        span=what.span,
        verb_span=told.word.span if told else None,
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


def _verb_of(sentence: Sentence, what: Counted, found: Governor | None, last: int) -> Told | None:
    """The word that tells most: a state ("15 hurt"), a noun ("the death of 9"), what the verb says with its complement,
    the verb, a participle; a participle first, where it tells what befell the counted and the verb does not."""
    if what.how == "kin":
        return None  # what befell the parent befell no child
    if what.verb is not None and (what.how == "state" or (what.how == "verb" and what.span is None)):
        relation = "passive" if what.how == "state" else "object"
        return Told(befalling.lemma_at(sentence, what.verb), what.verb, relation)
    if found is not None and _including(sentence, what.token):
        found = Governor(found.verb, "passive" if phrases.child(sentence, found.verb, "nsubjpass") else "object")
    through = (
        next((noun for noun in found.through if _does(noun)), None) if found else _noun_above(sentence, what.token)
    )
    if through is not None:
        return Told(befalling.lemma(through), through, "object")
    on_board = aboard.told(sentence, what, found, last)
    if on_board is not None:
        return on_board
    told = befalling.told(sentence, what.token, last + 1, found, what.head)
    if told is not None:
        return told
    own = _own(sentence, what)
    if own is not None and (found is None or found.verb.lemma in lists().light or found.relation == "oblique"):
        return own
    if found is None or (own is not None and _tells(own.lemma) and not _tells(befalling.lemma(found.verb))):
        return own
    return Told(befalling.lemma(found.verb), found.verb, found.relation)


def _own(sentence: Sentence, what: Counted) -> Told | None:
    """What the participle or the clause beside the counted tells: "victims suffering from burns", "those who died"."""
    if what.verb is None:
        return None
    relation = "passive" if what.verb.tag in ("VBN", "JJ") else "subject"
    told = befalling.told(sentence, what.token, what.verb.index + 1, Governor(what.verb, relation))
    return told or Told(befalling.lemma(what.verb), what.verb, relation)


def _tells(lemma: str) -> bool:
    return lexicon.known_predicate(lemma) is not None


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


def _owners(sentence: Sentence, head: Token, figure: int = -1) -> tuple[str, ...]:
    """What a noun belongs to, or runs between: "trade between Chile and Peru", "Chile's exports"."""
    found = []
    for below in sentence.below(head):
        if below.dep == "prep" and below.lower in _OWNERS:
            noun = phrases.child(sentence, below, "pobj")
            if noun is not None and phrases.is_noun(noun) and noun.index != figure:
                found += [
                    phrases.name_of(sentence, token)
                    for token in phrases.conjuncts(sentence, noun)
                    if phrases.is_noun(token)
                ]
        elif below.dep == "poss" and phrases.is_noun(below):
            found.append(phrases.name_of(sentence, below))
    return tuple(dict.fromkeys(found))


# ── levels, shares, changes ──────────────────────────────────────────────────────────────────────────────────────────


def of_figure(sentence: Sentence, figure: Sequence[Token]) -> Measured:
    """The measure of a share, a level or a change."""
    figure = _sharing(sentence, figure)
    token = phrases.top(figure) or figure[-1]
    last = figure[-1].index
    base = _base(sentence, token, last) or _base(sentence, figure[-1], last) or _worth(sentence, last)
    way = ways.Way(sentence, token, ways.preposition(sentence, figure[0].index), ways.adverb(sentence, figure[0].index))
    sent = _sent(sentence, figure[0].index) if base is None and way.noun is None else None
    gapped = _without_verb(sentence, figure) if base is None else None
    head = base or gapped or way.noun or (sent[0] if sent is not None else None) or _label(sentence, figure[0].index)
    subject = gapped or (way.subject if way.subject is not None and way.subject.pos != "PRON" else None)
    if head is None and way.verb is not None and way.verb.lemma in _PUTTING:
        head = _put_at(sentence, way.verb, figure[0])
    if head is None and way.verb is not None and (way.moves or way.verb.lemma in lists().level):
        head = way.moved or subject
    named = head if head is not None and (phrases.is_noun(head) or head.pos == "PRON") else None
    if head is None and _is_of_which(sentence, last):
        head = named = _antecedent(sentence, figure[0].index)
    named = named if named is None or named.lower not in phrases.UNITS else None
    measure = Measure(
        text=wording.figure_text(sentence, named, way, token, gapped) or wording.near(sentence, figure[0].index),
        head=phrases.lemma(named) if named else lists().given.get(way.name, ""),
        modifiers=_before(sentence, named, figure) if named else (),
        verb=sent[1].lower if sent is not None else way.name,
        relation=way.relation,
        of=_figure_owners(sentence, named, subject, token),
        span=named.span if named else None,
        verb_span=way.change.span if way.change else way.verb.span if way.verb else None,
    )
    if measure.verb == "contain" and not measure.head:  # "the blaze was 35% contained"
        measure = replace(measure, head="containment", relation="object")
    if sent is None and _harmed(sentence, figure[0].index):
        measure = replace(measure, verb="damage", relation="object")
    direction = way.direction
    if sent is not None and direction is None:
        direction = Direction.UP if sent[1].lower == "up" else Direction.DOWN
    return Measured(measure, token, direction, way.level, way.change)


def _without_verb(sentence: Sentence, figure: Sequence[Token]) -> Token | None:
    """ "The Liberals got 33 percent and the Greens 8 percent": the noun right before the figure, whose verb was told
    with a figure of the same unit."""
    tokens, first = sentence.tokens, figure[0].index
    noun = tokens[first - 1] if first > 1 else None
    if noun is None or not phrases.is_noun(noun) or noun.lemma in wording.TIMES or noun.lower in phrases.UNITS:
        return None
    opens = first - 1
    while opens and (tokens[opens - 1].tag in _NOMINAL or phrases.is_noun(tokens[opens - 1])):
        opens -= 1
    if not opens or tokens[opens - 1].lower not in _GOES_ON:
        return None
    unit = [token.lower for token in figure[1:]]
    told = (tokens[at + 1 : at + 1 + len(unit)] for at in range(opens - 1) if tokens[at].tag == "CD")
    return noun if unit and any([token.lower for token in some] == unit for some in told) else None


#: What a noun phrase is made of beside nouns, and what a clause without its verb goes on by.
_NOMINAL = ("DT", "JJ", "PRP$", "POS")
_GOES_ON = ("and", "but", "while", ",", ";")

#: How a percentage is written behind its number.
_PERCENT = ("percent", "%", "pct", "per", "cent")


def _sharing(sentence: Sentence, figure: Sequence[Token]) -> Sequence[Token]:
    """ "At 38 percent and 26 percent probabilities": the last figure of a row that shares its noun."""
    tokens, row = sentence.tokens, figure
    size = len(figure)
    while row[-1].lower in _PERCENT:
        after = tokens[row[-1].index + 1 : row[-1].index + 2 + size]
        if len(after) <= size or after[0].lower not in ("and", "or", "to") or after[1].tag != "CD":
            break
        if [token.lower for token in after[2:]] != [token.lower for token in figure[1:]]:
            break
        row = after[1:]
    noun = tokens[row[-1].index + 1 : row[-1].index + 2]
    return row if row is not figure and noun and noun[0].tag in ("NN", "NNS") else figure


def _put_at(sentence: Sentence, verb: Token, figure: Token) -> Token | None:
    """ "Organisers put the crowd at 60,000": the object between the verb and the figure."""
    found = phrases.child(sentence, verb, "dobj")
    told = found is not None and phrases.is_noun(found) and verb.index < found.index < figure.index
    return found if told else None


#: Verbs of who says how much something comes to: "put the damage at $5 million".
_PUTTING = frozenset("put estimate place peg".split())


def _harmed(sentence: Sentence, start: int) -> bool:
    """ "Damage to 25 miles of track": whatever that led to, it is what was damaged."""
    before = [token for token in sentence.tokens[max(0, start - 5) : start] if token.lower not in _BOUNDS]
    told = before[-2:]
    return len(told) == 2 and told[1].lower == "to" and told[0].lemma == "damage" and phrases.is_noun(told[0])


#: May stand between "to" and a figure.
_BOUNDS = frozenset("at least about some around nearly almost more less than over up".split())


def _is_of_which(sentence: Sentence, last: int) -> bool:
    return [token.lower for token in sentence.tokens[last + 1 : last + 3]] == ["of", "which"]


def _antecedent(sentence: Sentence, start: int) -> Token | None:
    """ "The track, 25 miles of which had been damaged": the track."""
    before = sentence.tokens[max(0, start - 2) : start]
    return before[0] if len(before) == 2 and before[1].text == "," and phrases.is_noun(before[0]) else None


#: Verbs of who moves a price by what he does.
_SENDING = frozenset(("send", "push", "pull", "drive", "lift", "force", "knock"))


def _sent(sentence: Sentence, start: int) -> tuple[Token, Token] | None:
    """ "Investors sent the shares up more than 7 percent": what was sent up by the figure."""
    way = ways.moving(sentence, start)
    noun = sentence.tokens[way.index - 1] if way is not None and way.index else None
    if noun is None or not phrases.is_noun(noun):
        return None
    before = sentence.tokens[max(0, noun.index - _NEAR) : noun.index]
    sends = any(t.lemma in _SENDING and phrases.is_verb(t) for t in before)
    return (noun, way) if sends and way is not None else None


#: Tokens between the verb and what it sends up, at most.
_NEAR = 6


def _label(sentence: Sentence, start: int) -> Token | None:
    """ "Base price: $59": the noun before the colon."""
    if start < 2 or sentence.tokens[start - 1].text != ":" or not phrases.is_noun(sentence.tokens[start - 2]):
        return None
    return sentence.tokens[start - 2]


def _before(sentence: Sentence, head: Token, figure: Sequence[Token]) -> tuple[str, ...]:
    inside = {token.index for token in figure}
    idle = lists().idle_modifiers
    found = [t for t in phrases.modifiers(sentence, head) if t.index not in inside and t.lower not in idle]
    told = tuple(phrases.lemma(t) for t in found if t.tag not in ("CD", "$") and t.lower not in phrases.UNITS)
    less = phrases.object_of(sentence, head, "before")  # "profit before tax", "a loss before abnormal items"
    if less is None or less.tag not in ("NN", "NNS") or less.lemma in wording.TIMES:
        return told
    which = next(iter(phrases.modifiers(sentence, less)), less)
    return *told, "pre", "-", phrases.lemma(which)


def _figure_owners(sentence: Sentence, head: Token | None, subject: Token | None, figure: Token) -> tuple[str, ...]:
    found = _owners(sentence, head, figure.index) if head is not None else ()
    if subject is not None and (head is None or subject.index != head.index) and subject.tag in ("NNP", "NNPS"):
        found = (*found, phrases.name_of(sentence, subject))
    return tuple(dict.fromkeys(found))


def _worth(sentence: Sentence, last: int) -> Token | None:
    """ "$30 million worth of bonds", "50 years' worth of letters": bonds and letters."""
    for token in sentence.tokens[last + 1 : last + 3]:
        if token.lower == "worth":
            noun = phrases.object_of(sentence, token, "of")
            return noun if noun is not None and phrases.is_noun(noun) else None
        if token.tag != "POS":
            return None
    return None


def _base(sentence: Sentence, token: Token, last: int) -> Token | None:
    """ "80 percent of imports", "$44 million in taxes": the noun that the figure is a share or a sum of."""
    for below in sentence.below(token):
        if below.dep != "prep" or below.index < last or below.lower not in ("of", "in", "for", "on"):
            continue
        noun = phrases.child(sentence, below, "pobj")
        if noun is None or not phrases.is_noun(noun):
            continue
        if below.lower != "of" and (noun.tag in ("NNP", "NNPS") or noun.lemma in wording.TIMES):
            continue
        return ways.through(sentence, noun)
    return None
