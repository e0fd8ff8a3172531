"""Money is counted in cents: fractions of a cent cannot be paid."""

from decimal import Decimal, ROUND_HALF_UP


def to_cents(amount: str) -> int:
    """The cents of an amount such as "12.50"; half a cent is rounded up."""
    cents = (Decimal(amount) * 100).quantize(Decimal("1"), rounding=ROUND_HALF_UP)
    if cents < 0:
        raise ValueError("an amount cannot be negative")
    return int(cents)


def split_evenly(cents: int, people: int) -> list[int]:
    """One share per person. Shares differ by at most a cent, larger ones first, and add up to the whole."""
    if people < 1:
        raise ValueError("at least one person has to pay")
    share, rest = divmod(cents, people)
    return [share + 1] * rest + [share] * (people - rest)


def format_cents(cents: int) -> str:
    """12.50 for 1250."""
    return f"{cents // 100}.{cents % 100:02d}"
