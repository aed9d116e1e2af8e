"""Users and what hangs on them."""

from checks import *


def users_come_change_and_go():
    made = iam.create_user(UserName="anna", Path="/a/", Tags=[{"Key": "team", "Value": "red"}])["User"]
    same(made["Arn"], f"arn:aws:iam::{ACCOUNT}:user/a/anna")
    got = iam.get_user(UserName="anna")["User"]
    same((got["UserId"], got["Path"], got["Tags"]), (made["UserId"], "/a/", [{"Key": "team", "Value": "red"}]))
    same([user["UserName"] for user in iam.list_users(PathPrefix="/a/")["Users"]], ["anna"])
    iam.update_user(UserName="anna", NewUserName="Anne", NewPath="/b/")
    got = iam.get_user(UserName="Anne")["User"]
    same((got["UserId"], got["Arn"]), (made["UserId"], f"arn:aws:iam::{ACCOUNT}:user/b/Anne"))
    missing((iam.get_user, {"UserName": "anna"}))
    iam.delete_user(UserName="Anne")
    missing((iam.get_user, {"UserName": "Anne"}))
    same(iam.list_users()["Users"], [])


def what_refusals_must_leave_alone_is_seen():
    states = [state()]
    for change in (
        lambda: iam.create_user(UserName="seen"),
        lambda: iam.tag_user(UserName="seen", Tags=[{"Key": "a", "Value": "b"}]),
        lambda: iam.put_user_policy(UserName="seen", PolicyName="p", PolicyDocument=ALLOWING),
        lambda: iam.attach_user_policy(UserName="seen", PolicyArn=AWS_POLICY),
        lambda: iam.create_virtual_mfa_device(VirtualMFADeviceName="seen"),
    ):
        change()
        states.append(state())
        same(states[-1], state())
    same(len(set(states)), len(states))


def root_asks_about_itself():
    same(iam.get_user()["User"]["Arn"], f"arn:aws:iam::{ACCOUNT}:root")


def users_that_are_there_are_not_made_again():
    iam.create_user(UserName="bert")
    refused("EntityAlreadyExists", iam.create_user, UserName="bert")
    refused("EntityAlreadyExists", iam.create_user, UserName="BERT")
    iam.create_user(UserName="carl")
    refused("EntityAlreadyExists", iam.update_user, UserName="carl", NewUserName="Bert")


def bad_users_are_refused():
    refused("ValidationError", iam.create_user, UserName="a b")
    refused("ValidationError", iam.create_user, UserName="x" * 65)
    refused("ValidationError", iam.create_user, UserName="x", Path="no-slashes")
    refused("NoSuchEntity", iam.create_user, UserName="x", PermissionsBoundary=NO_POLICY)
    refused("InvalidInput", iam.create_user, UserName="x", Tags=[{"Key": "k", "Value": ""}, {"Key": "K", "Value": ""}])
    refused("InvalidInput", iam.create_user, UserName="x", Tags=[{"Key": "aws:k", "Value": ""}])
    refused("ValidationError", iam.list_users, Marker="nonsense")
    refused("ValidationError", iam.list_users, MaxItems=1001)


def users_that_are_missing_are_named():
    one = {"UserName": "nobody"}
    missing(
        (iam.get_user, one),
        (iam.update_user, {**one, "NewPath": "/x/"}),
        (iam.delete_user, one),
        (iam.list_groups_for_user, one),
    )
    assert "nobody" in refused("NoSuchEntity", iam.delete_user, **one)


def users_with_something_are_not_deleted():
    iam.create_user(UserName="full")
    iam.create_group(GroupName="of-full")
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName="of-full")["VirtualMFADevice"]
    from one_time_codes import enable

    makers = {
        "attached policy": (
            lambda: iam.attach_user_policy(UserName="full", PolicyArn=AWS_POLICY),
            lambda _: iam.detach_user_policy(UserName="full", PolicyArn=AWS_POLICY),
        ),
        "inline policy": (
            lambda: iam.put_user_policy(UserName="full", PolicyName="p", PolicyDocument=ALLOWING),
            lambda _: iam.delete_user_policy(UserName="full", PolicyName="p"),
        ),
        "group": (
            lambda: iam.add_user_to_group(UserName="full", GroupName="of-full"),
            lambda _: iam.remove_user_from_group(UserName="full", GroupName="of-full"),
        ),
        "access key": (
            lambda: iam.create_access_key(UserName="full")["AccessKey"]["AccessKeyId"],
            lambda key: iam.delete_access_key(UserName="full", AccessKeyId=key),
        ),
        "login profile": (
            lambda: iam.create_login_profile(UserName="full", Password="Gr33n-Gr4ss-Gr0ws"),
            lambda _: iam.delete_login_profile(UserName="full"),
        ),
        "SSH key": (
            lambda: iam.upload_ssh_public_key(UserName="full", SSHPublicKeyBody=WORLD["sshKeys"][0])["SSHPublicKey"],
            lambda key: iam.delete_ssh_public_key(UserName="full", SSHPublicKeyId=key["SSHPublicKeyId"]),
        ),
        "signing certificate": (
            lambda: iam.upload_signing_certificate(UserName="full", CertificateBody=WORLD["certificates"][0]["body"]),
            lambda made: iam.delete_signing_certificate(
                UserName="full", CertificateId=made["Certificate"]["CertificateId"]
            ),
        ),
        "service specific credential": (
            lambda: iam.create_service_specific_credential(UserName="full", ServiceName="codecommit.amazonaws.com"),
            lambda made: iam.delete_service_specific_credential(
                UserName="full",
                ServiceSpecificCredentialId=made["ServiceSpecificCredential"]["ServiceSpecificCredentialId"],
            ),
        ),
        "MFA device": (
            lambda: enable(iam, "full", device),
            lambda _: iam.deactivate_mfa_device(UserName="full", SerialNumber=device["SerialNumber"]),
        ),
    }
    for make, remove in makers.values():
        made = make()
        refused("DeleteConflict", iam.delete_user, UserName="full")
        remove(made)
    iam.delete_user(UserName="full")
    missing((iam.get_user, {"UserName": "full"}))
