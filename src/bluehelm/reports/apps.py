from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "bluehelm.reports"
    label = "reports"
