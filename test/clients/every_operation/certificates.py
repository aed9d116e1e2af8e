"""Server certificates of the account, signing certificates of users."""

from checks import *

watch("list_server_certificates")
watch_users("list_signing_certificates")
FIRST, SECOND, THIRD = WORLD["certificates"]


def _given(certificate=FIRST, **more):
    return {"CertificateBody": certificate["body"], "PrivateKey": certificate["key"], **more}


def server_certificates_come_move_and_go():
    made = iam.upload_server_certificate(**_given(ServerCertificateName="web", Path="/cloudfront/"))
    made = made["ServerCertificateMetadata"]
    same(made["Arn"], f"arn:aws:iam::{ACCOUNT}:server-certificate/cloudfront/web")
    got = iam.get_server_certificate(ServerCertificateName="web")["ServerCertificate"]
    same(got["ServerCertificateMetadata"], made)
    same(got["CertificateBody"].strip(), FIRST["body"].strip())
    listed = iam.list_server_certificates(PathPrefix="/cloudfront/")["ServerCertificateMetadataList"]
    same([one["ServerCertificateName"] for one in listed], ["web"])
    iam.update_server_certificate(ServerCertificateName="web", NewServerCertificateName="site", NewPath="/b/")
    got = iam.get_server_certificate(ServerCertificateName="site")["ServerCertificate"]["ServerCertificateMetadata"]
    same((got["Path"], got["ServerCertificateId"]), ("/b/", made["ServerCertificateId"]))
    missing((iam.get_server_certificate, {"ServerCertificateName": "web"}))
    iam.delete_server_certificate(ServerCertificateName="site")
    missing((iam.get_server_certificate, {"ServerCertificateName": "site"}))


def chains_are_kept_and_checked():
    issued, issuer = WORLD["issued"], WORLD["issuer"]
    one = _given(issued, ServerCertificateName="chained")
    refused("MalformedCertificate", iam.upload_server_certificate, **one, CertificateChain=SECOND["body"])
    iam.upload_server_certificate(**one, CertificateChain=issuer["body"])
    got = iam.get_server_certificate(ServerCertificateName="chained")["ServerCertificate"]
    same(got["CertificateChain"].strip(), issuer["body"].strip())


def bad_server_certificates_are_refused():
    upload = iam.upload_server_certificate
    refused("MalformedCertificate", upload, **_given({**FIRST, "body": "no certificate"}, ServerCertificateName="x"))
    refused("MalformedCertificate", upload, **_given({**FIRST, "key": "no key"}, ServerCertificateName="x"))
    refused("KeyPairMismatch", upload, **_given({**FIRST, "key": SECOND["key"]}, ServerCertificateName="x"))
    refused("ValidationError", upload, **_given(ServerCertificateName="a b"))
    refused("InvalidInput", upload, **_given(ServerCertificateName="x", Tags=[{"Key": "aws:x", "Value": ""}]))


def server_certificates_that_are_there_are_not_made_again():
    iam.upload_server_certificate(**_given(ServerCertificateName="twice"))
    iam.upload_server_certificate(**_given(ServerCertificateName="other"))
    refused("EntityAlreadyExists", iam.upload_server_certificate, **_given(ServerCertificateName="twice"))
    rename = {"ServerCertificateName": "other", "NewServerCertificateName": "twice"}
    refused("EntityAlreadyExists", iam.update_server_certificate, **rename)


def twenty_server_certificates_are_the_most():
    there = len(iam.list_server_certificates()["ServerCertificateMetadataList"])
    for number in range(20 - there):
        iam.upload_server_certificate(**_given(ServerCertificateName=f"many-{number}"))
    refused("LimitExceeded", iam.upload_server_certificate, **_given(ServerCertificateName="one-more"))


def server_certificates_that_are_missing_are_named():
    one = {"ServerCertificateName": "nothing"}
    missing(
        (iam.get_server_certificate, one),
        (iam.update_server_certificate, {**one, "NewPath": "/x/"}),
        (iam.delete_server_certificate, one),
    )


def _signing(**one):
    return {found["CertificateId"]: found["Status"] for found in iam.list_signing_certificates(**one)["Certificates"]}


def signing_certificates_come_rest_and_go():
    one = {"UserName": "anna"}
    iam.create_user(**one)
    made = iam.upload_signing_certificate(**one, CertificateBody=FIRST["body"])["Certificate"]
    named = {**one, "CertificateId": made["CertificateId"]}
    same(_signing(**one), {made["CertificateId"]: "Active"})
    iam.update_signing_certificate(**named, Status="Inactive")
    same(_signing(**one), {made["CertificateId"]: "Inactive"})
    iam.delete_signing_certificate(**named)
    same(_signing(**one), {})
    missing((iam.delete_signing_certificate, named))


def bad_signing_certificates_are_refused():
    one = {"UserName": "bert"}
    iam.create_user(**one)
    upload = iam.upload_signing_certificate
    refused("MalformedCertificate", upload, **one, CertificateBody="no certificate")
    refused("InvalidCertificate", upload, **one, CertificateBody=WORLD["expiredCertificate"]["body"])
    made = upload(**one, CertificateBody=FIRST["body"])["Certificate"]["CertificateId"]
    refused("DuplicateCertificate", upload, **one, CertificateBody=FIRST["body"])
    upload(**one, CertificateBody=SECOND["body"])
    refused("LimitExceeded", upload, **one, CertificateBody=THIRD["body"])
    update = iam.update_signing_certificate
    refused("ValidationError", update, **one, CertificateId=made, Status="Asleep")
    refused("InvalidInput", update, **one, CertificateId=made, Status="Expired")


def signing_certificates_that_are_missing_are_named():
    nobody, one, nothing = {"UserName": "nobody"}, {"UserName": "bert"}, {"CertificateId": "A" * 24}
    missing(
        (iam.upload_signing_certificate, {**nobody, "CertificateBody": THIRD["body"]}),
        (iam.list_signing_certificates, nobody),
        (iam.update_signing_certificate, {**one, **nothing, "Status": "Active"}),
        (iam.update_signing_certificate, {**nobody, **nothing, "Status": "Active"}),
        (iam.delete_signing_certificate, {**one, **nothing}),
        (iam.delete_signing_certificate, {**nobody, **nothing}),
    )
