"""Every address."""

from __future__ import annotations

from allauth.account.views import LoginView, LogoutView
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from tamarack.intelligence.claims import pages as claims
from tamarack.intelligence.findings import pages as findings
from tamarack.intelligence.intake import pages as intake
from tamarack.intelligence.search import pages as search
from tamarack.intelligence.sources import pages as sources
from tamarack.trust.accounts import pages as accounts
from tamarack.trust.oversight import pages as own
from tamarack.web import job_pages as jobs
from tamarack.web import oversight_pages as watching
from tamarack.web import pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.front, name="today"),
    path("api/", include("tamarack.api.urls")),
    path("people/", accounts.people, name="people"),
    path("purpose/", pages.purpose, name="purpose"),
    path("language/", set_language, name="set_language"),
    path("sign-in/", LoginView.as_view(), name="account_login"),
    path("sign-out/", LogoutView.as_view(), name="account_logout"),
    path("why/", own.why, name="why"),
    path("declaration/", own.declaration, name="declaration"),
    path("declaration/<str:shown>/end/", own.end_declaration, name="end_declaration"),
    path("break-glass/", own.break_glass, name="break_glass"),
    path("break-glass/close/", own.close_glass, name="close_glass"),
    path("oversight/", watching.oversight, name="oversight"),
    path("oversight/<str:shown>/<str:number>/", watching.finding, name="oversight_finding"),
    path("notices/", watching.notice_list, name="notices"),
    path("reports/", claims.report_list, name="reports"),
    path("reports/<str:shown>/", findings.report, name="report"),
    path("reports/<str:shown>/original/", claims.original, name="original"),
    path("reports/<str:shown>/withdraw/", claims.withdraw, name="withdraw"),
    path("reports/<str:shown>/findings/<str:finding>/", findings.decide, name="decide"),
    path("reports/<str:shown>/record/", findings.record_thing, name="record_thing"),
    path("reports/<str:shown>/record-link/", findings.record_link, name="record_link"),
    path("claims/<str:shown>/retract/", claims.retract, name="retract"),
    path("entities/<str:shown>/", claims.entity, name="entity"),
    path("take-in/", intake.take_in, name="take_in"),
    path("intakes/<str:shown>/", intake.intake, name="intake"),
    path("intakes/<str:shown>/mapping/", intake.map_table, name="map_table"),
    path("search/", search.search_page, name="search"),
    path("search/complete/", search.completions, name="complete"),
    path("sources/", sources.source_list, name="sources"),
    path("sources/add/", sources.add, name="add_source"),
    path("sources/<str:shown>/", sources.source, name="source"),
    path("jobs/", jobs.job_list, name="jobs"),
    path("jobs/<str:shown>/", jobs.job, name="job"),
    path("jobs/<str:shown>/progress/", jobs.progress, name="job_progress"),
    path("jobs/<str:shown>/cancel/", jobs.cancel_job, name="job_cancel"),
]
handler404 = "tamarack.web.refusals.not_found"
handler500 = "tamarack.web.refusals.failed"
