"""Dates that hang on another one in the same text: "a year earlier" beside "the third quarter" is a quarter, and "that
year" is the year told just before. What they hang on is copied into their fields, so that each can be placed alone."""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import DateExpression

#: How far back, or ahead, the other date may stand, in characters.
REACH = 300
#: Words that point at the date told before.
_POINTING = frozenset({"that", "same", "following", "previous", "preceding", "prior", "next"})

Fields = dict[str, int | str]


def anchor(found: list[DateExpression]) -> list[DateExpression]:
    """The expressions, those that hang on another one with what it says; one pass, each looks at a few neighbours."""
    out: list[DateExpression] = []
    for place, expression in enumerate(found):
        fields = dict(expression.fields)
        more: Fields = {}
        if _asks_quarter(expression, fields):
            more = _quarter(found, place)
        elif expression.form == "ended":
            more = _end(found, place)
        elif _asks_date(expression, fields):
            more = _date(found, place)
        elif isinstance(fields.get("yrel"), str) or (expression.form == "month" and fields.get("rel") == "that"):
            more = {name.removeprefix("at_"): year for name, year in _date(found, place).items() if name == "at_y"}
        elif expression.form in ("day", "month") and not fields.keys() & {"y", "yrel", "rel"}:
            more = _shared_year(found, place)
        if more:
            whole = tuple(sorted({**more, **fields}.items()))
            expression = replace(expression, fields=whole, relative=expression.relative and "y" not in more)
        out.append(expression)
    return out


def _asks_quarter(expression: DateExpression, fields: Fields) -> bool:
    """Accounts set each quarter beside the one of the year before."""
    if expression.form == "account":
        return fields.get("unit", "period") in ("quarter", "period")
    if expression.form == "ago":
        return (
            fields.get("unit") == "year" and fields.get("n") == 2 and fields.get("way") in ("ago", "earlier", "before")
        )
    return False


def _asks_date(expression: DateExpression, fields: Fields) -> bool:
    return (
        expression.form in ("unit", "otherday")
        and fields.get("rel", "") in _POINTING | {1, -1}
        and (
            expression.form == "otherday"
            or expression.text.lower().startswith(
                ("that ", "the same", "the following", "the previous", "the next", "the preceding", "the prior")
            )
        )
    )


def _quarter(found: list[DateExpression], place: int) -> Fields:
    """The nearest quarter told before, else after, within reach."""
    here = found[place].span
    for other in found[max(0, place - 4) : place][::-1] + found[place + 1 : place + 3]:
        gap = max(here.start - other.span.end, other.span.start - here.end)
        fields = dict(other.fields)
        if gap <= REACH and other.form == "quarter" and not fields.get("back"):
            return {"at_q": fields["q"], **{f"at_{name}": fields[name] for name in ("y", "yrel") if name in fields}}
    return {}


def _shared_year(found: list[DateExpression], place: int) -> Fields:
    """ "In May and June 2020" both are of 2020; "in December and January 2020" the first is of the year before."""
    after = found[place + 1] if place + 1 < len(found) else None
    if after is None or after.form != found[place].form or after.span.start - found[place].span.end > len(" and "):
        return {}
    here, there = dict(found[place].fields), dict(after.fields)
    year, first, second = there.get("y"), here.get("m"), there.get("m")
    if not isinstance(year, int) or not isinstance(first, int) or not isinstance(second, int):
        return {}
    return {"y": year - (first > second)}


def _end(found: list[DateExpression], place: int) -> Fields:
    """The day that follows "the nine months ended"."""
    after = found[place + 1] if place + 1 < len(found) else None
    if (
        after is None
        or after.form not in ("day", "month")
        or after.span.start - found[place].span.end > len(" ending last ")
    ):
        return {}
    return {f"at_{name}": value for name, value in after.fields if name in ("y", "m", "d", "yrel")}


def _date(found: list[DateExpression], place: int) -> Fields:
    """The nearest date told before that names its year."""
    here = found[place].span
    for other in found[max(0, place - 3) : place][::-1]:
        fields = dict(other.fields)
        if (
            here.start - other.span.end <= REACH
            and "y" in fields
            and other.form in ("day", "month", "year", "ymd", "quarter")
        ):
            return {f"at_{name}": fields[name] for name in ("y", "m", "d", "q") if name in fields}
    return {}
