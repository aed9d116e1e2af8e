"""Roles, and those that belong to services."""

from checks import *

LINKED = "AWSServiceRoleForBatch"


def roles_come_change_and_go():
    made = make_role("deploy", Path="/a/", Description="first", MaxSessionDuration=7200)
    same(made["Arn"], f"arn:aws:iam::{ACCOUNT}:role/a/deploy")
    got = iam.get_role(RoleName="deploy")["Role"]
    same((got["RoleId"], got["Description"], got["MaxSessionDuration"]), (made["RoleId"], "first", 7200))
    same(document(got["AssumeRolePolicyDocument"]), document(EC2_TRUST))
    same([role["RoleName"] for role in iam.list_roles(PathPrefix="/a/")["Roles"]], ["deploy"])
    iam.update_role(RoleName="deploy", Description="second", MaxSessionDuration=3600)
    got = iam.get_role(RoleName="deploy")["Role"]
    same((got["Description"], got["MaxSessionDuration"]), ("second", 3600))
    answered = iam.update_role_description(RoleName="deploy", Description="third")["Role"]
    same((answered["Description"], iam.get_role(RoleName="deploy")["Role"]["Description"]), ("third", "third"))
    new = trust({"AWS": ACCOUNT})
    iam.update_assume_role_policy(RoleName="deploy", PolicyDocument=new)
    got = document(iam.get_role(RoleName="deploy")["Role"]["AssumeRolePolicyDocument"])
    same(got["Statement"][0]["Principal"], {"AWS": f"arn:aws:iam::{ACCOUNT}:root"})
    iam.delete_role(RoleName="deploy")
    missing((iam.get_role, {"RoleName": "deploy"}))


def roles_that_are_there_are_not_made_again():
    make_role("twice")
    refused("EntityAlreadyExists", iam.create_role, RoleName="TWICE", AssumeRolePolicyDocument=EC2_TRUST)


def bad_roles_are_refused():
    make_role("good")
    for name, text in {
        "no JSON": "{",
        "no statement": "{}",
        "a resource": policy({**allow(), "Principal": "*"}),
        "no principal": policy({"Effect": "Allow", "Action": "sts:AssumeRole"}),
        "an unknown principal": trust({"AWS": f"arn:aws:iam::{ACCOUNT}:user/nobody"}),
    }.items():
        one = {"RoleName": name.replace(" ", "-"), "AssumeRolePolicyDocument": text}
        refused("MalformedPolicyDocument", iam.create_role, **one)
        refused("MalformedPolicyDocument", iam.update_assume_role_policy, RoleName="good", PolicyDocument=text)
    one = {"RoleName": "x", "AssumeRolePolicyDocument": EC2_TRUST}
    refused("ValidationError", iam.create_role, **{**one, "RoleName": "x" * 65})
    refused("ValidationError", iam.create_role, **one, MaxSessionDuration=43201)
    refused("InvalidInput", iam.create_role, **one, Path="/aws-service-role/x.amazonaws.com/")
    refused("NoSuchEntity", iam.create_role, **one, PermissionsBoundary=NO_POLICY)
    refused("InvalidInput", iam.create_role, **one, Tags=[{"Key": "aws:k", "Value": ""}])
    ids = [f"{number:012}" for number in range(200)]
    refused("LimitExceeded", iam.create_role, RoleName="x", AssumeRolePolicyDocument=trust({"AWS": ids}))
    refused("LimitExceeded", iam.update_assume_role_policy, RoleName="good", PolicyDocument=trust({"AWS": ids}))


def roles_that_are_missing_are_named():
    one = {"RoleName": "nothing"}
    missing(
        (iam.get_role, one),
        (iam.delete_role, one),
        (iam.update_role, {**one, "Description": "x"}),
        (iam.update_role_description, {**one, "Description": "x"}),
        (iam.update_assume_role_policy, {**one, "PolicyDocument": EC2_TRUST}),
    )


def roles_with_something_are_not_deleted():
    make_role("full")
    iam.attach_role_policy(RoleName="full", PolicyArn=AWS_POLICY)
    refused("DeleteConflict", iam.delete_role, RoleName="full")
    iam.detach_role_policy(RoleName="full", PolicyArn=AWS_POLICY)
    iam.put_role_policy(RoleName="full", PolicyName="p", PolicyDocument=ALLOWING)
    refused("DeleteConflict", iam.delete_role, RoleName="full")
    iam.delete_role_policy(RoleName="full", PolicyName="p")
    iam.create_instance_profile(InstanceProfileName="full")
    iam.add_role_to_instance_profile(InstanceProfileName="full", RoleName="full")
    refused("DeleteConflict", iam.delete_role, RoleName="full")
    iam.remove_role_from_instance_profile(InstanceProfileName="full", RoleName="full")
    iam.delete_role(RoleName="full")


def service_linked_roles_are_their_services_own():
    made = iam.create_service_linked_role(AWSServiceName="batch.amazonaws.com", Description="for jobs")["Role"]
    same(made["Path"], "/aws-service-role/batch.amazonaws.com/")
    same(iam.get_role(RoleName=LINKED)["Role"]["Description"], "for jobs")
    refused("InvalidInput", iam.create_service_linked_role, AWSServiceName="batch.amazonaws.com")
    refused("InvalidInput", iam.create_service_linked_role, AWSServiceName="batch.amazonaws.com", CustomSuffix="x")
    refused("InvalidInput", iam.create_service_linked_role, AWSServiceName="nothing.amazonaws.com")
    iam.create_instance_profile(InstanceProfileName="linked")
    one = {"RoleName": LINKED}
    for method, more in (
        (iam.delete_role, {}),
        (iam.delete_role_permissions_boundary, {}),
        (iam.put_role_permissions_boundary, {"PermissionsBoundary": AWS_POLICY}),
        (iam.update_assume_role_policy, {"PolicyDocument": EC2_TRUST}),
        (iam.put_role_policy, {"PolicyName": "p", "PolicyDocument": ALLOWING}),
        (iam.delete_role_policy, {"PolicyName": "p"}),
        (iam.attach_role_policy, {"PolicyArn": AWS_POLICY}),
        (iam.detach_role_policy, {"PolicyArn": AWS_POLICY}),
        (iam.add_role_to_instance_profile, {"InstanceProfileName": "linked"}),
        (iam.remove_role_from_instance_profile, {"InstanceProfileName": "linked"}),
        (iam.update_role, {"MaxSessionDuration": 7200}),
    ):
        refused("UnmodifiableEntity", method, **one, **more)
    iam.update_role_description(**one, Description="for other jobs")
    same(iam.get_role(**one)["Role"]["Description"], "for other jobs")


def service_linked_roles_are_deleted_by_a_task():
    make_role("ordinary")
    missing((iam.delete_service_linked_role, {"RoleName": "nothing"}))
    missing((iam.delete_service_linked_role, {"RoleName": "ordinary"}))
    task = iam.delete_service_linked_role(RoleName=LINKED)["DeletionTaskId"]
    same(iam.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"], "SUCCEEDED")
    missing((iam.get_role, {"RoleName": LINKED}))
    missing((iam.get_service_linked_role_deletion_status, {"DeletionTaskId": task[:-4] + "0000"}))
