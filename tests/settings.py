"""The settings of the tests: the program's own, with a data folder that is nobody's.

pytest-django reads them before any conftest.py, so the folder is named here and never is var of the checkout.
"""

import os
import tempfile

if "PYTEST_XDIST_WORKER" in os.environ or "BLUEHELM_DATA" not in os.environ:
    # each worker its own: what one remembers of failed sign-ins is nothing to the other
    os.environ["BLUEHELM_DATA"] = tempfile.mkdtemp(prefix="bluehelm-tests-")

from bluehelm.settings import *  # noqa: F403
from bluehelm.settings import DATABASES

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # a file, as users have it: in memory the site's threads and the test share one connection and trip
    name = f"{os.environ['BLUEHELM_DATA']}/tests.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": name}

os.environ["DJANGO_SETTINGS_MODULE"] = "bluehelm.settings"  # for the processes that a test starts
