"""OpenID Connect and SAML providers."""

from checks import *

watch("list_saml_providers", "list_open_id_connect_providers")
STATE.append(
    lambda: [
        bare(unseen.get_open_id_connect_provider(OpenIDConnectProviderArn=one["Arn"]))
        for one in unseen.list_open_id_connect_providers()["OpenIDConnectProviderList"]
    ]
)
STATE.append(
    lambda: [
        bare(unseen.get_saml_provider(SAMLProviderArn=one["Arn"]))
        for one in unseen.list_saml_providers()["SAMLProviderList"]
    ]
)
METADATA, OTHER_METADATA = WORLD["samlMetadata"], WORLD["otherSamlMetadata"]
PRINT = "0123456789" * 4
NO_OIDC = {"OpenIDConnectProviderArn": f"arn:aws:iam::{ACCOUNT}:oidc-provider/nothing.example.com"}
NO_SAML = {"SAMLProviderArn": f"arn:aws:iam::{ACCOUNT}:saml-provider/nothing"}


def oidc_providers_come_change_and_go():
    given = {"Url": "https://id.example.com/a", "ClientIDList": ["x"], "ThumbprintList": [PRINT]}
    made = iam.create_open_id_connect_provider(**given)
    one = {"OpenIDConnectProviderArn": made["OpenIDConnectProviderArn"]}
    same(one["OpenIDConnectProviderArn"], f"arn:aws:iam::{ACCOUNT}:oidc-provider/id.example.com/a")
    got = iam.get_open_id_connect_provider(**one)
    same((got["Url"], got["ClientIDList"], got["ThumbprintList"]), ("id.example.com/a", ["x"], [PRINT]))
    listed = iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]
    same([found["Arn"] for found in listed], [one["OpenIDConnectProviderArn"]])
    for _ in range(2):
        iam.add_client_id_to_open_id_connect_provider(**one, ClientID="y")
        same(iam.get_open_id_connect_provider(**one)["ClientIDList"], ["x", "y"])
    for _ in range(2):
        iam.remove_client_id_from_open_id_connect_provider(**one, ClientID="x")
        same(iam.get_open_id_connect_provider(**one)["ClientIDList"], ["y"])
    iam.update_open_id_connect_provider_thumbprint(**one, ThumbprintList=["f" * 40])
    same(iam.get_open_id_connect_provider(**one)["ThumbprintList"], ["f" * 40])
    iam.delete_open_id_connect_provider(**one)
    missing((iam.get_open_id_connect_provider, one), (iam.delete_open_id_connect_provider, one))


def bad_oidc_providers_are_refused():
    create = iam.create_open_id_connect_provider
    for url in ("http://id.example.com", "nonsense", "https://id.example.com?x=y"):
        refused("ValidationError", create, Url=url)
    refused("InvalidInput", create, Url="https://id.example.com", ThumbprintList=[f"{n}" * 40 for n in range(6)])
    refused("InvalidInput", create, Url="https://id.example.com", Tags=[{"Key": "aws:x", "Value": ""}])
    made = create(Url="https://twice.example.com", ClientIDList=[str(number) for number in range(100)])
    refused("EntityAlreadyExists", create, Url="https://twice.example.com")
    one = {"OpenIDConnectProviderArn": made["OpenIDConnectProviderArn"]}
    refused("LimitExceeded", iam.add_client_id_to_open_id_connect_provider, **one, ClientID="one more")
    prints = [f"{number}" * 40 for number in range(6)]
    refused("InvalidInput", iam.update_open_id_connect_provider_thumbprint, **one, ThumbprintList=prints)


def oidc_providers_that_are_missing_are_named():
    missing(
        (iam.get_open_id_connect_provider, NO_OIDC),
        (iam.add_client_id_to_open_id_connect_provider, {**NO_OIDC, "ClientID": "x"}),
        (iam.remove_client_id_from_open_id_connect_provider, {**NO_OIDC, "ClientID": "x"}),
        (iam.update_open_id_connect_provider_thumbprint, {**NO_OIDC, "ThumbprintList": [PRINT]}),
    )


def saml_providers_come_change_and_go():
    arn = iam.create_saml_provider(Name="corp", SAMLMetadataDocument=METADATA)["SAMLProviderArn"]
    one = {"SAMLProviderArn": arn}
    same(arn, f"arn:aws:iam::{ACCOUNT}:saml-provider/corp")
    same(iam.get_saml_provider(**one)["SAMLMetadataDocument"], METADATA)
    same([found["Arn"] for found in iam.list_saml_providers()["SAMLProviderList"]], [arn])
    same(iam.update_saml_provider(**one, SAMLMetadataDocument=OTHER_METADATA)["SAMLProviderArn"], arn)
    same(iam.get_saml_provider(**one)["SAMLMetadataDocument"], OTHER_METADATA)
    iam.update_saml_provider(**one, AddPrivateKey=WORLD["issuer"]["key"], AssertionEncryptionMode="Required")
    got = iam.get_saml_provider(**one)
    same((got["AssertionEncryptionMode"], len(got["PrivateKeyList"])), ("Required", 1))
    key = got["PrivateKeyList"][0]["KeyId"]
    refused("InvalidInput", iam.update_saml_provider, **one, RemovePrivateKey=key)
    iam.update_saml_provider(**one, RemovePrivateKey=key, AssertionEncryptionMode="Allowed")
    same(iam.get_saml_provider(**one).get("PrivateKeyList", []), [])
    iam.delete_saml_provider(**one)
    missing((iam.get_saml_provider, one))


def bad_saml_providers_are_refused():
    create, update = iam.create_saml_provider, iam.update_saml_provider
    arn = create(Name="twice", SAMLMetadataDocument=METADATA)["SAMLProviderArn"]
    refused("EntityAlreadyExists", create, Name="twice", SAMLMetadataDocument=METADATA)
    nonsense = "<nonsense/>".ljust(1000)
    refused("InvalidInput", create, Name="bad", SAMLMetadataDocument=nonsense)
    refused("InvalidInput", update, SAMLProviderArn=arn, SAMLMetadataDocument=nonsense)
    refused("InvalidInput", update, SAMLProviderArn=arn, AddPrivateKey="no key")
    refused("InvalidInput", create, Name="bad", SAMLMetadataDocument=METADATA, AssertionEncryptionMode="Required")
    refused("ValidationError", create, Name="a b", SAMLMetadataDocument=METADATA)
    for certificate in WORLD["certificates"][:2]:
        update(SAMLProviderArn=arn, AddPrivateKey=certificate["key"])
    refused("LimitExceeded", update, SAMLProviderArn=arn, AddPrivateKey=WORLD["issuer"]["key"])
    refused("InvalidInput", update, SAMLProviderArn=arn, RemovePrivateKey="SAMLPK" + "A" * 20)


def saml_providers_that_are_missing_are_named():
    missing(
        (iam.get_saml_provider, NO_SAML),
        (iam.update_saml_provider, {**NO_SAML, "SAMLMetadataDocument": METADATA}),
        (iam.delete_saml_provider, NO_SAML),
    )
