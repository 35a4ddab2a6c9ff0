"""What a rule is.

A rule is a module with a `RULE` and a `check` function.  The module's docstring is the rule's page: it says what
the rule does, why that is bad, and shows an example and what to use instead; both examples are run as tests.
"""

from __future__ import annotations

from ppcmacro.diagnostic import Severity
from ppcmacro.records import NamedTuple

__all__ = ["Rule"]


class Rule(NamedTuple):
    """Identity and default of a rule.

    `why` is one or two sentences that `--explain` prints under a finding, `on` says whether the rule speaks unasked.
    `confidence` ("high", "medium", "low") is how sure a finding is unless it says otherwise: "medium" where correct
    code can look like the fault.  `fixable` says that some findings come with a fix.
    """

    code: str
    name: str
    severity: Severity
    why: str
    on: bool = True
    confidence: str = "high"
    fixable: bool = False
