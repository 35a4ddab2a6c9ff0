"""`python -m ppcmacro`: the command line without an installed script."""

import sys

from ppcmacro.cli import main

if __name__ == "__main__":
    sys.exit(main())
