"""The runner itself, tried on a stand-in library: what passes, what fails, and the exit status."""

import contextlib
import copy
import io
import json
import os
import tempfile
import unittest

import adapters
import case_files
import run_cases
import stand_in
from comparison import Call, Number, Plan, Refusal, Same, Unlike
from library import LibraryError

COST = os.path.join(run_cases.HERE, "cases", "cost_cases.json")


def quiet(function, *arguments):
    """The value of a function and what it printed."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        return function(*arguments), printed.getvalue()


def case(identifier):
    return next(item for item in case_files.read(COST) if item[0] == identifier)


class ExitStatusTests(unittest.TestCase):
    """Runs a file of one rounding case and one unsupported case against different lists."""

    def setUp(self):
        self.file = tempfile.NamedTemporaryFile("w", suffix=".json", delete=False)
        self.addCleanup(os.unlink, self.file.name)
        supported = case("round_half_cent")[2]
        unsupported = {**supported, "id": "unsupported", "method": "by feeling"}
        with self.file:
            json.dump({"format": "cost-cases/1", "cases": [supported, unsupported]}, self.file,
                      default=str)

    def status(self, not_yet, run=stand_in.run, known=()):
        return quiet(run_cases.run_files, run, [self.file.name], list(not_yet), set(known))

    def testStatusIsZeroWhenExactlyTheListedCasesFail(self):
        status, printed = self.status(["unsupported"])
        self.assertEqual(status, 0)
        self.assertEqual(printed.splitlines()[-1], "1 passed, 1 failed")

    def testUnsupportedGroupCountsAsFailed(self):
        status, printed = self.status([])
        self.assertEqual(status, 1)
        self.assertIn("failed   unsupported: group not supported", printed)
        self.assertIn("fails and is not listed in not_yet.txt: unsupported", printed)

    def testPassingCaseStillListedIsAnError(self):
        status, printed = self.status(["unsupported", "round_half_cent"])
        self.assertEqual(status, 1)
        self.assertIn("passes and is still listed in not_yet.txt: round_half_cent", printed)

    def testListedCaseThatDoesNotExistIsAnError(self):
        status, printed = self.status(["unsupported", "no_such_case"])
        self.assertEqual(status, 1)
        self.assertIn("listed in not_yet.txt but no such case: no_such_case", printed)

    def testListedCaseOfAnotherFileIsLeftAlone(self):
        self.assertEqual(self.status(["unsupported", "elsewhere"], known=["elsewhere"])[0], 0)

    def testCaseListedTwiceIsAnError(self):
        self.assertEqual(self.status(["unsupported", "unsupported"])[0], 1)

    def testSameCaseInTwoFilesIsAnError(self):
        status, printed = quiet(run_cases.run_files, stand_in.run, [self.file.name] * 2,
                                ["unsupported"], set())
        self.assertEqual(status, 1)
        self.assertIn("two cases have the id round_half_cent", printed)

    def testLibraryThatFailsEveryCallFailsEveryCase(self):
        def run(procedure, arguments):
            raise LibraryError(-900, "internal_fault", procedure)
        status, printed = self.status(["unsupported"], run)
        self.assertEqual(status, 1)
        self.assertIn("0 passed, 2 failed", printed)

    def testAnswerOfAnotherShapeFailsTheCase(self):
        status, printed = self.status(["unsupported"], lambda procedure, arguments: {})
        self.assertEqual(status, 1)
        self.assertIn("the result has not the expected shape", printed)

    def testListIgnoresCommentsAndEmptyLines(self):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("# why\n\nfirst  # reason\nsecond\n")
            file.flush()
            self.assertEqual(run_cases.listed(file.name), ["first", "second"])


class ComparisonTests(unittest.TestCase):
    """Numbers, texts, refusals and the rule that no expected member is forgotten."""

    def testNumberPassesAtTheToleranceAndFailsBeyondIt(self):
        number = Number("amount", "1.000", lambda result: [result], "0.005")
        self.assertIsNone(number.difference("1.005"))
        self.assertIsNone(number.difference("0.995"))
        self.assertIsNotNone(number.difference("1.005001"))
        self.assertIsNotNone(number.difference("0.994999"))

    def testNumberWithoutToleranceIsExact(self):
        number = Number("amount", "12155069.00", lambda result: [result])
        self.assertIsNone(number.difference("12155069.000000"))
        self.assertIsNotNone(number.difference("12155069.000001"))

    def testPrintedTotalIsComparedWithTheSumOfRows(self):
        number = Number("total", "0.3", lambda result: result)
        self.assertIsNone(number.difference(["0.1", "0.2"]))
        self.assertIsNotNone(number.difference(["0.1"]))
        self.assertIsNotNone(number.difference([]), "no row must not count as zero")

    def testFractionTextIsCompared(self):
        self.assertIsNone(Number("rate", "0.6", lambda result: [result]).difference("3/5"))

    def testTextMustBeTheSameText(self):
        same = Same("share", ["0.10"], lambda result: result)
        self.assertIsNone(same.difference(["0.10"]))
        self.assertIsNotNone(same.difference(["0.1"]))

    def testWrongNumbersAreRecognised(self):
        unlike = Unlike("weights", ["0.25", "0.75"], lambda result: result, "0.001")
        self.assertIsNone(unlike.difference(["0.25", "0.752"]))
        self.assertIsNotNone(unlike.difference(["0.2501", "0.7499"]))
        self.assertIsNotNone(unlike.difference(["0.25"]), "another length compares nothing")

    def faults(self, call, run, expected=("member",)):
        return run_cases.faults(run, Plan([call]), {"expected": dict.fromkeys(expected)})[0]

    def testForgottenMemberFailsTheCase(self):
        call = Call("p", {}, [Same("member part", 1, lambda result: 1)])
        answer = self.faults(call, lambda p, a: {}, ["member", "forgotten"])
        self.assertEqual(answer, ["forgotten: neither compared nor excused"])

    def testRefusalNeedsTheRightNameAndTheFigures(self):
        call = Refusal("member", "p", {}, "driver_total_zero", ("100.00",))

        def run_with(name, text):
            def run(procedure, arguments):
                raise LibraryError(-203, name, text)
            return run
        self.assertEqual(self.faults(call, run_with("driver_total_zero", "100.00 left")), [])
        self.assertIn("lacks 100.00", self.faults(call, run_with("driver_total_zero", "left"))[0])
        self.assertIn("expected error", self.faults(call, run_with("range", "100.00"))[0])
        self.assertIn("succeeded", self.faults(call, lambda p, a: {})[0])

    def testPointMovesWithoutLosingDigits(self):
        self.assertEqual(adapters.move_point("6.0", 6), "6000000")
        self.assertEqual(adapters.move_point("0.9429", 6), "942900")
        self.assertEqual(adapters.move_point(94820073, -2), "948200.73")
        self.assertEqual(adapters.move_point(-100, -2), "-1.00")


class CaseTests(unittest.TestCase):
    """The published cases on the exact reference: the adapters put them correctly."""

    def run_one(self, identifier, run=stand_in.run):
        return quiet(run_cases.run_case, run, *case(identifier))

    def testEverySupportedCasePassesOnTheReference(self):
        tried = 0
        for identifier, group, content in case_files.read(COST):
            plan = adapters.plan(group, content)
            if plan and {call.procedure for call in plan.calls} <= stand_in.PROCEDURES:
                good, printed = quiet(run_cases.run_case, stand_in.run, identifier, group, content)
                self.assertTrue(good, printed)
                tried += 1
        self.assertGreaterEqual(tried, 14)

    def testOneFenMoreInOnePlaceFailsTheWorkbookCase(self):
        def run(procedure, arguments):
            result = copy.deepcopy(stand_in.run(procedure, arguments))
            amounts = result["final"]["101"]
            amounts["other"] = str(float(amounts["other"]) + 0.01)
            return result
        good, printed = self.run_one("cn3stage_workbook_15dept", run)
        self.assertFalse(good)
        self.assertIn("101", printed)

    def testCostLeftInAClosedDepartmentFails(self):
        def run(procedure, arguments):
            result = stand_in.run(procedure, arguments)
            return {**result, "final": {**result["final"], "501": {"other": "0.00"}}}
        self.assertFalse(self.run_one("cn3stage_workbook_15dept", run)[0])

    def testSharesBelowOneArePrintedAsRejected(self):
        good, printed = self.run_one("recip_admin_maint_2dept")
        self.assertTrue(good)
        self.assertTrue(printed.startswith("rejected recip_admin_maint_2dept: "), printed)

    def testAcceptedSharesBelowOneFail(self):
        good, printed = self.run_one("recip_admin_maint_2dept", lambda p, a: {"final": {}})
        self.assertFalse(good)
        self.assertIn("but the call succeeded", printed)

    def testNotYetNamesExactlyTheUnsupportedCommittedCases(self):
        unsupported = set()
        for directory, _, names in os.walk(os.path.join(run_cases.HERE, "cases")):
            for name in sorted(names):
                if name.endswith(".json"):
                    unsupported |= {identifier for identifier, group, _ in
                                    case_files.read(os.path.join(directory, name))
                                    if group not in adapters.GROUPS}
        self.assertEqual(set(run_cases.listed(run_cases.NOT_YET)), unsupported)


if __name__ == "__main__":
    unittest.main()
