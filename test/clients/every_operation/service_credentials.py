"""What users show to single services: SSH public keys and service-specific credentials."""

from checks import *

watch_users("list_ssh_public_keys", "list_service_specific_credentials")
SSH = WORLD["sshKeys"]
SERVICE = "codecommit.amazonaws.com"


def _ssh(**one):
    return {found["SSHPublicKeyId"]: found["Status"] for found in iam.list_ssh_public_keys(**one)["SSHPublicKeys"]}


def ssh_keys_come_rest_and_go():
    one = {"UserName": "anna"}
    iam.create_user(**one)
    made = iam.upload_ssh_public_key(**one, SSHPublicKeyBody=SSH[0])["SSHPublicKey"]
    named = {**one, "SSHPublicKeyId": made["SSHPublicKeyId"]}
    same(_ssh(**one), {made["SSHPublicKeyId"]: "Active"})
    got = iam.get_ssh_public_key(**named, Encoding="PEM")["SSHPublicKey"]
    same((got["SSHPublicKeyBody"].strip(), got["Fingerprint"]), (SSH[0].strip(), made["Fingerprint"]))
    line = iam.get_ssh_public_key(**named, Encoding="SSH")["SSHPublicKey"]["SSHPublicKeyBody"]
    assert line.startswith("ssh-rsa AAAA"), line
    iam.update_ssh_public_key(**named, Status="Inactive")
    same(_ssh(**one), {made["SSHPublicKeyId"]: "Inactive"})
    iam.delete_ssh_public_key(**named)
    same(_ssh(**one), {})
    missing((iam.get_ssh_public_key, {**named, "Encoding": "SSH"}))
    iam.upload_ssh_public_key(**one, SSHPublicKeyBody=line)


def bad_ssh_keys_are_refused():
    one = {"UserName": "bert"}
    iam.create_user(**one)
    upload = iam.upload_ssh_public_key
    named = {**one, "SSHPublicKeyId": upload(**one, SSHPublicKeyBody=SSH[0])["SSHPublicKey"]["SSHPublicKeyId"]}
    refused("DuplicateSSHPublicKey", upload, **one, SSHPublicKeyBody=SSH[0])
    refused("UnrecognizedPublicKeyEncoding", upload, **one, SSHPublicKeyBody="no key at all")
    refused("InvalidPublicKey", upload, **one, SSHPublicKeyBody="ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==")
    refused("ValidationError", iam.get_ssh_public_key, **named, Encoding="DER")
    refused("ValidationError", iam.update_ssh_public_key, **named, Status="Asleep")
    refused("InvalidInput", iam.update_ssh_public_key, **named, Status="Expired")
    for key in SSH[1:5]:
        upload(**one, SSHPublicKeyBody=key)
    refused("LimitExceeded", upload, **one, SSHPublicKeyBody=SSH[5])


def ssh_keys_that_are_missing_are_named():
    nobody, one, nothing = {"UserName": "nobody"}, {"UserName": "bert"}, {"SSHPublicKeyId": "APKA" + "A" * 16}
    missing((iam.upload_ssh_public_key, {**nobody, "SSHPublicKeyBody": SSH[5]}), (iam.list_ssh_public_keys, nobody))
    for given in ({**nobody, **nothing}, {**one, **nothing}):
        missing(
            (iam.get_ssh_public_key, {**given, "Encoding": "SSH"}),
            (iam.update_ssh_public_key, {**given, "Status": "Active"}),
            (iam.delete_ssh_public_key, given),
        )


def _credentials(**one):
    found = iam.list_service_specific_credentials(**one)["ServiceSpecificCredentials"]
    return {one["ServiceSpecificCredentialId"]: one["Status"] for one in found}


def service_specific_credentials_come_change_and_go():
    one = {"UserName": "carl"}
    iam.create_user(**one)
    made = iam.create_service_specific_credential(**one, ServiceName=SERVICE)["ServiceSpecificCredential"]
    same((made["ServiceUserName"], len(made["ServicePassword"])), (f"carl-at-{ACCOUNT}", 60))
    named = {**one, "ServiceSpecificCredentialId": made["ServiceSpecificCredentialId"]}
    same(_credentials(**one, ServiceName=SERVICE), {made["ServiceSpecificCredentialId"]: "Active"})
    same(_credentials(AllUsers=True), {made["ServiceSpecificCredentialId"]: "Active"})
    iam.update_service_specific_credential(**named, Status="Inactive")
    same(_credentials(**one), {made["ServiceSpecificCredentialId"]: "Inactive"})
    again = iam.reset_service_specific_credential(**named)["ServiceSpecificCredential"]
    assert again["ServicePassword"] != made["ServicePassword"]
    same((again["Status"], again["ServiceUserName"]), ("Inactive", made["ServiceUserName"]))
    iam.delete_service_specific_credential(**named)
    same(_credentials(**one), {})
    missing((iam.delete_service_specific_credential, named))


def api_keys_have_a_secret_and_an_end():
    iam.create_user(UserName="dora")
    given = {"UserName": "dora", "ServiceName": "bedrock.amazonaws.com", "CredentialAgeDays": 30}
    made = iam.create_service_specific_credential(**given)["ServiceSpecificCredential"]
    assert made["ServiceCredentialSecret"].startswith("ABSK")
    same((made["ExpirationDate"] - made["CreateDate"]).days, 30)


def bad_service_specific_credentials_are_refused():
    one = {"UserName": "emma"}
    iam.create_user(**one)
    create = iam.create_service_specific_credential
    ids = [
        create(**one, ServiceName=SERVICE)["ServiceSpecificCredential"]["ServiceSpecificCredentialId"] for _ in range(2)
    ]
    refused("LimitExceeded", create, **one, ServiceName=SERVICE)
    update = iam.update_service_specific_credential
    refused("InvalidInput", update, **one, ServiceSpecificCredentialId=ids[0], Status="Expired")
    refused("ValidationError", update, UserName="dora", ServiceSpecificCredentialId=ids[0], Status="Inactive")
    refused("ValidationError", iam.list_service_specific_credentials, **one, AllUsers=True)


def service_specific_credentials_that_are_missing_are_named():
    nobody, one = {"UserName": "nobody"}, {"UserName": "emma"}
    nothing = {"ServiceSpecificCredentialId": "ACCA" + "A" * 16}
    missing(
        (iam.create_service_specific_credential, {**nobody, "ServiceName": SERVICE}),
        (iam.create_service_specific_credential, {**one, "ServiceName": "nothing.amazonaws.com"}),
        (iam.list_service_specific_credentials, nobody),
    )
    for given in ({**nobody, **nothing}, {**one, **nothing}):
        missing(
            (iam.update_service_specific_credential, {**given, "Status": "Active"}),
            (iam.reset_service_specific_credential, given),
            (iam.delete_service_specific_credential, given),
        )
