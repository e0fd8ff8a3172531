import unittest

from app.split_bill import format_cents, split_evenly, to_cents


class SplitEvenlyTest(unittest.TestCase):
    def test_shares_add_up_to_the_whole(self):
        for cents in range(0, 200):
            for people in range(1, 9):
                self.assertEqual(sum(split_evenly(cents, people)), cents)

    def test_the_rest_goes_to_the_first_ones(self):
        self.assertEqual(split_evenly(1000, 3), [334, 333, 333])

    def test_somebody_has_to_pay(self):
        with self.assertRaises(ValueError):
            split_evenly(1000, 0)


class CentsTest(unittest.TestCase):
    def test_an_amount_is_read_without_rounding_errors(self):
        self.assertEqual(to_cents("0.29"), 29)
        self.assertEqual(to_cents("12"), 1200)
        self.assertEqual(to_cents("0.005"), 1)

    def test_an_amount_is_not_negative(self):
        with self.assertRaises(ValueError):
            to_cents("-1")

    def test_cents_are_shown_with_two_digits(self):
        self.assertEqual(format_cents(1205), "12.05")


if __name__ == "__main__":
    unittest.main()
