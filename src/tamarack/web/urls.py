"""Every address."""

from __future__ import annotations

from allauth.account.views import LogoutView
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from tamarack.intelligence.claims import pages as claims
from tamarack.intelligence.findings import pages as findings
from tamarack.intelligence.intake import pages as intake
from tamarack.intelligence.search import pages as search
from tamarack.intelligence.sources import pages as sources
from tamarack.trust.accounts import pages as accounts
from tamarack.trust.custody import pages as custody
from tamarack.trust.oversight import pages as overseen
from tamarack.trust.retention import pages as retention
from tamarack.trust.sign_in import pages as own
from tamarack.trust.sign_in import provider_views as provider
from tamarack.trust.sign_in import views as entry
from tamarack.web import disposal_pages as disposals
from tamarack.web import job_pages as jobs
from tamarack.web import log_pages as log
from tamarack.web import oversight_pages as watching
from tamarack.web import pages

provider_patterns: list[URLPattern | URLResolver] = [
    path("sign-in/with/<str:provider_id>/", provider.leave, name="openid_connect_login"),
    path("sign-in/with/<str:provider_id>/back/", provider.back, name="openid_connect_callback"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.front, name="today"),
    path("api/", include("tamarack.api.urls")),
    path("people/", accounts.people, name="people"),
    path("people/<str:login>/", accounts.person, name="person"),
    path("people/<str:login>/close/", accounts.close, name="close_account"),
    path("access/<str:shown>/answer/", accounts.answer, name="answer"),
    path("access/<str:shown>/end/", accounts.end_grant, name="end_grant"),
    path("log/", log.log, name="log"),
    path("log/export/", log.export_log, name="export_log"),
    path("log/checkpoints/", log.checkpoints, name="checkpoints"),
    path("log/<str:shown>/", log.event, name="event"),
    path("log/<str:shown>/proof/", log.event_proof, name="event_proof"),
    path("purpose/", pages.purpose, name="purpose"),
    path("language/", set_language, name="set_language"),
    path("sign-in/", entry.SignIn.as_view(), name="account_login"),
    path("sign-in/second/", entry.GiveFactor.as_view(), name="mfa_authenticate"),
    path("sign-in/passkey/", entry.SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("sign-in/lost/", own.lost, name="lost_factor"),
    path("sign-in/refused/", own.refused, name="refused_sign_in"),
    path("sign-out/", LogoutView.as_view(), name="account_logout"),
    path("account/", own.account, name="account"),
    path("account/set-up/", own.set_up, name="set_up_factor"),
    path("account/confirm/", entry.GivePasswordAgain.as_view(), name="account_reauthenticate"),
    path("account/confirm/code/", entry.GiveCodeAgain.as_view(), name="mfa_reauthenticate"),
    path("account/password/", entry.ChangePassword.as_view(), name="account_change_password"),
    path("account/authenticator/", entry.StartTotp.as_view(), name="mfa_activate_totp"),
    path("account/passkey/", entry.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("account/recovery-codes/", entry.ShowCodes.as_view(), name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", entry.MakeCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("account/factors/<str:shown>/remove/", own.remove, name="remove_factor"),
    path("account/sessions/end/", own.end_others, name="end_other_sessions"),
    path("account/sessions/<str:shown>/end/", own.end_one, name="end_session"),
    path("why/", overseen.why, name="why"),
    path("declaration/", overseen.declaration, name="declaration"),
    path("declaration/<str:shown>/end/", overseen.end_declaration, name="end_declaration"),
    path("break-glass/", overseen.break_glass, name="break_glass"),
    path("break-glass/close/", overseen.close_glass, name="close_glass"),
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
    path("exhibits/", custody.exhibit_list, name="exhibits"),
    path("exhibits/add/", custody.add_exhibit, name="add_exhibit"),
    path("exhibits/handovers/<str:shown>/", custody.answer_handover, name="answer_handover"),
    path("exhibits/<str:shown>/", custody.exhibit, name="exhibit"),
    path("exhibits/<str:shown>/hand-over/", custody.hand_over, name="hand_over"),
    path("exhibits/<str:shown>/derive/", custody.derive_exhibit, name="derive_exhibit"),
    path("exhibits/<str:shown>/check/", custody.check_exhibit, name="check_exhibit"),
    path("exhibits/<str:shown>/bytes/", custody.exhibit_bytes, name="exhibit_bytes"),
    path("exhibits/<str:shown>/case/", custody.exhibit_case, name="exhibit_case"),
    path("retention/", retention.retention, name="retention"),
    path("retention/holds/add/", retention.hold_add, name="hold_add"),
    path("retention/holds/<str:shown>/lift/", retention.hold_lift, name="hold_lift"),
    path("retention/propose/", retention.propose_disposal, name="propose_disposal"),
    path("retention/disposals/<str:shown>/", disposals.disposal, name="disposal"),
    path("retention/disposals/<str:shown>/answer/", retention.answer_disposal, name="answer_disposal"),
    path("retention/disposals/<str:shown>/carry-out/", disposals.carry_out, name="carry_out"),
    path("jobs/", jobs.job_list, name="jobs"),
    path("jobs/<str:shown>/", jobs.job, name="job"),
    path("jobs/<str:shown>/progress/", jobs.progress, name="job_progress"),
    path("jobs/<str:shown>/cancel/", jobs.cancel_job, name="job_cancel"),
]
if settings.OIDC_ISSUER:
    urlpatterns += provider_patterns
handler404 = "tamarack.web.refusals.not_found"
handler500 = "tamarack.web.refusals.failed"
