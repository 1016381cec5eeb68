"""The addresses of the site. A mission's pages are under /m/<mission>/<period>/, 2019/20 written 2019-20."""

from allauth.account import views as entry
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from bluehelm.web import account, history, people, reports, sources, tokens
from bluehelm.web.audit import pages as audits
from bluehelm.web.events import api
from bluehelm.web.events import urls as events
from bluehelm.web.mandate import calendar as calendar_pages
from bluehelm.web.mandate import evolution, ties
from bluehelm.web.mandate import overview as mandates
from bluehelm.web.mandate import progress as progress_pages
from bluehelm.web.plan import fed, figures, resources, results
from bluehelm.web.plan import overview as plans
from bluehelm.web.texts import duties as text_duties
from bluehelm.web.texts import loading as text_loading
from bluehelm.web.texts import pages as texts
from bluehelm.web.texts import redlines
from bluehelm.web.texts import tasks as text_tasks
from bluehelm.web.wake import beside
from bluehelm.web.wake import pages as wake

handler400 = "bluehelm.web.errors.bad_request"
handler403 = "bluehelm.web.errors.forbidden"
handler404 = "bluehelm.web.errors.not_found"
handler500 = "bluehelm.web.errors.broken"


class Period(StringConverter):
    regex = r"\d{4}(-\d{2})?"


register_converter(Period, "period")


def closed(request: HttpRequest) -> HttpResponse:
    """Nobody signs up: an administrator opens accounts."""
    raise Http404


room = [
    path("", plans.overview, name="overview"),
    path("chart/<slug:kind>.svg", reports.chart, name="chart"),
    path("framework/", plans.framework, name="framework"),
    path("framework/<str:number>/", plans.accomplishment, name="accomplishment"),
    path("line/<int:line>/", results.line, name="line"),
    path("line/<int:line>/take/", fed.take, name="line_take"),
    path("line/<int:line>/<slug:action>/", results.act, name="act"),
    path("resources/", resources.resources, name="resources"),
    path("figure/<path:key>/", figures.figure, name="figure"),
    path("sources/", sources.sources, name="sources"),
    path("sources/load/", sources.load, name="load"),
    path("sources/<int:source>/", sources.source, name="source"),
    path("sources/<int:source>/file/", sources.download, name="download"),
    path("audit/", audits.audits, name="audits"),
    path("audit/run/", audits.run, name="audit_run"),
    path("audit/<int:number>/", audits.audit, name="audit"),
    path("audit/<int:number>/file/", audits.download, name="audit_file"),
    path("audit/<int:number>/<slug:key>/", audits.finding, name="finding"),
    path("audit/<int:number>/<slug:key>/judge/", audits.judge, name="judge"),
    path("mandate/", mandates.mandate, name="mandate"),
    path("mandate/task/<slug:text>/<slug:place>/", mandates.task, name="mandate_task"),
    path("mandate/lines/", ties.lines, name="mandate_lines"),
    path("mandate/line/<slug:key>/", ties.line, name="mandate_line"),
    path("mandate/line/<slug:key>/tie/", ties.tie, name="mandate_tie"),
    path("mandate/duties/", calendar_pages.duties, name="mandate_duties"),
    path("mandate/duties/calendar.ics", calendar_pages.calendar, name="mandate_calendar"),
    path("mandate/duties/<slug:duty>/", calendar_pages.duty, name="mandate_duty"),
    path("mandate/duties/<slug:duty>/deliver/", calendar_pages.deliver, name="mandate_deliver"),
    path(
        "mandate/duties/<slug:duty>/withdraw/<int:delivery>/",
        calendar_pages.withdraw,
        name="mandate_withdraw",
    ),
    path("mandate/measures/", progress_pages.measures, name="mandate_measures"),
    path("mandate/measures/<slug:measure>/", progress_pages.measure, name="mandate_measure"),
    path("mandate/measures/<slug:measure>/score/", progress_pages.score, name="mandate_score"),
    path(
        "mandate/measures/<slug:measure>/withdraw/<int:score>/",
        progress_pages.withdraw,
        name="mandate_score_withdraw",
    ),
    path("mandate/tasks/", evolution.tasks, name="mandate_tasks"),
    path("report/", reports.report, name="report"),
    path("report/preview/", reports.preview, name="preview"),
    path("report/file/", reports.download, name="report_file"),
    path("report/<slug:section>/<slug:language>/", reports.narrative_page, name="narrative"),
    path("history/", history.history, name="history"),
    path("people/", people.people, name="people"),
]

library = [
    path("", texts.texts, name="texts"),
    path("load/", text_loading.load, name="texts_load"),
    path("missions/<str:code>/", evolution.mission, name="texts_mission"),
    path("missions/<str:code>/tasks.svg", evolution.chart, name="texts_mission_chart"),
    path("<slug:slug>/", texts.text, name="text"),
    path("<slug:slug>/tasks/", text_tasks.tasks, name="text_tasks"),
    path("<slug:slug>/tasks/judge/", text_tasks.judge, name="text_judge"),
    path("<slug:slug>/duties/", text_duties.duties, name="text_duties"),
    path("<slug:slug>/duties/calendar.ics", text_duties.calendar, name="text_calendar"),
    path("<slug:slug>/redline/", redlines.choice, name="redline_choice"),
    path("<slug:old>/redline/<slug:new>/", redlines.redline, name="redline"),
    path("<slug:old>/redline/<slug:new>/file/", redlines.download, name="redline_file"),
]

# Only the pages of the sign-in library that have a use without mail and without open sign-up.
entrance = [
    path("login/", entry.login, name="account_login"),
    path("logout/", entry.logout, name="account_logout"),
    path("inactive/", entry.account_inactive, name="account_inactive"),
    path("reauthenticate/", entry.reauthenticate, name="account_reauthenticate"),
    path("password/change/", entry.password_change, name="account_change_password"),
    path("signup/", closed, name="account_signup"),  # the library links to it by name
]

urlpatterns = [
    path("", plans.home, name="home"),
    path("help/", plans.help_page, name="help"),
    path("language/", account.language, name="language"),
    path("account/", account.account, name="account"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<int:number>/revoke/", tokens.revoke, name="token_revoke"),
    path("accounts/", include(entrance)),
    path("accounts/second-factor/", include("allauth.mfa.urls")),
    path("texts/", include(library)),
    path("api/v1/", include(api.urls)),
    path("impact/", wake.impact, name="impact"),
    path("impact/designs/", beside.designs, name="impact_designs"),
    path("impact/near/", beside.near, name="impact_near"),
    path("m/<slug:code>/", plans.mission, name="mission"),
    path("m/<slug:code>/incidents/", include(events.pages)),
    path("m/<slug:code>/<period:slug>/", include(room)),
]
