"""What a sentence says of a date: the verb that it hangs on, who or what that verb is told of, and its tense."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.model import Measure, Span, Tense
from reconcile.text import lexicon
from reconcile.text.dating import clauses
from reconcile.text.happenings import PLANNED
from reconcile.text.syntax import Sentence, Token

#: Auxiliaries that look ahead, and verbs whose infinitive lies ahead of them.
_WILL = frozenset("will shall wo 'll ’ll would 'd ’d".split())
_MIGHT = frozenset("may might can should must".split())
_PLANS = frozenset(
    "plan expect schedule intend hope aim want propose agree vow pledge promise ask urge order invite set due prepare "
    "decide seek threaten go need have project forecast anticipate slate likely bind ready supposed suppose".split()
)
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_SAYING = frozenset("say tell report announce state add note claim".split())
_MAX_NAMES = 6


def tense(sentence: Sentence, span: Span) -> Tense:
    """Whether the words at `span` lie ahead of the telling or behind it, as far as their verb says."""
    if clauses.when_it_was(sentence, span):
        return Tense.PAST
    head = _head(sentence, span)
    if head is None:
        return Tense.UNKNOWN
    attached = head.pos in _NOUNS
    for verb in _verbs(sentence, head):
        found = _tense_of(sentence, verb)
        if found is Tense.PRESENT:
            # "The board meets Friday" lies ahead; "Friday's vote shows" does not.
            return Tense.UNKNOWN if attached else found
        if found is not Tense.UNKNOWN:
            return found
        attached = True
    return Tense.UNKNOWN


def happening(sentence: Sentence, span: Span) -> Measure:
    """What is said to have happened then: the noun that the date modifies or the verb's subject or object, the verb,
    and the names in the same clause."""
    head = _head(sentence, span) or clauses.over_a_stop(sentence, span)
    if head is None:
        return Measure(text="")
    if (deed := _beside(sentence, span)) is not None:
        return Measure(deed.text, deed.lemma, _modifiers(sentence, deed, span), "", "modifier", (), deed.span)
    if (known := clauses.the_deed(sentence, span)) is not None:
        deed, how = known
        return Measure(deed.text, deed.lower, _modifiers(sentence, deed, span), "", how, (), deed.span)
    head = _before_dashes(sentence, head, span) or head
    verb = next(iter(_verbs(sentence, head)), None)
    if verb is not None and (told := _told(sentence, verb, span) or clauses.it_was(sentence, verb, span)) is not None:
        head = verb = told
    if verb is not None and head.index == verb.index and (deed := clauses.meanwhile(sentence, verb)) is not None:
        head = verb = deed
    if verb is not None and head.index == verb.index and (first := clauses.joined(sentence, verb)) is not None:
        head = verb = first
    noun = _deed_that(sentence, verb) or _noun(sentence, head, verb)
    names = _names(sentence, verb or noun, span)
    relation = "" if noun is None else "modifier" if noun.index == head.index else _relation(noun)
    relation = "relative" if noun is not None and noun is _deed_that(sentence, verb) else relation
    place = next((token for token in sentence.below(verb) if _takes_place(verb, token)), None) if verb else None
    relation = "place" if place is not None and relation == "subject" else relation
    return Measure(
        text=_said(sentence, noun, verb) + (" place" if relation == "place" else ""),
        head="" if noun is None else noun.lemma if noun.pos != "PROPN" else noun.text,
        modifiers=(*(() if noun is None else _modifiers(sentence, noun, span)), *_purpose(sentence, verb, span)),
        verb=clauses.deed_of(sentence, verb) if verb is not None else "",
        relation=relation,
        of=names,
        span=noun.span if noun is not None else None,
        verb_span=verb.span if verb is not None else None,
    )


def _said(sentence: Sentence, noun: Token | None, verb: Token | None) -> str:
    """The noun and the verb with its helpers, as they are written and in their order: "accords were signed"."""
    helpers = (
        [token for token in sentence.below(verb) if token.dep in _HELPERS and abs(token.index - verb.index) < 4]
        if verb is not None
        else []
    )
    told = {token.index: token.text for token in (noun, verb, *helpers) if token is not None}
    return " ".join(told[index] for index in sorted(told))


def _head(sentence: Sentence, span: Span) -> Token | None:
    """The word outside the span that the span's words hang on, prepositions passed over."""
    inside = sentence.within(span)
    if not inside:
        return None
    indices = {token.index for token in inside}
    top = next((token for token in inside if token.head not in indices or token.head == token.index), inside[0])
    if top.head == top.index:
        return None
    head = sentence.head(top)
    steps = 0
    while (
        (head.pos in ("ADP", "SCONJ", "ADV") or clauses.is_clock(head))
        and head.head != head.index
        and steps < len(sentence.tokens)
    ):
        head, steps = sentence.head(head), steps + 1
    return clauses.before_clause(sentence, head, span) or head


