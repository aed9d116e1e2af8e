"""Roles for users of identity providers, and tokens for others."""

import base64
import hashlib

from checks import *

WEB = WORLD["web"]
ISSUER = WEB["issuer"].removeprefix("http://")
WEB_ROLE = f"arn:aws:iam::{ACCOUNT}:role/web"
WEB_PROVIDER = f"arn:aws:iam::{ACCOUNT}:oidc-provider/{ISSUER}"
SAML_ROLE = f"arn:aws:iam::{ACCOUNT}:role/saml"
SAML_PROVIDER = f"arn:aws:iam::{ACCOUNT}:saml-provider/corp"
TOO_LARGE = {}


def _noise(number, size):
    """Text that no packing makes much shorter."""
    digests = (hashlib.sha512(bytes([number, n])).digest() for n in range(40))
    return "".join(base64.b64encode(digest).decode()[:86] for digest in digests)[:size]


def _too_large():
    """Session policies that are each allowed and together too large."""
    arns = [make_policy(_noise(n, 100).replace("/", "-"), Path=f"/{_noise(n + 9, 500)}/") for n in range(2)]
    inline = policy(allow("s3:GetObject", f"arn:aws:s3:::{_noise(99, 1850)}"))
    return {"Policy": inline, "PolicyArns": [{"arn": arn} for arn in arns]}


def _web(**changed):
    return {"RoleArn": WEB_ROLE, "RoleSessionName": "job", "WebIdentityToken": WEB["token"], **changed}


def _saml(**changed):
    return {"RoleArn": SAML_ROLE, "PrincipalArn": SAML_PROVIDER, "SAMLAssertion": WORLD["saml"], **changed}


def web_identities_assume_roles():
    made = iam.create_open_id_connect_provider(Url=WEB["issuer"], ClientIDList=["sts.amazonaws.com"])
    federated = {"Federated": made["OpenIDConnectProviderArn"]}
    make_role("web", trust(federated, "sts:AssumeRoleWithWebIdentity"))
    got = sts.assume_role_with_web_identity(**_web())
    same((got["SubjectFromWebIdentityToken"], got["Audience"]), ("job", "sts.amazonaws.com"))
    who = client("sts", got["Credentials"]).get_caller_identity()["Arn"]
    same(who, f"arn:aws:sts::{ACCOUNT}:assumed-role/web/job")


def bad_web_identities_are_refused():
    method = sts.assume_role_with_web_identity
    refused("InvalidIdentityToken", method, **_web(WebIdentityToken="no token"))
    refused("InvalidIdentityToken", method, **_web(WebIdentityToken=WEB["forAnother"]))
    refused("InvalidIdentityToken", method, **_web(WebIdentityToken=WEB["ofOthers"]))
    refused("InvalidIdentityToken", method, **_web(WebIdentityToken=WEB["token"][:-4] + "AAAA"))
    refused("ExpiredTokenException", method, **_web(WebIdentityToken=WEB["expired"]))
    refused("AccessDenied", method, **_web(RoleArn=f"{WEB_ROLE}-not"))
    gone = iam.create_open_id_connect_provider(Url=WEB["gone"], ClientIDList=["sts.amazonaws.com"])
    iam.update_assume_role_policy(
        RoleName="web",
        PolicyDocument=trust({"Federated": gone["OpenIDConnectProviderArn"]}, "sts:AssumeRoleWithWebIdentity"),
    )
    refused("IDPCommunicationError", method, **_web(WebIdentityToken=WEB["ofGone"]))
    iam.update_assume_role_policy(
        RoleName="web",
        PolicyDocument=trust({"Federated": WEB_PROVIDER}, "sts:AssumeRoleWithWebIdentity"),
    )
    TOO_LARGE.update(_too_large())
    refused("PackedPolicyTooLarge", method, **_web(**TOO_LARGE))
    refused("MalformedPolicyDocument", method, **_web(Policy="{"))
    refused("ValidationError", method, **_web(RoleSessionName="a b"))


def saml_users_assume_roles():
    iam.create_saml_provider(Name="corp", SAMLMetadataDocument=WORLD["samlMetadata"])
    make_role("saml", trust({"Federated": SAML_PROVIDER}, "sts:AssumeRoleWithSAML"))
    got = sts.assume_role_with_saml(**_saml())
    same((got["Subject"], got["Issuer"]), ("anna", "https://idp.test/saml"))
    who = client("sts", got["Credentials"]).get_caller_identity()["Arn"]
    same(who, f"arn:aws:sts::{ACCOUNT}:assumed-role/saml/anna@idp")


def bad_saml_users_are_refused():
    method = sts.assume_role_with_saml
    refused("InvalidIdentityToken", method, **_saml(SAMLAssertion="bm9uc2Vuc2U="))
    refused("InvalidIdentityToken", method, **_saml(SAMLAssertion=WORLD["samlForOthers"]))
    refused("InvalidIdentityToken", method, **_saml(PrincipalArn=f"{SAML_PROVIDER}-not"))
    refused("ExpiredTokenException", method, **_saml(SAMLAssertion=WORLD["samlExpired"]))
    refused("MalformedPolicyDocument", method, **_saml(Policy="{"))
    refused("PackedPolicyTooLarge", method, **_saml(**TOO_LARGE))


def tokens_for_others_are_enabled_first():
    own = user_client("sts", "anna", "sts:GetWebIdentityToken")
    wish = {"Audience": ["api.example.com"], "SigningAlgorithm": "RS256"}
    refused("FeatureDisabled", iam.get_outbound_web_identity_federation_info)
    refused("FeatureDisabled", iam.disable_outbound_web_identity_federation)
    refused("OutboundWebIdentityFederationDisabledException", own.get_web_identity_token, **wish)
    issuer = iam.enable_outbound_web_identity_federation()["IssuerIdentifier"]
    got = iam.get_outbound_web_identity_federation_info()
    same((got["IssuerIdentifier"], got["JwtVendingEnabled"]), (issuer, True))
    refused("FeatureEnabled", iam.enable_outbound_web_identity_federation)
    token = own.get_web_identity_token(**wish)["WebIdentityToken"]
    same(len(token.split(".")), 3)
    many = [f"{number}-{'x' * 900}" for number in range(10)]
    refused("JWTPayloadSizeExceededException", own.get_web_identity_token, **{**wish, "Audience": many})
    iam.put_role_policy(RoleName="web", PolicyName="p", PolicyDocument=policy(allow("sts:GetWebIdentityToken")))
    session = client("sts", sts.assume_role_with_web_identity(**_web(DurationSeconds=900))["Credentials"])
    refused("SessionDurationEscalationException", session.get_web_identity_token, **wish, DurationSeconds=3600)
    iam.disable_outbound_web_identity_federation()
    refused("FeatureDisabled", iam.get_outbound_web_identity_federation_info)
