"""Checks an entry of a decision log against the shipped JSON Schema."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_NAME = "decision.schema.json"


def faults(entry: Any) -> list[str]:
    """What is wrong with it, each with its JSON path; empty where it is right."""
    errors = sorted(_validator().iter_errors(entry), key=lambda error: (error.json_path, error.message))
    return [f"{error.json_path}: {error.message:.160}" for error in errors]


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # only here: it takes longer to load than a case to open

    shipped = files("reconcile") / "schemas" / _NAME
    text = (
        shipped.read_text("utf-8")
        if shipped.is_file()
        else (Path(__file__).parents[2] / "schemas" / _NAME).read_text("utf-8")
    )
    return Draft202012Validator(json.loads(text))
