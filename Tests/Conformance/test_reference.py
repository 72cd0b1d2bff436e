"""The reference against published results and against hand calculation."""

import contextlib
import io
import unittest
from fractions import Fraction

import facilities
import reference


def hospital(**changes):
    """The worked example of the interface description, with some members changed."""
    arguments = {
        "categories": ["cost"],
        "departments": [{"id": "admin", "direct": {"cost": "100.00"}},
                        {"id": "lab", "direct": {"cost": "50.00"}},
                        {"id": "ward-1", "direct": {"cost": "0"}},
                        {"id": "ward-2", "direct": {"cost": "0"}}],
        "drivers": {"headcount": {"lab": 1, "ward-1": 1, "ward-2": 1},
                    "orders": {"ward-1": "2.5", "ward-2": "7.5"}},
        "steps": [{"sources": ["admin"], "receivers": ["lab", "ward-1", "ward-2"],
                   "driver": "headcount"},
                  {"sources": ["lab"], "receivers": ["ward-1", "ward-2"], "driver": "orders"}],
        "method": "step_down"}
    return {**arguments, **changes}


class ReferenceTests(unittest.TestCase):
    def testTwelveCostReportsComeOutToTheDollar(self):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            agreed = facilities.replay(lambda procedure, arguments: reference.allocate(arguments))
        self.assertTrue(agreed, printed.getvalue())
        self.assertEqual(printed.getvalue(), "455 allocations, 204 final costs, 72 multipliers "
                                             "compared, 0 differences\n")

    def testOneDollarInOneFacilityIsNoticed(self):
        def run(procedure, arguments):
            result = reference.allocate(arguments)
            line = next(iter(result["final"]))
            cost = str(int(result["final"][line]["cost"]) + 1)
            return {**result, "final": {**result["final"], line: {"cost": cost}}}
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            self.assertFalse(facilities.replay(run))
        self.assertTrue(printed.getvalue().endswith("12 differences\n"), printed.getvalue())

    def testWorkedExampleOfTheInterface(self):
        result = reference.allocate(hospital())
        self.assertEqual(result["final"],
                         {"ward-1": {"cost": "54.17"}, "ward-2": {"cost": "95.83"}})
        self.assertEqual([line["amount"] for line in result["lines"]],
                         ["33.34", "33.33", "33.33", "20.84", "62.50"])
        self.assertEqual([line["multiplier"] for line in result["multipliers"]],
                         ["100/3", "4167/500"])
        self.assertEqual((result["total_before"], result["total_after"]), ("150.00", "150.00"))

    def testResidualPoliciesPlaceTheDifference(self):
        splits = {"largest_remainder": ["1.15"] + ["1.14"] * 5, "first": ["1.15"] + ["1.14"] * 5,
                  "last": ["1.14"] * 5 + ["1.15"], "largest": ["1.15"] + ["1.14"] * 5}
        for residual, shares in splits.items():
            self.assertEqual(reference.apportion("6.85", ["1"] * 6, residual)["shares"], shares)

    def testNegativePoolIsTheMirrorImageOrIsKept(self):
        self.assertEqual(reference.apportion("-0.10", [1, 1, 1], "largest_remainder")["shares"],
                         ["-0.04", "-0.03", "-0.03"])
        departments = hospital()["departments"]
        departments[0]["direct"]["cost"] = "-100.00"
        result = reference.allocate(hospital(departments=departments,
                                             rounding={"negative_pool": "keep"}))
        self.assertEqual(result["left_in_source"], {"admin": {"cost": "-100.00"}})
        self.assertEqual(result["final"]["admin"], {"cost": "-100.00"})
        self.assertEqual(result["total_after"], "-50.00")

    def testPooledSourcesAreSplitOnce(self):
        # One fen each over three wards: alone each goes to the first, together one to each.
        departments = [{"id": name, "direct": {"cost": "0.01" if name < "w" else "0"}}
                       for name in ("a", "b", "c", "w1", "w2", "w3")]
        wards = ["w1", "w2", "w3"]
        arguments = {"categories": ["cost"], "method": "step_down", "departments": departments,
                     "drivers": {"heads": {ward: 1 for ward in wards}},
                     "steps": [{"sources": ["a", "b", "c"], "receivers": wards,
                                "driver": "heads"}]}
        for pools, amounts in ("by_source", "0.03 0.00 0.00"), ("by_driver", "0.01 0.01 0.01"):
            result = reference.allocate({**arguments, "rounding": {"pools": pools}})
            self.assertEqual([result["final"][ward]["cost"] for ward in wards], amounts.split())

    def testAStageSolvedByHandAndCostAsADriver(self):
        # X = 100 + Y/5, Y = 50 + X/5: 22.916, 60.416 and 66.666, two fen left; then 52.92 by 1 : 2.
        arguments = {
            "categories": ["cost"], "method": "three_stage", "within_stage": "reciprocal",
            "departments": [{"id": name, "direct": {"cost": amount}} for name, amount in (
                ("A1", "100.00"), ("A2", "50.00"), ("T", "30.00"), ("W1", "0"), ("W2", "0"))],
            "drivers": {"d1": {"A2": 1, "T": 1, "W1": 2, "W2": 1},
                        "d2": {"A1": 1, "W1": 1, "W2": 3}, "orders": {"W1": 1, "W2": 2}},
            "steps": [{"stage": stage, "sources": [source], "receivers": receivers.split(),
                       "driver": driver} for stage, source, receivers, driver in (
                (1, "A1", "A2 T W1 W2", "d1"), (1, "A2", "A1 W1 W2", "d2"),
                (3, "T", "W1 W2", "orders"))]}
        result = reference.allocate(arguments)
        self.assertEqual(result["final"], {"W1": {"cost": "78.06"}, "W2": {"cost": "101.94"}})
        # 52.92 by what the wards hold, 60.42 and 66.66.
        arguments["steps"][2]["driver"] = "accumulated_cost"
        result = reference.allocate(arguments)
        self.assertEqual(result["final"], {"W1": {"cost": "85.58"}, "W2": {"cost": "94.42"}})
        arguments["steps"][2]["driver"] = "direct_cost"
        with self.assertRaisesRegex(reference.Refused, "driver_total_zero"):
            reference.allocate(arguments)

    def testReciprocalServicesSolvedByHand(self):
        # a = 10 + b/2, b = 2 + a/2, so a = 44/3 and b = 28/3; ward gets a/2 + b/2 = 12.
        result = reference.allocate({
            "categories": ["cost"], "method": "reciprocal",
            "departments": [{"id": "a", "direct": {"cost": "10"}},
                            {"id": "b", "direct": {"cost": "2"}},
                            {"id": "ward", "direct": {"cost": "1.00"}}],
            "shares": {"a": {"b": "1/2", "ward": "1/2"}, "b": {"a": "0.5", "ward": "0.5"}}})
        self.assertEqual(result["reciprocated"], {"a": {"cost": Fraction(44, 3)},
                                                  "b": {"cost": Fraction(28, 3)}})
        self.assertEqual(result["final"], {"ward": {"cost": "13.00"}})

    def testImpossibleAllocationsAreRefusedByName(self):
        def name(arguments):
            with self.assertRaises(reference.Refused) as caught:
                reference.allocate(arguments)
            return caught.exception.name
        self.assertEqual(name(hospital(drivers={"headcount": {}, "orders": {}})),
                         "driver_total_zero")
        mutual = {"method": "reciprocal", "steps": []}
        self.assertEqual(name(hospital(**mutual, shares={"admin": {"ward-1": "1/2"}})),
                         "shares_not_one")
        loop = {"admin": {"lab": "1"}, "lab": {"admin": "1"}}
        self.assertEqual(name(hospital(**mutual, shares=loop)), "closed_loop")


if __name__ == "__main__":
    unittest.main()
