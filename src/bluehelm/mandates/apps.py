from django.apps import AppConfig


class MandatesConfig(AppConfig):
    name = "bluehelm.mandates"
    label = "mandates"
