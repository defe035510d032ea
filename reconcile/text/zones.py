"""The clock that an hour is told by: how far the standard abbreviations lie from universal time.

Only fixed offsets are here. "ET" and "New York time" move with the season, "IST" is the clock of three lands, "local
time" is that of wherever it happened: an hour told by one of these is not turned into another zone's.
"""

from __future__ import annotations

import re

#: Minutes east of Greenwich.
_OFFSETS = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "wib": 420, "hkt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660,
}  # fmt: skip
#: Written out, as the abbreviation.
_NAMES = {
    "eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt", "alaska": "akt", "greenwich mean": "gmt",
    "british summer": "bst", "central european": "cet", "central european summer": "cest", "japan standard": "jst",
    "japan": "jst", "moscow": "msk", "moscow standard": "msk",
}  # fmt: skip
_AMERICAN = re.compile(r"(eastern|central|mountain|pacific|alaska) (standard|daylight)")
_SHIFTED = re.compile(r"(?:utc|gmt)([+-])(\d{1,2})")


def key(zone: str) -> str:
    """One spelling for a zone as written: "Eastern Daylight Time" is "edt"; "" where none, or the local one, is."""
    name = " ".join(zone.lower().split()).removesuffix("time").strip()
    if name in ("", "local"):
        return ""
    match = _AMERICAN.fullmatch(name)
    if match:
        return _NAMES[match[1]][:-1] + match[2][0] + "t"
    return _NAMES.get(name, name)


def offset(zone: str) -> int | None:
    """Minutes east of Greenwich of a zone as written; None where that is not fixed, or not known."""
    name = key(zone)
    match = _SHIFTED.fullmatch(name)
    if match:
        return (-60 if match[1] == "-" else 60) * int(match[2])
    return _OFFSETS.get(name)


def is_universal(zone: str) -> bool:
    """True where it is the clock of no place that news comes from."""
    name = key(zone)
    return name in ("utc", "gmt", "z") or _SHIFTED.fullmatch(name) is not None


def is_named(zone: str) -> bool:
    """True where it is another clock than that of wherever it happened."""
    return bool(key(zone))


def apart(zone: str, other: str) -> int | None:
    """Minutes to take off an hour in `zone` to tell it by `other`; None where the words do not tell. What is told by no
    zone is told by the local clock, which may be any."""
    if key(zone) == key(other):
        return 0
    mine, theirs = offset(zone), offset(_in_season_of(zone, other))
    return None if mine is None or theirs is None else mine - theirs


def _in_season_of(zone: str, other: str) -> str:
    """ "CST" beside "EDT" is a slip of the pen for "CDT": no two of these clocks run in both seasons at once."""
    mine, theirs = key(zone), key(other)
    if all(name[:1] in _TURNING and name[1:] in ("st", "dt") for name in (mine, theirs)):
        return theirs[0] + mine[1:]
    return other


#: Clocks of the American east, middle and west; that of the mountains does not turn everywhere.
_TURNING = ("e", "c", "p")
