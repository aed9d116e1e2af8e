"""How many there may be, where that is soon reached."""

from checks import *


def three_hundred_groups_are_the_most():
    for number in range(300):
        unseen.create_group(GroupName=f"group-{number}")
    refused("LimitExceeded", iam.create_group, GroupName="one-more")


def a_hundred_providers_are_the_most():
    for number in range(100):
        unseen.create_open_id_connect_provider(Url=f"https://id-{number}.example.com")
        unseen.create_saml_provider(Name=f"corp-{number}", SAMLMetadataDocument=WORLD["samlMetadata"])
    refused("LimitExceeded", iam.create_open_id_connect_provider, Url="https://one-more.example.com")
    given = {"Name": "one-more", "SAMLMetadataDocument": WORLD["samlMetadata"]}
    refused("LimitExceeded", iam.create_saml_provider, **given)
