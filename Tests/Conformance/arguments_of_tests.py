"""Calls of procedures that stand in the tests in C and Swift: where a name is followed by a text
that is JSON. Checks of everything that a procedure can answer reuse them, whatever their test says.
"""

import ast
import json
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
NAME = r'"([a-z_.]+)",\s*'
LITERALS = re.compile(NAME + r'(?:-1,\s*)?((?:"(?:[^"\\]|\\.)*"\s*)+)')
"""Texts of C one behind the other are one text, in C as in Python."""
RAW = re.compile(NAME + r'(?:"""\n(.*?)"""|#"(.*?)"#)', re.DOTALL)
"""Texts of Swift whose signs mean themselves."""


def texts():
    """Names and the texts behind them."""
    for path in sorted(TESTS.glob("C/*.c")):
        for name, literals in LITERALS.findall(path.read_text(encoding="utf-8")):
            yield name, ast.literal_eval(f"({literals})")
    for path in sorted(TESTS.glob("*Tests/*.swift")):
        for name, lines, line in RAW.findall(path.read_text(encoding="utf-8")):
            yield name, lines or line


def calls(procedures):
    """Every call of one of the procedures as (procedure, arguments)."""
    for name, text in texts():
        if name not in procedures:
            continue
        try:
            arguments = json.loads(text)
        except ValueError:
            continue  # Put together from parts, or meant to be no JSON.
        if isinstance(arguments, dict):
            yield name, arguments
