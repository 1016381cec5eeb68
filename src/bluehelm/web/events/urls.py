"""The pages of incidents of one mission: under /m/CODE/incidents/."""

from django.urls import URLPattern, path

from bluehelm.web.events import (
    identities,
    incident,
    judging,
    listing,
    openings,
)

pages: list[URLPattern] = [
    path("", listing.incidents, name="incidents"),
    path("<int:number>/", incident.incident, name="incident"),
    path("<int:number>/judge/<slug:which>/", judging.judge, name="incident_judge"),
    path("<int:number>/undo/<int:judgement>/", judging.undo, name="incident_undo"),
    path("openings/", openings.openings, name="incidents_openings"),
    path("identities/", identities.identities, name="incidents_identities"),
    path("accounts/<int:account>/identities/", identities.account, name="account_identities"),
    path("accounts/<int:account>/identities/open/", identities.unseal, name="identity_open"),
    path("accounts/<int:account>/identities/<slug:action>/", identities.act, name="identity_act"),
]
