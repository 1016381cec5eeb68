from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "bluehelm.web"
    label = "web"