def _told(sentence: Sentence, verb: Token, span: Span) -> Token | None:
    """ "By saying last night at nine, the river rose", "police say at about nine, a man came in": what is told opens
    with its hour, and the parser hangs that on "say". The verb of what is told; None where the verb is none of saying,
    or says when it was said."""
    after = [token for token in sentence.tokens if token.span.start >= span.end][:_CLAUSE]
    if verb.lemma not in _SAYING or verb.tag not in _SAID_NOW or span.start < verb.span.end or len(after) < 3:
        return None
    between = [token for token in sentence.tokens if verb.span.end <= token.span.start < span.start]
    if verb.tag != "VBG" and any(token.tag not in ("IN", "RB", "DT") for token in between):
        return None
    return (
        next((token for token in after if token.tag in ("VBD", "VBZ", "VBP")), None) if after[0].text == "," else None
    )


#: "Police say at nine, …": nobody is saying it at nine.
_SAID_NOW = ("VBG", "VBP", "VBZ")


def _beside(sentence: Sentence, span: Span) -> Token | None:
    """ "The crater was found after a loud blast about 11:05 p.m.": the deed right before its hour, no word between."""
    before = next((token for token in reversed(sentence.tokens) if token.span.end <= span.start), None)
    if before is None or before.pos != "NOUN" or not _is_deed(before) or sentence.head(before).pos == "NOUN":
        return None
    first = sentence.within(span)[:1]
    return before if first and first[0].lower in _NEARLY else None


#: Words that open an hour told loosely.
_NEARLY = frozenset(("about", "around", "shortly", "just", "at", "approximately", "near"))


def _is_deed(noun: Token) -> bool:
    kind = lexicon.event(noun.lemma)
    return kind is not None and kind not in PLANNED


def _deed_that(sentence: Sentence, verb: Token | None) -> Token | None:
    """ "The blast that filled the town with dismay on Sunday": what the deed did, it did when it was."""
    if verb is None or verb.dep != "relcl":
        return None
    above = sentence.head(verb)
    own = next((token for token in sentence.below(verb) if token.dep == "nsubj"), None)
    return above if own is not None and own.tag == "WDT" and above.pos == "NOUN" and _is_deed(above) else None


def _before_dashes(sentence: Sentence, head: Token, span: Span) -> Token | None:
    """ "Girls were seized by a gang — its name means "sin" — on April 15": what stands between two dashes has no part
    in what follows; the verb before them."""
    dashes = [token.index for token in sentence.tokens if token.text in _DASHES and token.span.end <= span.start]
    if len(dashes) < 2 or not dashes[-2] < head.index < dashes[-1]:
        return None
    at = next((token.index for token in sentence.tokens if token.span.start >= span.start), 0)
    if at - dashes[-1] > 2:
        return None
    told = [
        token for token in sentence.tokens[: dashes[-2]] if token.pos in clauses.VERBS and token.tag in ("VBD", "VBN")
    ]
    return told[-1] if told else None


_DASHES = ("—", "–", "--", "-")


#: Tokens after a comma within which the verb of a clause stands.
_CLAUSE = 10


