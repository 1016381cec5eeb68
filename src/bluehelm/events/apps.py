from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "bluehelm.events"
    label = "events"
