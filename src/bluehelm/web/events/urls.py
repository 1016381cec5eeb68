"""The pages of incidents of one mission: under /m/CODE/incidents/."""

from django.urls import URLPattern, path

from bluehelm.web.events import (
    figures,
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
    path("figures/", figures.figures, name="incidents_figures"),
    path("figures/table.csv", figures.table, name="incidents_figures_csv"),
    path("figures/chart.svg", figures.chart, name="incidents_figures_chart"),
]