def _verbs(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verb that governs a token, then those above it."""
    if token.pos in clauses.VERBS:
        yield token
    yield from (above for above in sentence.ancestors(token) if above.pos in clauses.VERBS)


def _tense_of(sentence: Sentence, verb: Token) -> Tense:
    helpers = [child for child in sentence.below(verb) if child.dep in ("aux", "auxpass")]
    words = {child.lower for child in helpers}
    if words & _WILL:
        return Tense.UNKNOWN if "have" in words else Tense.FUTURE
    if verb.tag == "VB" and "to" in words:
        above = sentence.head(verb)
        # "is to open", "plans to meet", "expected to end"
        return Tense.FUTURE if above.lemma in _PLANS or above.lemma == "be" or above.pos == "NOUN" else Tense.UNKNOWN
    if words & {"had", "was", "were", "did", "has", "have", "'ve", "’ve", "’s"} and verb.tag in ("VBN", "VBD", "VB"):
        return _planned(verb, Tense.PAST)
    if words & _MIGHT:
        return Tense.UNKNOWN if "have" in words else Tense.FUTURE
    if verb.tag == "VBD" or (verb.tag == "VBN" and not helpers):
        return _planned(verb, Tense.PAST)
    if verb.tag in ("VBZ", "VBP") or (verb.tag in ("VBG", "VBN") and words & {"is", "are", "am", "'re", "’re"}):
        return (
            Tense.FUTURE if verb.lemma in _PLANS and verb.lemma not in ("have", "go", "want", "need") else Tense.PRESENT
        )
    return Tense.UNKNOWN


def _planned(verb: Token, otherwise: Tense) -> Tense:
    """ "Was scheduled for Friday" may lie on either side of the telling."""
    return Tense.UNKNOWN if verb.lemma in ("schedule", "set", "slate", "plan", "expect") else otherwise


#: What a quake or a storm does to a place.
_STRIKING = frozenset("hit strike rock shake jolt batter pound lash sweep ravage devastate".split())


def _noun(sentence: Sentence, head: Token, verb: Token | None) -> Token | None:
    """The noun that the date stands at ("the June meeting"), else the verb's subject, else its object."""
    if head.pos in _NOUNS:
        return head
    if verb is None:
        return None
    below = sentence.below(verb)
    passive = next((token for token in below if token.dep == "nsubjpass"), None)
    subject = next((token for token in below if token.dep in clauses.SUBJECTS), None)
    owner = verb
    if subject is None and (told := clauses.subject_before(sentence, verb)) is not None:
        owner, subject = told
    target = next((token for token in below if token.dep in _OBJECTS and token.pos in _NOUNS), None)
    if subject is not None and verb.lemma in _STRIKING and lexicon.event(subject.lemma) == "disaster":
        return subject  # "the quake hit Orme" is told of the quake
    if _takes_place(verb, target) and subject is not None:
        return _antecedent(sentence, owner, subject)
    if passive is not None:
        return _antecedent(sentence, verb, passive)
    return target if target is not None else _antecedent(sentence, owner, subject) if subject is not None else None


def _takes_place(verb: Token | None, target: Token | None) -> bool:
    return verb is not None and target is not None and (verb.lemma, target.lemma) == ("take", "place")


def _antecedent(sentence: Sentence, verb: Token, noun: Token) -> Token:
    """ "The blast that happened at nine": what "that" stands for."""
    above = sentence.head(verb)
    return above if noun.tag in ("WDT", "WP") and verb.dep == "relcl" and above.pos in _NOUNS else noun


def _relation(noun: Token) -> str:
    return {"nsubj": "subject", "csubj": "subject", "nsubjpass": "passive"}.get(noun.dep, "object")


def _modifiers(sentence: Sentence, noun: Token, span: Span) -> tuple[str, ...]:
    return tuple(
        token.lemma if token.pos != "PROPN" else token.text
        for token in sentence.below(noun)
        if token.dep in ("amod", "compound") and not token.span.touches(span) and token.index < noun.index
    )


def _purpose(sentence: Sentence, verb: Token | None, span: Span) -> tuple[str, ...]:
    """What it is done for, told right behind the date: "will come to Lima next month to open the fair", "for the fair
    of crafts"."""
    at = next((token.index for token in sentence.tokens if 0 <= token.span.start - span.end <= 1), -1)
    if verb is None or at < 0 or at + 1 == len(sentence.tokens):
        return ()
    first, second = sentence.tokens[at], sentence.tokens[at + 1]
    if first.lower == "to" and second.tag == "VB" and second.head == verb.index:
        return (second.lemma,)
    if first.lower != "for" or first.head != verb.index:
        return ()
    return tuple(token.lemma for token in sentence.subtree(first) if token.pos == "NOUN")[:_MAX_NAMES]


def _names(sentence: Sentence, top: Token | None, span: Span) -> tuple[str, ...]:
    """Runs of proper nouns under `top`, as written, the first few in order."""
    if top is None:
        return ()
    found: list[str] = []
    run: list[Token] = []
    for token in (*sentence.subtree(top), None):
        proper = token is not None and token.pos == "PROPN" and not token.span.touches(span)
        if run and (token is None or not proper or token.index != run[-1].index + 1):
            found.append(" ".join(word.text for word in run))
            run = []
        if token is not None and proper:
            run.append(token)
    return tuple(dict.fromkeys(found))[:_MAX_NAMES]
