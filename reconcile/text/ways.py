"""The way up from a figure to what it is said of: the noun it describes, the verb, its subject, and how it moved."""

from __future__ import annotations

from reconcile.model import Direction
from reconcile.text import phrases
from reconcile.text.syntax import Sentence, Token
from reconcile.text.wordlists import lists

#: May stand between a figure and the preposition or adverb that leads up to it.
_PASSED = frozenset(
    ("$", "us", "a", "an", "the", "about", "around", "over", "under", "nearly", "almost", "just", "only", "roughly",
     "some", "more", "less", "than", "as", "much", "high", "low", "average", "of", "approximately", "well", "close")
)  # fmt: skip


def preposition(sentence: Sentence, start: int) -> str:
    """The word that leads up to a figure, past its bound: "to" in "fell to just over 3%"."""
    index = start - 1
    while index > 0 and start - index < 6 and sentence.tokens[index].lower in _PASSED:
        if sentence.tokens[index].lower == "of" and sentence.tokens[index - 1].lower == "instead":
            return "instead of"
        index -= 1
    found = sentence.tokens[index].lower if index >= 0 else ""
    return found if found in ("to", "at", "from", "by") else ""


def adverb(sentence: Sentence, start: int) -> str:
    """ "Up 3%", "down nearly 20 points": the adverb right before a figure; not that of "made up 3%"."""
    for token in reversed(sentence.tokens[max(0, start - 4) : start]):
        if token.lower == "off":
            return "down" if sentence.head(token).lemma in _QUOTED else ""
        if token.lower in ("up", "down"):
            verb = sentence.head(token)
            return token.lower if token.dep != "prt" or verb.lemma in lists().level | lists().up | lists().down else ""
        if token.lower not in _PASSED:
            break
    return ""


def moving(sentence: Sentence, start: int) -> Token | None:
    """The "up" or "down" right before a figure, past its bound."""
    for token in reversed(sentence.tokens[max(0, start - 5) : start]):
        if token.lower in ("up", "down"):
            return token
        if token.lower not in _PASSED:
            break
    return None


#: "Sales were off 3 percent", "shares closed off 10 cents".
_QUOTED = frozenset(("be", "trade", "open", "close", "end", "finish"))


def through(sentence: Sentence, noun: Token) -> Token:
    """Past nouns that measure nothing: "a total of the exports" is of exports."""
    for _ in range(3):
        inner = phrases.object_of(sentence, noun, "of", "in")
        if noun.lemma not in lists().idle_nouns or inner is None or not phrases.is_noun(inner):
            break
        noun = inner
    return noun


#: The words between a verb of change and the figure that it changed by.
_CHANGING = frozenset(("", "by", "about", "around", "over", "under", "nearly", "almost", "some", "than", "up", "down"))


