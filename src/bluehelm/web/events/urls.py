"""The pages of incidents of one mission: under /m/CODE/incidents/."""

from django.urls import URLPattern

pages: list[URLPattern] = []
