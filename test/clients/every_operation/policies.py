"""Managed policies, their versions and who has them."""

from checks import *


def policies_come_and_go():
    made = iam.create_policy(PolicyName="read", Path="/a/", PolicyDocument=ALLOWING, Description="reads")["Policy"]
    arn = made["Arn"]
    same(arn, f"arn:aws:iam::{ACCOUNT}:policy/a/read")
    got = iam.get_policy(PolicyArn=arn)["Policy"]
    same((got["PolicyId"], got["Description"], got["DefaultVersionId"]), (made["PolicyId"], "reads", "v1"))
    got = iam.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]
    same((document(got["Document"]), got["IsDefaultVersion"]), (document(ALLOWING), True))
    same([one["Arn"] for one in iam.list_policies(Scope="Local", PathPrefix="/a/")["Policies"]], [arn])
    iam.delete_policy(PolicyArn=arn)
    missing((iam.get_policy, {"PolicyArn": arn}))


def versions_come_become_the_default_and_go():
    arn = make_policy("versions")
    second = policy(allow("s3:GetObject"))
    made = iam.create_policy_version(PolicyArn=arn, PolicyDocument=second)["PolicyVersion"]
    same((made["VersionId"], made["IsDefaultVersion"]), ("v2", False))
    same(document(iam.get_policy_version(PolicyArn=arn, VersionId="v2")["PolicyVersion"]["Document"]), document(second))
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v2")
    same(iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"], "v2")
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=ALLOWING, SetAsDefault=True)
    listed = iam.list_policy_versions(PolicyArn=arn)["Versions"]
    same([(one["VersionId"], one["IsDefaultVersion"]) for one in listed], [("v3", True), ("v2", False), ("v1", False)])
    refused("DeleteConflict", iam.delete_policy, PolicyArn=arn)
    refused("DeleteConflict", iam.delete_policy_version, PolicyArn=arn, VersionId="v3")
    for version in ("v1", "v2"):
        iam.delete_policy_version(PolicyArn=arn, VersionId=version)
        missing((iam.get_policy_version, {"PolicyArn": arn, "VersionId": version}))
    iam.delete_policy(PolicyArn=arn)


def a_policy_has_five_versions_at_most():
    arn = make_policy("five")
    for _ in range(4):
        iam.create_policy_version(PolicyArn=arn, PolicyDocument=ALLOWING)
    refused("LimitExceeded", iam.create_policy_version, PolicyArn=arn, PolicyDocument=ALLOWING)


def policies_that_are_there_are_not_made_again():
    make_policy("twice")
    refused("EntityAlreadyExists", iam.create_policy, PolicyName="twice", PolicyDocument=ALLOWING)
    refused("EntityAlreadyExists", iam.create_policy, PolicyName="TWICE", Path="/x/", PolicyDocument=ALLOWING)


def bad_policies_are_refused():
    arn = make_policy("good")
    for text in ("{", "{}", policy(), policy({**allow(), "Principal": "*"}), policy(allow("nothing"))):
        refused("MalformedPolicyDocument", iam.create_policy, PolicyName="bad", PolicyDocument=text)
        refused("MalformedPolicyDocument", iam.create_policy_version, PolicyArn=arn, PolicyDocument=text)
    long = long_policy(6600)
    refused("LimitExceeded", iam.create_policy, PolicyName="long", PolicyDocument=long)
    refused("LimitExceeded", iam.create_policy_version, PolicyArn=arn, PolicyDocument=long)
    refused("ValidationError", iam.create_policy, PolicyName="a/b", PolicyDocument=ALLOWING)
    tags = [{"Key": "aws:x", "Value": ""}]
    refused("InvalidInput", iam.create_policy, PolicyName="x", PolicyDocument=ALLOWING, Tags=tags)


