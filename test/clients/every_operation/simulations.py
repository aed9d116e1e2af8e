"""IAM's simulators, and what they must be told."""

from checks import *

USER = f"arn:aws:iam::{ACCOUNT}:user/anna"
NOBODY = f"arn:aws:iam::{ACCOUNT}:user/nobody"
TAGGED = policy(allow("s3:GetObject", Condition={"StringEquals": {"aws:PrincipalTag/team": "red"}}))


def _decisions(answer):
    return {one["EvalActionName"]: one["EvalDecision"] for one in answer["EvaluationResults"]}


def policies_are_tried_without_a_principal():
    denying = policy(allow("s3:*"), {**allow("s3:DeleteObject"), "Effect": "Deny"})
    actions = ["s3:GetObject", "s3:DeleteObject", "ec2:RunInstances"]
    got = iam.simulate_custom_policy(PolicyInputList=[denying], ActionNames=actions)
    same(_decisions(got), dict(zip(actions, ["allowed", "explicitDeny", "implicitDeny"])))


def a_principals_own_policies_are_tried():
    iam.create_user(UserName="anna")
    iam.put_user_policy(UserName="anna", PolicyName="p", PolicyDocument=TAGGED)
    given = {"PolicySourceArn": USER, "ActionNames": ["s3:GetObject", "s3:PutObject"]}
    got = iam.simulate_principal_policy(**given)
    same(_decisions(got), {"s3:GetObject": "implicitDeny", "s3:PutObject": "implicitDeny"})
    key = {"ContextKeyName": "aws:PrincipalTag/team", "ContextKeyType": "string", "ContextKeyValues": ["red"]}
    got = iam.simulate_principal_policy(**given, ContextEntries=[key])
    same(_decisions(got), {"s3:GetObject": "allowed", "s3:PutObject": "implicitDeny"})


def the_keys_of_policies_are_named():
    keys = iam.get_context_keys_for_custom_policy(PolicyInputList=[TAGGED])["ContextKeyNames"]
    same(keys, ["aws:PrincipalTag/team"])
    more = policy(allow(Condition={"Bool": {"aws:SecureTransport": "true"}}))
    got = iam.get_context_keys_for_principal_policy(PolicySourceArn=USER, PolicyInputList=[more])
    same(set(got["ContextKeyNames"]), {"aws:PrincipalTag/team", "aws:SecureTransport"})


def simulations_of_nothing_are_refused():
    missing(
        (iam.simulate_principal_policy, {"PolicySourceArn": NOBODY, "ActionNames": ["s3:GetObject"]}),
        (iam.get_context_keys_for_principal_policy, {"PolicySourceArn": NOBODY}),
    )
    actions = {"ActionNames": ["s3:GetObject"]}
    refused("InvalidInput", iam.simulate_custom_policy, PolicyInputList=["{"], **actions)
    refused("InvalidInput", iam.simulate_principal_policy, PolicySourceArn=USER, PolicyInputList=["{"], **actions)
    refused("InvalidInput", iam.get_context_keys_for_custom_policy, PolicyInputList=["{"])
    refused("InvalidInput", iam.get_context_keys_for_principal_policy, PolicySourceArn=USER, PolicyInputList=["{"])
