"""Words for what only its own name can stand for: duties, permits, sums and papers of the law.

Guidance that does not say "visa" does not speak of one, however much of the question it says.
"""

from __future__ import annotations

INSTRUMENTS = frozenset(
    """
tax taxes taxation duty duties tariff tariffs vat levy rate rates grant grants loan loans subsidy
visa visas passport licence licences license licenses permit permits certificate certificates
certification accreditation marking patent patents trademark trademarks copyright
insurance pension pensions salary salaries wage wages fine fines penalty penalties refund discount
discounts price prices fee fees customs import imports quota quotas
vacancy vacancies
""".split()
)
