"""The exit statuses.  There are no others."""

CLEAN = 0
FINDINGS = 1
TROUBLE = 2
INTERRUPTED = 130