class Way:
    """The way up from a figure: the noun that it describes, the verb, its subject, and how the figure moved.

    A class, for the walk fills several slots at once; it lives for one figure.
    """

    def __init__(self, sentence: Sentence, token: Token, by: str, adverb: str) -> None:
        self.sentence = sentence
        self._figure = token
        self.noun: Token | None = None
        self.verb: Token | None = None
        self.change: Token | None = None
        self.level: Token | None = None
        self.direction: Direction | None = None
        self.subject: Token | None = None
        self.named: Token | None = None
        self.quality: Token | None = None  # "wide" of "90 miles wide"
        self.relation = ""
        self._by = ""
        self._adverb = adverb
        self._climb(token)
        self._by = by or self._by
        self._next_to = adverb
        self._say_of_whom()
        self._direct()

    def _say_of_whom(self) -> None:
        if self.verb is not None:
            self.subject = phrases.subject(self.sentence, self.verb)
            self.named = phrases.named_subject(self.sentence, self.verb)

    @property
    def moves(self) -> bool:
        return (
            self.verb is not None
            and not self._collects()
            and (self.verb.lemma in lists().up or self.verb.lemma in lists().down or bool(self._adverb))
        )

    @property
    def moved(self) -> Token | None:
        """What somebody raised or cut by the figure: "cut the fare by 5%"."""
        if self.verb is None or self._by not in ("by", "to", "from", "at"):
            return None
        found = phrases.child(self.sentence, self.verb, "dobj")
        if found is None or not phrases.is_noun(found):
            return None
        names_change = found.lemma in lists().idle_nouns and found.lemma != "number"
        return None if self._by == "at" and (names_change or self._changes(found)) else found

    @property
    def name(self) -> str:
        """The verb's lemma, or the name of the change."""
        if self.change is not None and self._changes(self.change):
            return self.change.lemma
        if self._adverb and self.verb is not None and self.verb.lemma in lists().level:
            return self._adverb
        return self.verb.lemma if self.verb is not None else ""

    def _qualifies(self, token: Token, above: Token) -> bool:
        return self.quality is None and (token.dep == "npadvmod" or above.dep in ("acomp", "oprd"))

    def _climb(self, token: Token) -> None:
        sentence, joined = self.sentence, False
        for _ in range(12):
            above = sentence.head(token)
            if above.index == token.index:
                break
            if phrases.is_verb(above) and token.dep not in ("amod", "compound", "nmod"):
                self._at_verb(token, above)
                return
            if above.lower in ("up", "down", "higher", "lower") and not self._adverb:
                self._adverb = "up" if above.lower in ("up", "higher") else "down"
            if above.lower in ("up", "down") and self._apposed(token, above):
                return
            if phrases.is_noun(above) and self._at_noun(token, above):
                return
            if token.dep == "prep" and not self._by:
                self._by = token.lower
            joined = joined or token.dep == "conj"
            if above.tag == "JJ" and self._qualifies(token, above) and not joined:
                self.quality = above
            token = above
        if self.noun is None and phrases.is_verb(token):
            self.verb = token

    def _apposed(self, token: Token, adverb: Token) -> bool:
        """ "Revenue, up 20% to 6 billion, …": a clause of its own, whose verb is the adverb."""
        noun = self.sentence.head(adverb)
        if (
            not phrases.is_noun(noun)
            or noun.index > adverb.index
            or adverb.dep not in ("advmod", "prep", "amod", "acl")
        ):
            return False
        self.noun, self.verb, self.relation = noun, adverb, "oblique"
        self._by = self._by or (token.lower if token.dep == "prep" else "")
        return True

    def _at_verb(self, token: Token, verb: Token) -> None:
        self.verb = verb
        if token.dep == "prep":
            self._by = self._by or token.lower
        self.relation = {"nsubj": "subject", "nsubjpass": "passive", "dobj": "object", "attr": "object"}.get(
            token.dep, "oblique"
        )
        for below in self.sentence.below(verb):
            tied = below.dep in ("advmod", "prt", "acomp", "prep") and (
                verb.lemma in lists().level or verb.lemma in ("trend", "pull")
            )
            if tied and below.lower in ("up", "down", "higher", "lower") and not self._goes_on(below):
                self._adverb = self._adverb or ("up" if below.lower in ("up", "higher") else "down")

    def _goes_on(self, adverb: Token) -> bool:
        """ "Was 5.9 percent, down from 6.1": the figure before the comma is the level that it came down to."""
        before = self.sentence.tokens[adverb.index - 1] if adverb.index else None
        return before is not None and before.text == "," and self._figure.index < adverb.index

    def _at_noun(self, token: Token, noun: Token) -> bool:
        """True where the walk ends at this noun."""
        if token.dep in ("conj", "appos") and not self._changes(noun):
            return False
        if self._changes(noun) and not (self.noun is not None and token.dep == "prep"):
            if self.change is None:
                self.change = noun
                inner = phrases.object_of(self.sentence, noun, "in", "of", "for")
                if inner is not None and phrases.is_noun(inner) and not self._holds_figure(inner):
                    self.noun = through(self.sentence, inner)
                else:
                    self.noun = next(
                        (
                            t
                            for t in self.sentence.below(noun)
                            if t.dep == "compound" and phrases.is_noun(t) and t.index != token.index
                        ),
                        None,
                    )
            return False
        if noun.lemma in lists().idle_nouns and token.dep in ("prep", "compound", "nummod", "nmod", "amod"):
            self.noun = self.noun or self._named(token, noun)
            return False
        if self.noun is None or (self.noun.dep in ("compound", "nmod") and self.noun.head == noun.index):
            self.noun = noun  # "a 44 percent recession probability" is a probability
        return False

    def _named(self, token: Token, noun: Token) -> Token | None:
        """An idle noun that is told of what: "a combined rate", "the average price of bread"."""
        inner = phrases.object_of(self.sentence, noun, "of", "in")
        if inner is None or not phrases.is_noun(inner) or inner.index < token.index or self._holds_figure(inner):
            return None
        return inner

    def _holds_figure(self, noun: Token) -> bool:
        return self._figure.index in {token.index for token in self.sentence.subtree(noun)}

    def _collects(self) -> bool:
        """ "Raised $11 million for a school": what was raised is the sum itself, and nothing went up by it."""
        return self.verb is not None and self.verb.lemma == "raise" and self.relation == "object" and not self._by

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
        elif self.verb is not None and self.relation not in ("subject", "passive") and self.verb.lemma in lists().up:
            self.direction = None if self._collects() else Direction.UP
        elif self.verb is not None and self.relation != "subject" and self.verb.lemma in lists().down:
            self.direction = Direction.DOWN
