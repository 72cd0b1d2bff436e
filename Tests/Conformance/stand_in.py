"""A stand-in for libhosp.so that answers from the reference: for testing the tests."""

import reference
from library import LibraryError

PROCEDURES = {"cost.allocate", "money.apportion"}
"""What the reference calculates; the other procedures are compared with their cases only."""


def run(procedure, arguments):
    """Answers `cost.allocate` and `money.apportion` with the exact reference."""
    try:
        if procedure == "cost.allocate":
            return reference.allocate(arguments)
        if procedure == "money.apportion":
            return reference.apportion(**arguments)
    except reference.Refused as refused:
        raise LibraryError(-200, refused.name, str(refused)) from None
    raise LibraryError(-206, "procedure_unknown", procedure)
