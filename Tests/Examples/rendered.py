#!/usr/bin/env python3
"""Reports as a browser draws them: nothing leaves the page, no label covers another.

    python3 Tests/Examples/rendered.py DIRECTORY…

Every page of HTML in the directories is opened in headless Chromium, as wide as a window and as
paper. Texts of a picture stay in it and apart from each other; letters stand out from what is
behind them as the guidelines for accessibility ask (AA). Last line: `N passed, N failed`.
"""
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

# What is asked of each page, in the page: it answers in an element that the browser prints.
QUESTION = """
<script>
const faults = [];
const wide = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > wide)
  faults.push(`the page is ${document.documentElement.scrollWidth} wide, not ${wide}`);
for (const picture of document.querySelectorAll("svg")) {
  const frame = picture.getBoundingClientRect();
  const labels = [...picture.querySelectorAll("text")].filter(label => label.textContent)
    .map(label => [label.textContent, label.getBoundingClientRect()]);
  for (const [text, box] of labels)
    if (box.left < frame.left - 1 || box.right > frame.right + 1)
      faults.push(`"${text}" leaves its picture`);
  for (let one = 0; one < labels.length; one++)
    for (let other = one + 1; other < labels.length; other++) {
      const [a, b] = [labels[one][1], labels[other][1]];
      // Boxes of letters are higher than the letters.
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 6)
        faults.push(`"${labels[one][0]}" covers "${labels[other][0]}"`);
    }
}
const light = text => {
  const parts = text.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
};
const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const letters = new Set();
for (const one of document.querySelectorAll("h1, h2, p, td, th, dt, dd, b, span, caption"))
  letters.add(getComputedStyle(one).color);
for (const color of letters)
  if (contrast(light(color), 1) < 4.5) faults.push(`${color} is too light beside white`);
const ink = light(getComputedStyle(document.body).color);
for (const tile of document.querySelectorAll("rect.tile")) {
  const color = getComputedStyle(tile).fill;
  if (contrast(light(color), ink) < 4.5) faults.push(`ink on ${color} is hard to read`);
}
const answer = document.createElement("pre");
answer.id = "answer";
answer.textContent = JSON.stringify([...new Set(faults)]);
document.body.append(answer);
</script>
"""
# A window, and A4 without its margins at 96 points for an inch.
WIDTHS = (840, 688)


def answer(page, width, directory):
    """What is wrong with a page at a width."""
    asked = pathlib.Path(directory) / "asked.html"
    asked.write_text(page.read_text().replace("</body>", QUESTION + "</body>"))
    dom = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},1200",
         f"--user-data-dir={directory}/profile", "--dump-dom", asked.as_uri()],
        capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r'<pre id="answer">(.*?)</pre>', dom, re.S)
    if found is None:
        return ["the browser gave no answer"]
    return json.loads(html.unescape(found[1]))


def main():
    pages = [page for name in sys.argv[1:] for page in sorted(pathlib.Path(name).glob("*.html"))]
    if not pages:
        sys.exit(__doc__)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as directory:
        for page in pages:
            for width in WIDTHS:
                faults = answer(page, width, directory)
                passed, failed = passed + (not faults), failed + bool(faults)
                for fault in faults[:5]:
                    print(f"{page.name} at {width}: {fault}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
