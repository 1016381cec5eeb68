from django.apps import AppConfig


class SpineConfig(AppConfig):
    name = "bluehelm.spine"
    label = "spine"
