"""Findings that are not to be shown again: comments in the source, waivers, the baseline."""
