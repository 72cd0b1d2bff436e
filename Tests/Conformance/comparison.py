"""What a case asks of the library: calls, and what is compared in each answer.

A printed total is compared with the sum of the library's own rows. That addition and the difference
to the published number are the only arithmetic of the conformance cases; both are exact.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Callable


@dataclass
class Number:
    """A published number: `pick(result)` gives the texts whose sum must be within the tolerance."""

    label: str
    expected: object
    pick: Callable
    tolerance: object = 0

    def difference(self, result):
        texts = self.pick(result)
        if not texts:
            return f"{self.label}: expected {self.expected}, the result has no such row"
        actual = sum(Fraction(str(text)) for text in texts)
        if abs(actual - Fraction(str(self.expected))) <= Fraction(str(self.tolerance)):
            return None
        return f"{self.label}: expected {self.expected}, got {float(actual)}" \
            if self.tolerance else f"{self.label}: expected {self.expected}, got {actual}"


@dataclass
class Same:
    """A member that must be exactly this: text for text, in this order."""

    label: str
    expected: object
    pick: Callable
    tolerance = 0

    def difference(self, result):
        actual = self.pick(result)
        return None if actual == self.expected else \
            f"{self.label}: expected {self.expected}, got {actual}"


@dataclass
class Unlike:
    """A list that must not be these numbers: what a known wrong formula gives."""

    label: str
    expected: list
    pick: Callable
    tolerance: object = 0

    def difference(self, result):
        actual = [Fraction(str(value)) for value in self.pick(result)]
        wrong = [Fraction(str(value)) for value in self.expected]
        if len(actual) != len(wrong):
            return f"{self.label}: expected {len(wrong)} numbers, got {len(actual)}"
        if any(abs(one - other) > Fraction(str(self.tolerance))
               for one, other in zip(actual, wrong)):
            return None
        return f"{self.label}: the wrong numbers {self.expected}"


@dataclass
class Call:
    """One run of a procedure and what is compared in its result."""

    procedure: str
    arguments: dict
    compare: list = field(default_factory=list)


@dataclass
class Refusal:
    """One run of a procedure that must fail with this error, naming these figures in its text."""

    label: str
    procedure: str
    arguments: dict
    error: str
    figures: tuple = ()


@dataclass
class Plan:
    """A case split into calls. Every expected member is compared or stands here with its reason."""

    calls: list
    not_compared: dict = field(default_factory=dict)
    rejected: str = None
    """The reason, when the case as a whole must be refused by the library."""

    def uncovered(self, case):
        """Expected members that are neither compared nor excused; labels start with the member."""
        labels = []
        for call in self.calls:
            labels += [call.label] if isinstance(call, Refusal) else [c.label for c in call.compare]
        covered = {label.split(" ")[0] for label in labels} | set(self.not_compared)
        return sorted(set(case["expected"]) - covered)