def policies_that_are_missing_are_named():
    one = {"PolicyArn": NO_POLICY}
    arn = make_policy("there")
    missing(
        (iam.get_policy, one),
        (iam.delete_policy, one),
        (iam.create_policy_version, {**one, "PolicyDocument": ALLOWING}),
        (iam.get_policy_version, {**one, "VersionId": "v1"}),
        (iam.get_policy_version, {"PolicyArn": arn, "VersionId": "v2"}),
        (iam.set_default_policy_version, {**one, "VersionId": "v1"}),
        (iam.set_default_policy_version, {"PolicyArn": arn, "VersionId": "v2"}),
        (iam.delete_policy_version, {**one, "VersionId": "v1"}),
        (iam.delete_policy_version, {"PolicyArn": arn, "VersionId": "v2"}),
        (iam.list_policy_versions, one),
        (iam.list_entities_for_policy, one),
    )


def arns_of_something_else_are_refused():
    one = {"PolicyArn": f"arn:aws:iam::{ACCOUNT}:user/anna"}
    for method, more in (
        (iam.get_policy, {}),
        (iam.delete_policy, {}),
        (iam.create_policy_version, {"PolicyDocument": ALLOWING}),
        (iam.get_policy_version, {"VersionId": "v1"}),
        (iam.set_default_policy_version, {"VersionId": "v1"}),
        (iam.delete_policy_version, {"VersionId": "v1"}),
        (iam.list_policy_versions, {}),
        (iam.list_entities_for_policy, {}),
        (iam.tag_policy, {"Tags": [{"Key": "k", "Value": ""}]}),
        (iam.untag_policy, {"TagKeys": ["k"]}),
        (iam.list_policy_tags, {}),
    ):
        refused("InvalidInput", method, **one, **more)


def policies_of_aws_and_of_others_stay():
    refused("AccessDenied", iam.delete_policy, PolicyArn=AWS_POLICY)
    refused("AccessDenied", iam.create_policy_version, PolicyArn=AWS_POLICY, PolicyDocument=ALLOWING)
    refused("AccessDenied", iam.set_default_policy_version, PolicyArn=AWS_POLICY, VersionId="v1")


def policies_say_who_has_them():
    arn = make_policy("shared")
    iam.create_user(UserName="anna")
    iam.create_group(GroupName="crew")
    make_role("deploy")
    iam.attach_user_policy(UserName="anna", PolicyArn=arn)
    iam.attach_group_policy(GroupName="crew", PolicyArn=arn)
    iam.attach_role_policy(RoleName="deploy", PolicyArn=arn)
    got = iam.list_entities_for_policy(PolicyArn=arn)
    same([one["UserName"] for one in got["PolicyUsers"]], ["anna"])
    same([one["GroupName"] for one in got["PolicyGroups"]], ["crew"])
    same([one["RoleName"] for one in got["PolicyRoles"]], ["deploy"])
    got = iam.list_entities_for_policy(PolicyArn=arn, EntityFilter="Role")
    same((got["PolicyUsers"], len(got["PolicyRoles"])), ([], 1))
    same([one["Arn"] for one in iam.list_policies(OnlyAttached=True, Scope="Local")["Policies"]], [arn])
    refused("DeleteConflict", iam.delete_policy, PolicyArn=arn)


def policies_say_which_of_them_reach_a_service():
    arn = make_policy("reaching")
    iam.create_user(UserName="bert")
    iam.attach_user_policy(UserName="bert", PolicyArn=arn)
    iam.put_user_policy(UserName="bert", PolicyName="inline", PolicyDocument=policy(allow("sqs:*")))
    user = f"arn:aws:iam::{ACCOUNT}:user/bert"
    got = iam.list_policies_granting_service_access(Arn=user, ServiceNamespaces=["s3", "sqs", "ec2"])
    found = {one["ServiceNamespace"]: one["Policies"] for one in got["PoliciesGrantingServiceAccess"]}
    same([one["PolicyArn"] for one in found["s3"]], [arn])
    same([one["PolicyName"] for one in found["sqs"]], ["inline"])
    same(found["ec2"], [])
    granting = iam.list_policies_granting_service_access
    refused("NoSuchEntity", granting, Arn=user.replace("bert", "nobody"), ServiceNamespaces=["s3"])
    refused("InvalidInput", granting, Arn=f"arn:aws:iam::{ACCOUNT}:policy/reaching", ServiceNamespaces=["s3"])
