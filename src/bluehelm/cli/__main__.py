"""`python -m bluehelm.cli` is the command `bluehelm`."""

import sys

from bluehelm.cli import main

sys.exit(main())
