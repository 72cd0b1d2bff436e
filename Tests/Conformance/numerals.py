"""Numbers of the case files as the texts that the library takes; nothing is calculated."""

from decimal import Decimal


def move_point(number, places):
    """The same digits with the decimal point moved to the right (negative: to the left)."""
    return format(Decimal(str(number)).scaleb(places), "f")


def decimals(texts):
    """Numbers of a case file as the decimal texts that the library takes."""
    return [str(text) for text in texts]
