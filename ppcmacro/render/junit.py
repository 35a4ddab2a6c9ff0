"""JUnit's XML: a suite for each file, a test case for each finding, for build servers that know tests only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.config.selection import fails
from ppcmacro.render import RenderOptions
from ppcmacro.render.chain import place
from ppcmacro.render.story import story
from ppcmacro.render.xml import dump, legal

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["render"]


def render(diagnostics: Sequence[Diagnostic], options: RenderOptions) -> str:
    """Return a document in which a finding that fails the run is a failed test case, and any other a passed one.

    A file without findings is one passed test case, a file that could not be read an error.
    """
    from xml.etree.ElementTree import Element

    run = options.document or {}
    files: dict[str, list[Diagnostic]] = {path: [] for path in run.get("files", ())}
    for one in diagnostics:
        files.setdefault(one.origin.location.path, []).append(one)
    root = Element("testsuites", name="ppcmacro")
    for path, found in files.items():
        suite = _suite(root, path)
        for one in found:
            _finding(suite, one, options)
        if not found:
            _case(suite, path, "no findings", 1)
    for unread in run.get("unreadable", ()):
        suite = _suite(root, unread["path"])
        error = _child(_case(suite, unread["path"], "read", 1), "error", unread["reason"])
        error.set("type", "unreadable")
    for element in (*root, root):
        element.set("tests", str(len(list(element.iter("testcase")))))
        element.set("failures", str(len(list(element.iter("failure")))))
        element.set("errors", str(len(list(element.iter("error")))))
    return dump(root)


def _suite(root: Element, path: str) -> Element:
    suite = _child(root, "testsuite", "")
    suite.set("name", legal(path))
    return suite


def _finding(suite: Element, one: Diagnostic, options: RenderOptions) -> None:
    location = one.origin.location
    column = f":{location.column}" if location.column else ""
    case = _case(suite, location.path, f"{one.code} {one.name} {location.line}{column}", location.line)
    text = legal("\n".join((f"{place(location, with_column=True)}: {one.message}", *story(one, options))))
    if fails([one], options.fail_on):
        failure = _child(case, "failure", one.message)
        failure.set("type", str(one.severity))
        failure.text = text
    else:
        _child(case, "system-out", "").text = f"{one.severity}: {text}"


def _case(suite: Element, path: str, name: str, line: int) -> Element:
    case = _child(suite, "testcase", "")
    case.attrib.update(name=legal(name), classname=legal(path), file=legal(path), line=str(line))
    return case


def _child(parent: Element, tag: str, message: str) -> Element:
    from xml.etree.ElementTree import SubElement

    child = SubElement(parent, tag)
    if message:
        child.set("message", legal(message))
    return child
