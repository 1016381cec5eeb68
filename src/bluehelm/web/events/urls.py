"""The pages of incidents of one mission: under /m/CODE/incidents/."""

from django.urls import URLPattern, path

from bluehelm.web.events import (
    figures,
    identities,
    incident,
    judging,
    listing,
    naming,
    openings,
    picture,
    picture_views,
    queue,
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
    path("merging/", queue.merges, name="incidents_merges"),
    path("merging/left/", queue.left, name="incidents_merges_left"),
    path("merging/match/", queue.match, name="incidents_match"),
    path("merging/decided/", queue.decided, name="incidents_pairs"),
    path("merging/separate/", queue.separate, name="incidents_separate"),
    path("merging/<int:pair>/", queue.decide, name="incidents_pair"),
    path("merging/<int:pair>/undo/", queue.undo, name="incidents_pair_undo"),
    path("places/", naming.places, name="incidents_places"),
    path("places/decided/", naming.decided, name="incidents_names"),
    path("places/<int:name>/", naming.decide, name="incidents_name"),
    path("places/<int:name>/undo/", naming.undo, name="incidents_name_undo"),
    path("map/", picture.map_page, name="incidents_map"),
    path("map/points.bin", picture.points, name="incidents_map_points"),
    path("map/base.json", picture.base, name="incidents_map_base"),
    path("pictures/<slug:kind>.<slug:form>", picture.drawn, name="incidents_picture"),
    path("views/", picture_views.save, name="incidents_view_save"),
    path("views/<int:view>/delete/", picture_views.delete, name="incidents_view_delete"),
]
