"""Reports as they are written, read back: pages of HTML, CSV and workbooks."""
import csv
import html.parser
import io
import pathlib
import re
import sys
import xml.etree.ElementTree
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Conformance"))
from library import Library  # noqa: E402

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Page(html.parser.HTMLParser):
    """The tables of a page, their totals, all its words, and the bars that are marked."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.totals, self.words = [], [], []
        self.part, self.cell, self.style = None, None, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append([])
            self.totals.append([])
        elif tag in ("thead", "tbody", "tfoot"):
            self.part = tag
        elif tag == "tr" and self.part == "tbody":
            self.tables[-1].append([])
        elif tag == "td":
            self.cell = ""
        elif tag == "style":
            self.style = True

    def handle_endtag(self, tag):
        if tag == "td" and self.cell is not None:
            row = self.tables[-1][-1] if self.part == "tbody" else self.totals[-1]
            row.append(self.cell)
            self.cell = None
        elif tag == "style":
            self.style = False

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data
        if not self.style:
            self.words.append(data)


def printed(name, value):
    """A value of a table of the book as a page prints it."""
    if value is None:
        return "–"
    if name.endswith("_fen") or "_fen)" in name:
        sign, fen = ("-" if value < 0 else ""), abs(value)
        return f"{sign}{fen // 100:,}.{fen % 100:02}"
    return str(value)


def cells(page):
    """Every row of the tables of a page, with the totals, as a spreadsheet has them."""
    for rows, total in zip(page.tables, page.totals):
        for row in rows + ([total] if total else []):
            yield ["" if cell == "–" else plain(cell) for cell in row]


def plain(cell):
    """A cell without the commas between thousands."""
    return cell.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+\.\d\d", cell) else cell


def text_rows(path, encoding):
    """The rows of a file of CSV."""
    with open(path, "rb") as file:
        text = file.read().decode(encoding)
    return [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text))]


def workbook_rows(path):
    """The rows of the sheets of a workbook behind the first, as a list for each sheet."""
    with zipfile.ZipFile(path) as archive:
        strings = []
        if "xl/sharedStrings.xml" in archive.namelist():
            root = xml.etree.ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
            strings = ["".join(part.text or "" for part in item.iter(MAIN + "t"))
                       for item in root.iter(MAIN + "si")]
        names = sorted((name for name in archive.namelist()
                        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)),
                       key=lambda name: int(re.search(r"\d+", name)[0]))
        return [sheet_rows(archive.read(name), strings) for name in names[1:]]


def sheet_rows(content, strings):
    rows = []
    for row in xml.etree.ElementTree.fromstring(content).iter(MAIN + "row"):
        values = {}
        for cell in row.iter(MAIN + "c"):
            letters = re.match(r"[A-Z]+", cell.get("r"))[0]
            place = 0
            for letter in letters:
                place = place * 26 + ord(letter) - 64
            value = cell.find(MAIN + "v")
            if value is not None:
                values[place] = (strings[int(value.text)] if cell.get("t") == "s"
                                 else float(value.text))
        rows.append([values.get(place, "") for place in range(1, max(values, default=0) + 1)])
    return rows


def same_cell(written, wanted):
    """Whether a cell of a workbook is that of a page; numbers by their value."""
    if isinstance(written, float):
        return wanted != "" and written == float(wanted)
    return written == wanted


class Reports(Library):
    """A book of an installed library, its reports, and how many claims held."""

    def __init__(self, path, location):
        super().__init__(path, location)
        self.passed = self.failed = 0
        self.set_text("now", "20250408090000")

    def check(self, claim, holds):
        self.passed, self.failed = self.passed + bool(holds), self.failed + (not holds)
        if not holds:
            print(f"{claim} does not hold")

    def page(self, name, arguments, path):
        """A page, which loads nothing, with the same figures as text and as a workbook."""
        self.write_report(name, arguments, path)
        text = path.read_text()
        page = Page(text)
        self.check(f"{name}: nothing is loaded",
                   not any(word in text for word in ("http", "<script", "src=", "url(")))
        wanted = list(cells(page))
        for ending, encoding in ((".csv", "utf-8-sig"), (".gbk.csv", "gbk")):
            other = path.with_suffix(ending)
            extra = {"encoding": "GBK"} if encoding == "gbk" else {}
            self.write_report(name, arguments | extra, other)
            rows = text_rows(other, encoding)
            found = [row for row in rows if row in wanted]
            self.check(f"{name}{ending}: all rows of the page are there", found == wanted)
        other = path.with_suffix(".xlsx")
        self.write_report(name, arguments, other)
        rows = [row for sheet in workbook_rows(other) for row in sheet[1:]]
        holds = len(rows) == len(wanted) and all(
            all(same_cell(*pair) for pair in
                zip(row + [""] * (len(want) - len(row)), want, strict=True))
            for row, want in zip(rows, wanted))
        self.check(f"{name}.xlsx: all rows of the page are there", holds)
        return page
