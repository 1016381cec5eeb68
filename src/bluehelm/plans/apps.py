from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "bluehelm.plans"
    label = "plans"
