"""python3 -m app AMOUNT... PEOPLE"""

import sys

from app.split_bill import format_cents, split_evenly, to_cents


def main(arguments: list[str]) -> int:
    *amounts, people = arguments or ["18.90", "7.10", "3"]
    try:
        total = sum(to_cents(amount) for amount in amounts)
        shares = split_evenly(total, int(people))
    except (ValueError, ArithmeticError) as error:
        print(f"usage: python3 -m app AMOUNT... PEOPLE ({error})", file=sys.stderr)
        return 2
    print(f"{format_cents(total)} for {len(shares)}:")
    for share in shares:
        print(f"  {format_cents(share)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
