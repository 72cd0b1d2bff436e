"""The random hospitals, tried on the reference as it is and on spoilt ones."""

import contextlib
import copy
import io
import random
import unittest
from fractions import Fraction

import hospitals
import random_hospitals
import reference
import stand_in


def run_hospitals(run, count=16, seed=1):
    """Whether all agree, and what was printed."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        agreed = random_hospitals.run_hospitals(run, count, seed, largest=6)
    return agreed, printed.getvalue()


def spoilt(change):
    """A library whose results are changed before they are returned."""
    def run(procedure, arguments):
        result = copy.deepcopy(stand_in.run(procedure, arguments))
        change(result, arguments)
        return result
    return run


class RandomHospitalsTests(unittest.TestCase):
    def testReferenceAgreesWithItself(self):
        agreed, printed = run_hospitals(stand_in.run)
        self.assertTrue(agreed, printed)
        self.assertIn("seed 1", printed)

    def testOneUnitMovedBetweenDepartmentsIsNoticed(self):
        def move(result, arguments):
            first, last = sorted(result["final"])[0], sorted(result["final"])[-1]
            category, unit = arguments["categories"][0], Fraction(arguments["rounding"]["unit"])
            for department, change in ((first, unit), (last, -unit)):
                row = result["final"][department]
                row[category] = str(Fraction(row[category]) + change)
        agreed, printed = run_hospitals(spoilt(move))
        self.assertFalse(agreed)
        self.assertIn("final differs from the reference", printed)

    def testLostUnitBreaksTheTotals(self):
        def lose(result, arguments):
            result["total_after"] = str(Fraction(result["total_after"]) - 1)
        self.assertIn("totals", run_hospitals(spoilt(lose))[1])

    def testDependenceOnRowOrderIsNoticed(self):
        def by_position(procedure, arguments):
            names = {row["id"]: f"{place:03}" for place, row in enumerate(arguments["departments"])}

            def renamed(value):
                if isinstance(value, dict):
                    return {names.get(key, key): renamed(item) for key, item in value.items()}
                if isinstance(value, list):
                    return [renamed(item) for item in value]
                return names.get(value, value) if isinstance(value, str) else value
            result = stand_in.run(procedure, renamed(arguments))
            names = {place: name for name, place in names.items()}
            return renamed(result)
        self.assertIn("final depends on the order of rows", run_hospitals(by_position)[1])

    def testUnrefusedHospitalIsNoticed(self):
        arguments = {
            "categories": ["cost"], "method": "direct", "rounding": {"unit": "0.01"},
            "departments": [{"id": "a", "direct": {"cost": "1.00"}},
                            {"id": "b", "direct": {"cost": "0.00"}}],
            "drivers": {"driver": {"b": 0}},
            "steps": [{"sources": ["a"], "receivers": ["b"], "driver": "driver"}]}
        found, refused = random_hospitals.faults(
            lambda procedure, given: {}, arguments, arguments)
        self.assertEqual(found, ["error None, shuffled None, reference driver_total_zero"])
        self.assertFalse(refused)

    def testHospitalsHaveTheirOddities(self):
        seen = set()
        for number in range(400):
            chance = random.Random(f"odd/{number}")
            arguments = hospitals.hospital(chance, number, 6)
            direct = [text for row in arguments["departments"] for text in row["direct"].values()]
            seen.add("negative pool" if any(Fraction(text) < 0 for text in direct) else "")
            sources = [source for step in arguments.get("steps", []) for source in step["sources"]]
            silent = {row["id"] for row in arguments["departments"]
                      if not any(map(Fraction, row["direct"].values()))}
            seen.add("source without cost" if silent & set(sources) else "")
            used = set(sources).union(*(step["receivers"] for step in arguments.get("steps", [])))
            seen.add("idle department" if len(used) < len(arguments["departments"]) else "")
            try:
                reference.allocate(arguments)
            except reference.Refused as refused:
                seen.add(refused.name)
        self.assertLessEqual({"negative pool", "source without cost", "idle department",
                              "driver_total_zero", "shares_not_one"}, seen)


if __name__ == "__main__":
    unittest.main()
