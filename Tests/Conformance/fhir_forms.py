"""Public forms and responses of FHIR through libhosp.so: fhir_forms.py LIBRARY.

Every form and response in cases/fhir comes back with the same tree, every number with its digits
and every name in its order. Every pair of form and response on which two public validators agree is
decided as they do, with the code and the path of the one that tells codes. Prints a line per case
and `N passed, N failed` last.
"""

import json
import os
import sys

from library import Library, LibraryError

FHIR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases", "fhir")
NO_FORMS = {"MANIFEST.json", "value_sets.json", "cases.json", "expected.json"}


class Digits(str):
    """A number as it was written: `1.10` is not `1.1`, and no text is a number."""

    def __eq__(self, other):
        return isinstance(other, Digits) and str(self) == str(other)

    __hash__ = str.__hash__


def text(path):
    with open(os.path.join(FHIR, path), encoding="utf-8-sig") as file:
        return file.read()


def tree(content):
    """A document with its names in their order, also those that stand twice."""
    return json.loads(content, parse_int=Digits, parse_float=Digits, object_pairs_hook=tuple)


def forms():
    """The paths of all forms and responses."""
    for directory, _, names in sorted(os.walk(FHIR)):
        for name in sorted(names):
            if name.endswith(".json") and name not in NO_FORMS:
                yield os.path.relpath(os.path.join(directory, name), FHIR)


def round_trip(library, path):
    """What is wrong with the way there and back; None if nothing is."""
    content = text(path)
    row = library.run_json("fhir.round_trip", '{"resource":' + content + "}")["resource"][0]
    return None if tree(row["text"]) == tree(content) else "the tree is another one"


def decision(library, case, value_sets):
    """What is decided otherwise than agreed; None if nothing is."""
    form, response = (text(os.path.join("qr_validation", case[part])) for part in ("q", "qr"))
    answer = library.run_json(
        "fhir.validate", '{"questionnaire":' + form + ',"response":' + response
        + ',"value_sets":' + value_sets + "}")
    accepted = answer["result"][0]["accepted"] == 1
    if accepted != (case["agreed"] == "valid"):
        return f"accepted: {accepted}, agreed: {case['agreed']}"
    told = [(row["severity"], row["code"], row["path"]) for row in answer["issues"]
            if row["severity"] != "information"]
    expected = [(issue["severity"], issue["code"][0], issue["at"])
                for issue in case["ref_formslab"]]
    return None if told == expected else f"expected {expected}, got {told}"


def main(path):
    library = Library(path)
    cases = json.loads(text("qr_validation/cases.json"))["cases"]
    value_sets = text("value_sets.json")
    work = [(form, round_trip, (form,)) for form in forms()]
    work += [(f"pair {case['id']}", decision, (case, value_sets)) for case in cases
             if case["agreed"] != "disputed"]
    passed = 0
    for name, function, arguments in work:
        try:
            fault = function(library, *arguments)
        except LibraryError as error:
            fault = str(error)
        if fault:
            print(f"failed   {name}: {fault}")
        else:
            print(f"passed   {name}")
            passed += 1
    library.close()
    print(f"{passed} passed, {len(work) - passed} failed")
    return 0 if passed == len(work) == 94 + 35 else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
