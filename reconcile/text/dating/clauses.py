"""Where the parser hangs a day or hour on the wrong verb, or the verb on no subject: the verb, the deed and the subject
that a reader takes."""

from __future__ import annotations

from reconcile.model import Span
from reconcile.text import lexicon, zones
from reconcile.text.happenings import ONCE, PLANNED, moment
from reconcile.text.syntax import Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
VERBS = frozenset({"VERB", "AUX"})


def over_a_stop(sentence: Sentence, span: Span) -> Token | None:
    """ "It happened at 9 Long Ave. just before four": the parser may take the stop of "Ave." for the end.
    The verb that is told before it."""
    before = [token for token in sentence.tokens if token.span.end <= span.start]
    stop = next((token for token in reversed(before) if token.text == "."), None)
    if stop is None or span.start - stop.span.end > _AFTER_STOP:
        return None
    verb = next((token for token in reversed(before) if token.pos == "VERB"), None)
    verb = sentence.head(verb) if verb is not None and _opener(sentence, verb) is not None else verb
    return verb if verb is not None and verb.tag in (*_FINITE, "VBN") else None


#: Characters between the stop of an abbreviation and an hour or day that is told behind it.
_AFTER_STOP = 30


def before_clause(sentence: Sentence, head: Token, span: Span) -> Token | None:
    """ "Shots rang out at four as he was leaving": the parser may hang an hour on the clause that opens behind it. The
    verb before that clause."""
    opener = _opener(sentence, head) if head.pos in VERBS else None
    if opener is None or opener.span.start < span.end:
        return None
    above = sentence.head(head)
    if above.pos == "VERB" and above.span.start < span.start:
        return above
    told = (token for token in reversed(sentence.tokens) if token.span.end <= span.start and token.pos == "VERB")
    found = next(told, None)  # where the parser lost the way from the one to the other
    return found if found is not None and found.tag in _FINITE else None


_FINITE = ("VBD", "VBZ", "VBP")


def _opener(sentence: Sentence, verb: Token) -> Token | None:
    """The word that opens the clause of a verb, where it is one of time: "as he was leaving", "when it fell"."""
    below = (token for token in sentence.below(verb) if token.dep in ("mark", "advmod") and token.index < verb.index)
    return next((token for token in below if token.lower in _MEANWHILE), None)


_MEANWHILE = frozenset(("as", "when", "while"))


def meanwhile(sentence: Sentence, verb: Token) -> Token | None:
    """ "The bomb exploded as the bus passed the bank at five": what is told of the moment of a deed is told of
    the deed. Its verb; None where the clause tells no moment of one, or a deed: "hurt when a bus hit the stage"."""
    above = sentence.head(verb)
    opener = _opener(sentence, verb)
    if (
        verb.dep != "advcl"
        or opener is None
        or opener.lower == "when"
        or above.pos != "VERB"
        or above.tag not in _PAST
        or _is_done(sentence, verb)
    ):
        return None
    helpers = {token.lower for token in sentence.below(verb) if token.dep in ("aux", "auxpass")}
    return above if _is_done(sentence, above) and verb.tag in _PAST_TOO and "had" not in helpers else None


_PAST = ("VBD", "VBN")
_PAST_TOO = (*_PAST, "VBG")


