from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "bluehelm.checks"
    label = "checks"
