"""The site for a web server: `gunicorn bluehelm.web.wsgi`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluehelm.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
