"""The site for a web server: `gunicorn bluehelm.web.wsgi`."""

import os
from importlib import import_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluehelm.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
import_module("bluehelm.web.urls")  # with every view, so that the first visitor need not wait for it
