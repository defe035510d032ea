"""Makes the pictures of the README, of the articles in seeds/: `make screenshots`, with a Chromium.

The report and the review page are opened as a reader opens them, in a window of a common size, light and dark. The
pictures are kept with the 256 colours that they have most of, which makes them a third of the size.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402

from reconcile.case import load  # noqa: E402
from reconcile.review import Desk, desk  # noqa: E402

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_SIZE: ViewportSize = {"width": 1200, "height": 900}

#: The pixels of a picture as numbers of a palette: the colours that are met most, and for the others the nearest.
_PALETTE = """async (png) => {
  const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const { width, height } = picture;
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const pixels = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);
  const met = new Map();
  for (const pixel of pixels) met.set(pixel, (met.get(pixel) ?? 0) + 1);
  const kept = [...met].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256).map(([colour]) => colour);
  const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const away = (a, b) => parts(a).reduce((sum, part, at) => sum + (part - parts(b)[at]) ** 2, 0);
  const nearest = (colour) =>
    kept.reduce((best, other, at) => away(colour, other) < away(colour, kept[best]) ? at : best, 0);
  const place = new Map([...met.keys()].map((colour) => [colour, nearest(colour)]));
  return { width, height, palette: kept.flatMap(parts), indexes: Array.from(pixels, (pixel) => place.get(pixel)) };
}"""


def main() -> None:
    path = chromium.find()
    if path is None:
        sys.exit(f"error: no Chromium was found: {chromium.HOW}")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        pictures(browser, Path(folder))
        browser.close()


def pictures(browser: Browser, folder: Path) -> None:
    case, report = folder / "hanoi.db", folder / "report.html"
    run = [sys.executable, "-m", "reconcile.cli", "run", "seeds", "--fail-on", "never", "--format", "html"]
    subprocess.run([*run, "--case", str(case), "--output", str(report)], cwd=ROOT, check=True, capture_output=True)
    conflicts = [one.id for one in load(case).findings if one.verdict == "conflict" and not one.internal]
    with served(case) as found:
        for scheme in _SCHEMES:
            with window(browser, scheme) as page:
                page.goto(report.as_uri())
                keep(page, f"report-{scheme}")
                page.goto(found.address)
                page.goto(f"http://127.0.0.1:{found.port}/finding/{conflicts[0]}")
                page.keyboard.press("c")
                page.keyboard.type("How many were signed?")
                page.get_by_label("Whom?").fill("the foreign ministry")
                keep(page, f"review-{scheme}")


@contextmanager
def window(browser: Browser, scheme: Literal["light", "dark"]) -> Iterator[Page]:
    context = browser.new_context(viewport=_SIZE, color_scheme=scheme)
    yield context.new_page()
    context.close()


@contextmanager
def served(case: Path) -> Iterator[Desk]:
    found = desk(case)
    thread = Thread(target=found.serve)
    thread.start()
    while not found.ready:
        sleep(0.01)
    try:
        yield found
    finally:
        found.stop()
        thread.join()


def keep(page: Page, name: str) -> None:
    shot = b64encode(page.screenshot()).decode("ascii")
    blank = page.context.new_page()
    found = blank.evaluate(_PALETTE, shot)
    blank.close()
    (IMAGES / f"{name}.png").write_bytes(
        png(found["width"], found["height"], found["palette"], bytes(found["indexes"]))
    )
    print(f"docs/images/{name}.png", file=sys.stderr)


def png(width: int, height: int, palette: list[int], indexes: bytes) -> bytes:
    """A picture of 256 colours or fewer."""
    lines = b"".join(b"\0" + indexes[start : start + width] for start in range(0, width * height, width))
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 3, 0, 0, 0))
    parts = ((b"IHDR", head), (b"PLTE", bytes(palette)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big") for name, data in parts
    )


if __name__ == "__main__":
    main()
