# SPDX-License-Identifier: GPL-3.0-or-later
"""What a place costs by each measure, and the sign of a sum of such costs.

Idea: fractions where costs are fractions, else a hundred digits; rates compared level by level.
Source: the contract of awrash_audit_certificate() in include/awrash/audit.h.
Invariant: a term is (need, places before, times); nothing is rounded that decides.
"""

from decimal import Decimal, localcontext
from fractions import Fraction


def by_levels(terms, highest, by_need):
    """The sign of a sum of t × (−e[y/d] + e[(y + 1)/d]), given as [(d, y, t), …]."""
    held = {}
    for d, y, t in terms:
        for rate, sign in ((y / d, -1), ((y + 1) / d, 1)):
            held[rate] = held.get(rate, 0) + sign * t * (d if by_need else 1)
    left = [rate for rate, count in held.items() if count]
    return 0 if not left else sign_of(held[max(left) if highest else min(left)])


def sign_of(number):
    return (number > 0) - (number < 0)


def power(base, exponent):
    if exponent.denominator == 1:
        return Fraction(base) ** exponent.numerator
    return (Decimal(base.numerator) / base.denominator) ** (
        Decimal(exponent.numerator) / exponent.denominator)


def growth(a, y):
    """Welfare gained from y to y + 1 at need 1, finite part."""
    if y == 0 and a >= 1:
        return Fraction(0) if a == 1 else -1 / (a - 1)
    if a == 1:
        return (Decimal(y + 1) / y).ln()
    step = power(Fraction(y + 1), 1 - a) - (power(Fraction(y), 1 - a) if y else 0)
    return step / (1 - a) if isinstance(step, Fraction) else step / decimal(1 - a)


def decimal(number):
    return number if isinstance(number, Decimal) else Decimal(number.numerator) / number.denominator


def by_welfare(a, terms):
    """The sign of a sum of −d^a u'(y): exact where fractions do, else to a hundred digits."""
    infinite = [-t * power(d, a) for d, y, t in terms if y == 0 and a >= 1]
    finite = [-t * decimal(power(d, a)) * decimal(growth(a, y)) if a.denominator > 1 or a == 1
              else -t * power(d, a) * growth(a, y) for d, y, t in terms]
    for numbers in (infinite, finite):
        if all(isinstance(number, Fraction) for number in numbers):
            total, least = sum(numbers), 0
        else:
            numbers = [decimal(number) for number in numbers]
            total, least = sum(numbers), sum(map(abs, numbers)) * Decimal("1e-100")
        if abs(total) > least:
            return sign_of(total)
    return 0


def measure_sign(measure, terms):
    """Whether a sum of t × the cost of the place from y to y + 1 at need d is below 0, 0, above."""
    if measure == "least-squares":
        return sign_of(sum(t * (2 * y + 1) / d for d, y, t in terms))
    if measure.startswith("alpha:"):
        with localcontext() as context:
            context.prec = 130
            return by_welfare(Fraction(measure[6:]), terms)
    return by_levels(terms, measure == "decmin", measure == "leximin-persons")
