"""Which of the figures in a sentence tell something: not dates, labels and jersey numbers, nor "one" as a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.model import Span
from reconcile.text import lexicon, phrases
from reconcile.text.counted import Counted
from reconcile.text.quantities import Reading
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists

#: Forms of a reading that name something or place it in time.
_NO_AMOUNT = frozenset(
    (
        "year",
        "date",
        "time",
        "phone",
        "version",
        "decade",
        "code",
        "label",
        "model_name",
        "address",
        "counter",
        "pronoun",
    )
)
#: What an ordinal must stand before to count something.
ORDINALS = {
    "anniversary": "anniversary",
    "birthday": "anniversary",
    "floor": "ordinal",
    "storey": "ordinal",
    "story": "ordinal",
}
#: Dimensions whose figures may lie in the words of a date ("the past three years").
_IN_DATES = frozenset(("duration", "age", "anniversary", "money", "percent"))
#: "At one point", "one way or another": "one" counts nothing there.
_IDIOMS = frozenset(
    ("point", "time", "way", "thing", "hand", "side", "stage", "end", "sense", "more", "moment", "occasion")
)


#: What stands before the name of who took it.
_CAPTIONS = frozenset(("Photo", "Image", "Picture", "Video", "Credit", "Caption"))


#: "The 2600 block of Hill Street" is an address.
_BLOCK = re.compile(r"[-\s]{1,2}blocks?\b", re.IGNORECASE)


def is_amount(text: str, reading: Reading, taken: Sequence[Span]) -> bool:
    """False for what only names or dates; `text` is the sentence, `taken` are the spans of dates and times of day."""
    if reading.form in _NO_AMOUNT and not in_doubt(reading):
        return False
    if reading.form == "times" and not any(char.isdigit() for char in reading.quantity.text):
        return reading.quantity.bound_span is not None and _TWICE.match(text, reading.span.end) is not None
    if reading.quantity.dimension in ("duration", "count") and _few(reading) and reading.quantity.bound_span is None:
        return False
    if (
        _is_slide(text, reading.span)
        or _is_footnote(text, reading.span)
        or _is_block(text, reading)
        or _is_emergency(text, reading)
        or _is_of_label(text, reading.quantity.number)
    ):
        return False
    if reading.quantity.dimension in _IN_DATES or _SUMS.search(
        text[max(0, reading.span.start - 24) : reading.span.start]
    ):
        return True
    if reading.quantity.text.lower() in ("twice", "thrice") and not _TWICE.match(text, reading.span.end):
        return False
    return not any(span.touches(reading.quantity.number) for span in taken)


def _is_of_label(text: str, number: Span) -> bool:
    """ "Thefts: 283 Burglaries: 15": a row of labels, each with its figure behind it; the noun after it is the next."""
    return text[max(0, number.start - 2) : number.start] == ": " and _LABEL.match(text, number.end) is not None


_LABEL = re.compile(r" [A-Z][\w/&-]*(?: \w+){0,3} ?:(?!\d)")


def _is_slide(text: str, number: Span) -> bool:
    """ "Image 26 of 111 Friends laid flowers": the counter of a row of pictures."""
    return _SLIDE.search(text[max(0, number.start - 24) : number.start]) is not None


_SLIDE = re.compile(r"\b(?:image|photo|picture|slide)s? (?:\d+ (?:of|/) )?(?:/ )?$", re.IGNORECASE)


def _is_footnote(text: str, number: Span) -> bool:
    """ "was closed.[12]": the mark of a note."""
    before, after = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 1]
    return after == "]" and before[-1:] == "[" and not before[:1].isspace() and before != "["


def _is_emergency(text: str, reading: Reading) -> bool:
    """ "She called 911", "a 911 dispatcher": the number that one dials for help."""
    if reading.quantity.text not in ("911", "999", "112"):
        return False
    before, after = text[max(0, reading.span.start - 16) : reading.span.start], text[reading.quantity.number.end :]
    return _DIALS.search(before) is not None or _DIALLED.match(after) is not None


_DIALS = re.compile(
    r"\b(?:call(?:s|ed|ing)?|dial(?:s|l?ed|l?ing)?|phon(?:es?|ed|ing)|rang|ring(?:s|ing)?|to|via)\s+$", re.I
)
_DIALLED = re.compile(
    r"[\s-]+(?:emergency )?(?:calls?|callers?|dispatch\w*|operators?|services?|system|cent(?:er|re))\b", re.I
)

#: Before a number that only looks like a year: "an average of 1500".
_SUMS = re.compile(
    r"\b(?:average|total|sum|maximum|minimum|mean|median|number|estimated|additional)\s+(?:of\s+)?$", re.IGNORECASE
)
_TWICE = re.compile(
    r"\s+(?:as\s+(?:many|much|high|large|big)|the|its|what|that|his|her|their|our|last|those)\b", re.IGNORECASE
)


def in_doubt(reading: Reading) -> bool:
    """Looks like a name or a pronoun, but the parse may know better ("DESTROYS 18 BOATS", "in which one man")."""
    return reading.form in ("model_name", "label", "pronoun")


def _plainly(sentence: Sentence, number: Sequence[Token], what: Counted) -> bool:
    """The number modifies a noun behind it, and the noun is a plural, or follows "one" in a clause of its own."""
    if sentence.tokens[number[0].index - 1].lower in lists().labels and number[0].index:
        return False
    if what.how == "verb" or (what.how == "partitive" and number[0].lower == "one"):
        return True  # "said that one of the boats sank"
    if what.how != "noun" or what.span is None or number[-1].dep not in ("nummod", "compound", "nsubj"):
        return False
    head = sentence.within(what.span)[-1]
    if number[0].lower == "one":
        before = sentence.tokens[number[0].index - 1].lower if number[0].index else ""
        if number[0].dep == "nummod" and head.index > number[0].index + 1:
            return lexicon.root(lexicon.noun(what.head)) == "person"
        return before in ("which", "where", "when", "that") and head.index == number[0].index + 1
    if not _title_case(sentence):
        return False
    return (
        head.lower.endswith("s") or head.tag == "NNS" or head.lower in ("people", "men", "women", "children", "police")
    )


def counts(sentence: Sentence, reading: Reading, number: Sequence[Token], what: Counted | None) -> bool:
    """False where a bare number only looks like a count."""
    if reading.form == "vague" and number[-1].lower == "scores" and phrases.modifiers(sentence, number[-1]):
        return False  # "sports scores"
    if _few(reading) and (what is None or not _befell(sentence, what, "several" in reading.quantity.text.lower())):
        return False
    if what is not None and what.how == "noun" and what.token.text in _CAPTIONS and reading.quantity.value != 1:
        return False  # "Jane Roe, 28 Photo: A. Miller"
    if in_doubt(reading) and reading.quantity.bound_span is None and not sentence.text.isupper():
        return what is not None and _plainly(sentence, number, what)
    if reading.quantity.bound_span is None and _in_name(sentence, reading, number, what):
        return False
    if reading.quantity.text.lower() == "one":
        after = number[-1].index + 1
        each_other = after < len(sentence.tokens) and sentence.tokens[after].lower == "another"
        return (
            not each_other
            and what is not None
            and what.how in ("noun", "partitive", "state", "verb")
            and not (what.how == "noun" and what.head in _IDIOMS and not what.modifiers)
        )
    if what is not None and what.how != "before":
        return not (
            what.how == "noun"
            and what.token.tag == "NNP"
            and not sentence.text.isupper()
            and reading.quantity.value != 1
            and not reading.quantity.bound_span
        )
    return not _names(sentence, reading, number)


def _few(reading: Reading) -> bool:
    """ "Several", "a few": a size that nobody disputes."""
    low, high = reading.quantity.interval.low, reading.quantity.interval.high
    return reading.form == "vague" and low == 3 and high is not None and high < 10


def _befell(sentence: Sentence, what: Counted, several: bool) -> bool:
    """Something happened to them that newsrooms count."""
    found = phrases.governor(sentence, what.token)
    verbs = [verb for verb in (what.verb, found.verb if found else None) if verb is not None]
    if (
        several
        and found is not None
        and found.relation in ("subject", "passive")
        and found.verb.lemma not in lists().light
    ):
        return True
    return any(lexicon.known_predicate(verb.lemma) not in (None, "up", "down", "happened") for verb in verbs)


def _in_name(sentence: Sentence, reading: Reading, number: Sequence[Token], what: Counted | None) -> bool:
    """ "A last-32 game", "the bottom three", "the Kick Six win": the number is a part of a word or of a name."""
    start = number[0].index
    if not start:
        return False
    before = sentence.tokens[start - 1]
    if before.lower in _SCALES and reading.quantity.text.isdigit():
        return True
    glued = before.span.end == number[0].span.start
    if (glued and before.tag == "HYPH") or (
        before.text in ("-", "–") and glued and start > 1 and sentence.tokens[start - 2].span.end == before.span.start
    ):
        return True
    after = sentence.tokens[number[-1].index + 1] if number[-1].index + 1 < len(sentence.tokens) else None
    if before.lower in ("bottom", "top", "final", "big") and (
        after is None or (not phrases.is_noun(after) and after.tag not in ("JJ", "VBG"))
    ):
        return True
    if after is not None and _is_capitalised_name(sentence, number, before, after):
        return True
    if before.lower in ("'s", "’s") or not any(char.isupper() for char in before.text) or not phrases.is_noun(before):
        return False
    if number[0].text[:1].isalpha():
        return number[0].text[:1].isupper() and not _title_case(sentence)
    if (
        what is not None
        and what.span is not None
        and what.how == "noun"
        and sentence.within(what.span)[-1].lower.endswith("s")
    ):
        return False
    return (
        after is not None
        and after.tag in ("NNP", "NN")
        and reading.quantity.value != 1
        and number[0].text.isdigit()
        and len(number[0].text) < 4
    )


#: Before a number, the scale that it is a step of: "a category 3 hurricane", "a level 2 alert".
_SCALES = frozenset("category magnitude level grade phase tier type class stage".split())


def _is_capitalised_name(sentence: Sentence, number: Sequence[Token], before: Token, after: Token) -> bool:
    """ "The Seven Sisters cliffs": a number word with a capital within its sentence, before another."""
    if (
        not number[0].text[:1].isupper()
        or number[0].text.isupper()
        or not (before.text.islower() or before.tag in ("DT", "CD"))
    ):
        return False
    return after.tag in ("NNP", "NNPS") and not _title_case(sentence)


def _title_case(sentence: Sentence) -> bool:
    """Most words begin with a capital, as in a headline."""
    words = [token.text for token in sentence.tokens if len(token.text) > 3 and token.text[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


#: Labels that stand in lower case too.
_PLAIN_LABELS = frozenset(
    (
        "page",
        "section",
        "row",
        "chapter",
        "no",
        "no.",
        "number",
        "route",
        "flight",
        "room",
        "item",
        "step",
        "grade",
        "type",
    )
)


def _names(sentence: Sentence, reading: Reading, number: Sequence[Token]) -> bool:
    """ "Section 427", "Windows 11": a plain number that ends a name."""
    version = reading.quantity.text.replace(".", "", 1)
    if not version.isdigit() or not number or not number[0].index:
        return False
    before = sentence.tokens[number[0].index - 1]
    if phrases.is_noun(before) and before.head == number[0].index and before.dep in ("compound", "nmod"):
        return True
    if before.lower in lists().labels and (before.text[:1].isupper() or before.lower in _PLAIN_LABELS):
        return True
    token = phrases.top(number)
    tied = (
        token is not None
        and sentence.head(token).index == before.index
        and token.dep in ("nummod", "appos", "compound", "nmod")
    )
    return before.tag in ("NNP", "NNPS") and (tied or len(reading.quantity.text) < 3)


def _is_block(text: str, reading: Reading) -> bool:
    value = reading.quantity.value
    return (
        value is not None
        and value >= 100
        and value % 100 == 0
        and _BLOCK.match(text, reading.quantity.number.end) is not None
    )
