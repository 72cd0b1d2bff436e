"""The random ledgers, tried on the second opinion itself and on spoilt ones."""

import contextlib
import io
import unittest

import random_ledgers
from library import LibraryError


def answer(arguments):
    """cost.ledger as the second opinion has it, in the tables of the library."""
    want = random_ledgers.expected(arguments, arguments["scope"])
    if want is None:
        raise LibraryError(-203, "bill_driver_total_zero", "")
    totals = [{"line_code": "ledger", "amount_fen": want["ledger"]}] + [
        {"line_code": scope, "amount_fen": total}
        for scope, total in zip(random_ledgers.SCOPES, want["totals"])]
    return {
        "scope_totals": totals,
        "direct": [{"department_code": department, "item_code": item, "direct_fen": fen}
                   for (department, item), fen in sorted(want["direct"].items())],
        "excluded": [{"reason_name": reason, "cause_code": cause, "department_code": department,
                      "item_code": item, "amount_fen": fen}
                     for (reason, cause, department, item), fen
                     in sorted(want["excluded"].items())],
        "bill_shares": [{"bill_code": bill, "department_code": department, "amount_fen": fen}
                        for (bill, department), fen in sorted(want["bills"].items())],
    }


def run_ledgers(change=lambda name, arguments, result: result, count=40):
    """Whether all agree, and what was printed."""
    def run(procedure, arguments):
        made = {"cost.ledger": lambda: answer(arguments), "cost.allocate": lambda: {"final": {}},
                "cost.reconcile": lambda: {"ties_out": True}}[procedure]()
        return change(procedure, arguments, made)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        agreed = random_ledgers.run_ledgers(run, count, 1)
    return agreed, printed.getvalue()


class RandomLedgersTests(unittest.TestCase):
    def testTheSecondOpinionAgreesWithItself(self):
        agreed, printed = run_ledgers()
        self.assertTrue(agreed, printed)

    def testAFenInTheWrongScopeIsNoticed(self):
        def spoil(name, arguments, result):
            if name == "cost.ledger" and result["direct"]:
                result["direct"][0]["direct_fen"] += 1
            return result
        agreed, printed = run_ledgers(spoil)
        self.assertFalse(agreed)
        self.assertIn("direct is", printed)

    def testDependenceOnTheOrderOfRowsIsNoticed(self):
        def spoil(name, arguments, result):
            if name == "cost.ledger" and len(arguments["entries"]) > 1:
                result["first"] = arguments["entries"][0]
            return result
        self.assertIn("another order", run_ledgers(spoil)[1])

    def testAnAllocationThatDoesNotTieOutIsNoticed(self):
        def spoil(name, arguments, result):
            return {"ties_out": False} if name == "cost.reconcile" else result
        self.assertIn("does not tie out", run_ledgers(spoil)[1])

    def testABillThatVanishesIsNoticed(self):
        def spoil(name, arguments, result):
            if name == "cost.ledger":
                result["bill_shares"] = []
            return result
        self.assertIn("bills is", run_ledgers(spoil)[1])


if __name__ == "__main__":
    unittest.main()
