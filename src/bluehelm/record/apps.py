from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "bluehelm.record"
    label = "record"
