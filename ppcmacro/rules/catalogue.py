"""The catalogue: what there is to be said about every code, whether a rule or the reading of a source reports it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ppcmacro import codes
from ppcmacro.diagnostic import Severity
from ppcmacro.errors import UsageError
from ppcmacro.records import NamedTuple

__all__ = ["FORMATS", "RuleInfo", "catalogue", "document", "find_rule", "markdown", "page", "table", "text"]

FORMATS = ("text", "markdown", "json")
_INDENT = "    "


class RuleInfo(NamedTuple):
    """One code of the catalogue.

    on          whether it is reported unasked
    confidence  how sure its findings are, unless one says otherwise: "high", "medium" or "low"
    fixable     whether some of its findings come with a fix
    why         one or two sentences on why it matters
    body        what is known of it besides: Markdown, the first line says what it finds; "" for nothing
    """

    code: str
    name: str
    severity: Severity
    on: bool = True
    confidence: str = "high"
    fixable: bool = False
    why: str = ""
    body: str = ""

    @property
    def summary(self) -> str:
        """One line that says what is found, or why it matters where nothing else is known; no Markdown headings."""
        return self.body.partition("\n")[0] or self.why

    @property
    def facts(self) -> str:
        """Severity, default, confidence and fix, in words."""
        fix = "some findings come with a fix" if self.fixable else "no fix"
        return f"{self.severity}, {'on' if self.on else 'off'} by default, {self.confidence} confidence, {fix}"


def catalogue() -> list[RuleInfo]:
    """Return all codes in their order."""
    from ppcmacro.rules import RULES

    found = []
    for listed in RULES:
        rule, body = listed.rule, listed.page
        found.append(
            RuleInfo(rule.code, rule.name, rule.severity, rule.on, rule.confidence, rule.fixable, rule.why, body)
        )
    fixed = {codes.ENDM_SWALLOWED.code, codes.UNUSED_SUPPRESSION.code}
    found += [
        RuleInfo(one.code, one.name, one.severity, fixable=one.code in fixed, why=one.why) for one in codes.ALL
    ]
    return sorted(found)


def find_rule(word: str) -> RuleInfo:
    """Return what has that code or name, in capitals or not; raises UsageError, with a suggestion, when none has."""
    known = catalogue()
    for one in known:
        if word.lower() in (one.code.lower(), one.name):
            return one
    from difflib import get_close_matches

    names = [name for one in known for name in (one.code, one.name)]
    close = get_close_matches(word, names, 1)
    raise UsageError(f"there is no rule `{word}`" + (f"; did you mean `{close[0]}`?" if close else ""))


def page(rule: RuleInfo, form: str) -> str:
    """Return what is known of a code as `text`, `markdown` or `json`, ending in a newline."""
    if form == "json":
        import json

        return json.dumps(document(rule), indent=2, ensure_ascii=False) + "\n"
    return markdown(rule) if form == "markdown" else text(rule)


def markdown(rule: RuleInfo) -> str:
    """Return the page of a code as Markdown."""
    body = rule.body or f"## Why is this bad?\n{rule.why}"
    return f"# {rule.name} ({rule.code})\n\n{rule.facts[:1].upper()}{rule.facts[1:]}.\n\n{body}\n"


def table(rules: Iterable[RuleInfo], link: str = "") -> str:
    """Return a Markdown table of codes; `link` is a format with `{code}` for what each code leads to."""
    rows = ["| code | name | severity | on by default | fix | confidence |", "| --- | --- | --- | --- | --- | --- |"]
    for one in rules:
        code = f"[{one.code}]({link.format(code=one.code)})" if link else one.code
        on, fix = ("yes" if flag else "no" for flag in (one.on, one.fixable))
        rows.append(f"| {code} | {one.name} | {one.severity} | {on} | {fix} | {one.confidence} |")
    return "\n".join(rows) + "\n"


def text(rule: RuleInfo) -> str:
    """Return the page of a code for a terminal: headings at the margin, what belongs to them indented."""
    lines = [f"{rule.code} {rule.name}", rule.facts]
    indent = ""
    for line in (rule.body or f"## Why is this bad?\n{rule.why}").split("\n"):
        if line.startswith("## "):
            lines.append(line[3:])
            indent = _INDENT
        elif not line.startswith("```"):
            lines.append(f"{indent}{line}".rstrip())
    lines.insert(2, "")
    return "\n".join(lines) + "\n"


def document(rule: RuleInfo) -> dict[str, Any]:
    """Return what is known of a code as values that `json.dumps` takes; `sections` are those of the page by heading."""
    parts = re.split(r"^## (.+)\n", rule.body, flags=re.MULTILINE)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": str(rule.severity),
        "on": rule.on,
        "confidence": rule.confidence,
        "fixable": rule.fixable,
        "summary": rule.summary,
        "why": rule.why,
        "sections": {heading: body.strip() for heading, body in zip(parts[1::2], parts[2::2], strict=True)},
    }
