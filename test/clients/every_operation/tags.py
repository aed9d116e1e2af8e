"""Tags of all that can have them."""

from checks import *

NO_PROVIDER = f"arn:aws:iam::{ACCOUNT}:oidc-provider/nothing.example.com"
NO_SAML = f"arn:aws:iam::{ACCOUNT}:saml-provider/nothing"
NO_DEVICE = f"arn:aws:iam::{ACCOUNT}:mfa/nothing"

# What is tagged: how it is made with tags, what names it and a missing one, and its three operations.
TAGGABLE = {
    "user": (
        lambda tags: iam.create_user(UserName="tagged", Tags=tags)["User"]["UserName"],
        ("UserName", "nobody"),
        (iam.tag_user, iam.untag_user, iam.list_user_tags),
    ),
    "role": (
        lambda tags: make_role("tagged", Tags=tags)["RoleName"],
        ("RoleName", "nothing"),
        (iam.tag_role, iam.untag_role, iam.list_role_tags),
    ),
    "policy": (
        lambda tags: make_policy("tagged", Tags=tags),
        ("PolicyArn", NO_POLICY),
        (iam.tag_policy, iam.untag_policy, iam.list_policy_tags),
    ),
    "instance profile": (
        lambda tags: iam.create_instance_profile(InstanceProfileName="tagged", Tags=tags)["InstanceProfile"][
            "InstanceProfileName"
        ],
        ("InstanceProfileName", "nothing"),
        (iam.tag_instance_profile, iam.untag_instance_profile, iam.list_instance_profile_tags),
    ),
    "MFA device": (
        lambda tags: iam.create_virtual_mfa_device(VirtualMFADeviceName="tagged", Tags=tags)["VirtualMFADevice"][
            "SerialNumber"
        ],
        ("SerialNumber", NO_DEVICE),
        (iam.tag_mfa_device, iam.untag_mfa_device, iam.list_mfa_device_tags),
    ),
    "server certificate": (
        lambda tags: iam.upload_server_certificate(
            ServerCertificateName="tagged",
            CertificateBody=WORLD["certificates"][0]["body"],
            PrivateKey=WORLD["certificates"][0]["key"],
            Tags=tags,
        )["ServerCertificateMetadata"]["ServerCertificateName"],
        ("ServerCertificateName", "nothing"),
        (iam.tag_server_certificate, iam.untag_server_certificate, iam.list_server_certificate_tags),
    ),
    "OpenID Connect provider": (
        lambda tags: iam.create_open_id_connect_provider(Url="https://tagged.example.com", Tags=tags)[
            "OpenIDConnectProviderArn"
        ],
        ("OpenIDConnectProviderArn", NO_PROVIDER),
        (
            iam.tag_open_id_connect_provider,
            iam.untag_open_id_connect_provider,
            iam.list_open_id_connect_provider_tags,
        ),
    ),
    "SAML provider": (
        lambda tags: iam.create_saml_provider(
            Name="tagged", SAMLMetadataDocument=WORLD["samlMetadata"], Tags=tags
        )["SAMLProviderArn"],
        ("SAMLProviderArn", NO_SAML),
        (iam.tag_saml_provider, iam.untag_saml_provider, iam.list_saml_provider_tags),
    ),
}
MADE = {}


def _tags(**pairs):
    return [{"Key": key, "Value": value} for key, value in pairs.items()]


def _pairs(found):
    return {tag["Key"]: tag["Value"] for tag in found["Tags"]}


def tags_are_given_changed_and_taken():
    for kind, (make, (name, _), (tag, untag, listed)) in TAGGABLE.items():
        one = MADE[kind] = {name: make(_tags(team="red", left="1"))}
        same(_pairs(listed(**one)), {"team": "red", "left": "1"})
        tag(**one, Tags=_tags(team="blue", more=""))
        same(_pairs(listed(**one)), {"team": "blue", "left": "1", "more": ""})
        untag(**one, TagKeys=["left", "never-there"])
        same(_pairs(listed(**one)), {"team": "blue", "more": ""})
        page = listed(**one, MaxItems=1)
        same((page["IsTruncated"], len(page["Tags"])), (True, 1))
        rest = listed(**one, Marker=page["Marker"])
        same({**_pairs(page), **_pairs(rest)}, {"team": "blue", "more": ""})


def tags_of_what_is_missing_are_refused():
    for _make, (name, nothing), (tag, untag, listed) in TAGGABLE.values():
        one = {name: nothing}
        missing((tag, {**one, "Tags": _tags(a="b")}), (untag, {**one, "TagKeys": ["a"]}), (listed, one))


def bad_tags_are_refused():
    for kind, (_make, _names, (tag, untag, listed)) in TAGGABLE.items():
        one = MADE[kind]
        before = _pairs(listed(**one))
        refused("InvalidInput", tag, **one, Tags=_tags(a="1") + _tags(a="2"))
        refused("InvalidInput", tag, **one, Tags=[{"Key": "aws:team", "Value": "x"}])
        refused("ValidationError", tag, **one, Tags=[{"Key": "a!b", "Value": "x"}])
        refused("ValidationError", tag, **one, Tags=[{"Key": "x" * 129, "Value": "x"}])
        refused("ValidationError", tag, **one, Tags=[{"Key": "x", "Value": "x" * 257}])
        refused("ValidationError", untag, **one, TagKeys=["a!b"])
        refused("ValidationError", listed, **one, Marker="nonsense")
        same(_pairs(listed(**one)), before)


def fifty_tags_are_given_at_most():
    for kind, (_make, _names, (tag, _untag, listed)) in TAGGABLE.items():
        one = MADE[kind]
        tag(**one, Tags=_tags(**{f"k{number}": "v" for number in range(48)}))
        refused("LimitExceeded", tag, **one, Tags=_tags(one_more="v"))
        tag(**one, Tags=_tags(k0="changed"))
        same((len(listed(**one)["Tags"]), _pairs(listed(**one))["k0"]), (50, "changed"))