def _is_done(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells of what is done or suffered in a moment."""
    done = deed_of(sentence, verb)
    kind = lexicon.event(done)
    return (kind is not None and kind not in PLANNED) or lexicon.known_predicate(done) in _IN_A_MOMENT


def it_was(sentence: Sentence, verb: Token, span: Span) -> Token | None:
    """ "It was about five when the water broke in": the verb of what the hour is told of."""
    subject = next((token for token in sentence.below(verb) if token.dep in SUBJECTS), None)
    if verb.lemma != "be" or subject is None or subject.lower != "it":
        return None
    when = next((token for token in sentence.tokens if 0 <= token.span.start - span.end <= 1), None)
    if when is None or when.lower != "when":
        return None
    told = (above for above in sentence.ancestors(when) if above.pos in VERBS)
    found = next(told, None)
    return found if found is not None and found.index > when.index and found.tag in (*_FINITE, "VBN") else None


def when_it_was(sentence: Sentence, span: Span) -> bool:
    """ "It comes on the heels of a raid on Monday when nine were killed": the day is one on which something was
    done, whatever is told in the present."""
    opens = next((token for token in sentence.tokens if token.span.start >= span.end and token.text != ","), None)
    if opens is None or opens.lower != "when":
        return False
    verb = next((token for token in sentence.ancestors(opens) if token.pos in VERBS), None)
    if verb is None or verb.index < opens.index:
        return False
    helpers = {token.lower for token in sentence.below(verb) if token.dep in ("aux", "auxpass")}
    return verb.tag == "VBD" or (verb.tag == "VBN" and not helpers.isdisjoint(("was", "were", "had")))


def deed_of(sentence: Sentence, verb: Token) -> str:
    """The lemma of a verb, or of the one that says the same as it does with its particle: "went off", "taken into
    custody"."""
    if verb.lemma not in _WITH:
        return verb.lemma
    after = sentence.tokens[verb.index + 1 : verb.index + 2 + _NEAR]
    near = [token.lower for token in after if token.lower not in ("a", "the")]
    return next((done for words, done in _WITH[verb.lemma] if tuple(near[: len(words)]) == words), verb.lemma)


#: Verbs with what makes another verb of them; words after a verb that are looked at.
_WITH = {
    "go": ((("off",), "explode"),),
    "blow": ((("up",), "explode"),),
    "take": ((("into", "custody"), "arrest"),),
    "come": ((("under", "attack"), "attack"), (("under", "fire"), "attack")),
}
_NEAR = 2

_IN_A_MOMENT = ("happened", "killed", "injured", "shot", "arrested")


def the_deed(sentence: Sentence, span: Span) -> tuple[Token, str] | None:
    """ "Before the 3:26 a.m. shooting", "a 3:26 a.m. shooting": the deed that an hour stands before, and how it is
    told: "relative" where it is known, "modifier" where it may be one of many."""
    tokens = sentence.tokens
    before = next((token for token in reversed(tokens) if token.span.end <= span.start), None)
    hour = any(is_clock(token) for token in sentence.within(span))
    if before is None or before.lower not in _TOLD_BY or not hour:
        return None
    after = [token for token in tokens if token.span.start >= span.end][:_NAMED_BY]
    for token in after:
        kind = lexicon.event(token.lower)
        if token.tag in ("NN", "VBG") and kind is not None and kind not in PLANNED:
            return token, _TOLD_BY[before.lower]
        if token.pos not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def is_clock(token: Token) -> bool:
    """A word of an hour that the date's own words hang on: "at 0300 GMT on Monday"."""
    return token.lower in ("a.m.", "p.m.", "am", "pm") or (
        token.text.isupper() and zones.offset(token.text) is not None
    )


#: What stands before a deed with its hour; and words after the hour among which the deed is.
_TOLD_BY = {"the": "relative", "this": "relative", "that": "relative", "a": "modifier", "an": "modifier"}
_NAMED_BY = 3


def subject_before(sentence: Sentence, verb: Token) -> tuple[Token, Token] | None:
    """ "It left a hole and was heard on Monday": the verb before "and" that has the subject, and that."""
    below = sentence.below(verb)
    if verb.dep == "xcomp" and any(token.lower == "being" for token in below):  # "a man survived being shot at four"
        above = sentence.head(verb)
        subject = next((token for token in sentence.below(above) if token.dep in SUBJECTS), None)
        return (above, subject) if subject is not None else None
    if verb.dep != "conj" or not _bare(sentence, verb):
        return None
    steps = 0
    while verb.dep == "conj" and steps < _JOINED:
        verb, steps = sentence.head(verb), steps + 1
        subject = next((token for token in sentence.below(verb) if token.dep in SUBJECTS), None)
        if subject is not None:
            return (verb, subject) if verb.pos in VERBS else None
    return None


def joined(sentence: Sentence, verb: Token) -> Token | None:
    """ "It was first spotted and filmed on Monday": of two verbs, the one that tells what comes about once."""
    above = sentence.head(verb)
    near = verb.dep == "conj" and verb.index - above.index <= _NEAR + 1 and above.tag == verb.tag
    return above if near and moment(above.lemma) in ONCE and moment(verb.lemma) not in ONCE else None


def _bare(sentence: Sentence, verb: Token) -> bool:
    """Whether nothing stands between "and" and the verb that could be its own subject."""
    for token in reversed(sentence.tokens[: verb.index]):
        if token.pos == "CCONJ":
            return True
        if token.pos not in ("AUX", "ADV", "PART"):
            return False
    return False


#: Verbs that are joined by "and" at most.
_JOINED = 3
