"""IAM's simulators and reports through boto3: python3 reports.py URL ACCESS_KEY_ID SECRET_ACCESS_KEY ACCOUNT. Fails loudly."""

import csv
import json
import sys

import boto3
from botocore.exceptions import ClientError

URL, KEY, SECRET, ACCOUNT = sys.argv[1:5]
ADMIN = f"arn:aws:iam::{ACCOUNT}:user/admin"
KEYS = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET}


def client(service):
    return boto3.client(service, endpoint_url=URL, region_name="us-east-1", **KEYS)


def policy(**statement):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", **statement}]})


def refused(code, method, **given):
    try:
        method(**given)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return
    raise AssertionError(f"{method} was allowed, not {code}")


iam = client("iam")


def simulations_page_and_cross_accounts():
    """The third example of SimulatePrincipalPolicy in AWS's API reference, and a paginator."""
    caller = "arn:aws:iam::444455556666:user/arnav"
    [result] = iam.simulate_custom_policy(
        PolicyInputList=[policy(Action="iam:*")],
        PermissionsBoundaryPolicyInputList=[policy(Action="iam:*")],
        ActionNames=["s3:PutObject"],
        ResourceArns=["arn:aws:s3:::mary/Test"],
        ResourceOwner="arn:aws:iam::123456789012:root",
        CallerArn=caller,
        ResourcePolicy=policy(Principal={"AWS": caller}, Action=["s3:List*", "s3:Put*"], Resource="arn:aws:s3:::mary/*"),
    )["EvaluationResults"]
    assert result["EvalDecision"] == "implicitDeny"
    assert result["PermissionsBoundaryDecisionDetail"] == {"AllowedByPermissionsBoundary": False}
    assert result["EvalDecisionDetails"] == {
        "IAM Policy": "implicitDeny",
        "Resource Policy": "allowed",
        "Permissions Boundary Policy": "implicitDeny",
    }
    [statement] = result["ResourceSpecificResults"][0]["MatchedStatements"]
    assert statement["SourcePolicyId"] == "ResourcePolicy"
    pages = iam.get_paginator("simulate_principal_policy").paginate(
        PolicySourceArn=ADMIN,
        ActionNames=[f"s3:Action{number}" for number in range(25)],
        PaginationConfig={"PageSize": 7},
    )
    results = [result for page in pages for result in page["EvaluationResults"]]
    assert len(results) == 25
    assert {result["EvalDecision"] for result in results} == {"allowed"}
    assert results[0]["MatchedStatements"][0]["SourcePolicyId"] == "AdministratorAccess"
    keyed = policy(Action="*", Condition={"Bool": {"aws:SecureTransport": "true"}})
    assert iam.get_context_keys_for_custom_policy(PolicyInputList=[keyed])["ContextKeyNames"] == ["aws:SecureTransport"]
    names = iam.get_context_keys_for_principal_policy(PolicySourceArn=ADMIN)["ContextKeyNames"]
    assert names == []


def credential_reports_are_csv():
    refused("ReportNotPresent", iam.get_credential_report)
    assert iam.generate_credential_report()["State"] == "STARTED"
    assert iam.generate_credential_report()["State"] == "COMPLETE"
    rows = list(csv.DictReader(iam.get_credential_report()["Content"].decode().splitlines()))
    assert [row["user"] for row in rows] == ["<root_account>", "admin"], rows
    assert rows[1]["access_key_1_last_used_service"] == "iam"
    assert rows[0]["password_enabled"] == "not_supported"


def last_access_is_reported():
    client("sts").get_caller_identity()
    job = iam.generate_service_last_accessed_details(Arn=ADMIN)["JobId"]
    services, marker = [], {}
    while True:
        page = iam.get_service_last_accessed_details(JobId=job, **marker)
        services += page["ServicesLastAccessed"]
        if not page["IsTruncated"]:
            break
        marker = {"Marker": page["Marker"]}
    used = [service["ServiceNamespace"] for service in services if "LastAuthenticated" in service]
    assert used == ["iam", "sts"], used
    assert len(services) > 400
    details = iam.get_service_last_accessed_details_with_entities(JobId=job, ServiceNamespace="sts")
    assert [entity["EntityInfo"]["Arn"] for entity in details["EntityDetailsList"]] == [ADMIN]
    granting = iam.list_policies_granting_service_access(Arn=ADMIN, ServiceNamespaces=["sqs"])
    [service] = granting["PoliciesGrantingServiceAccess"]
    assert service["Policies"][0]["PolicyName"] == "AdministratorAccess"


def organizations_are_not_found():
    for method in (
        iam.enable_organizations_root_credentials_management,
        iam.disable_organizations_root_credentials_management,
        iam.enable_organizations_root_sessions,
        iam.disable_organizations_root_sessions,
        iam.list_organizations_features,
    ):
        refused("OrganizationNotFoundException", method)
    refused("OrganizationNotFoundException", iam.generate_organizations_access_report, EntityPath="o-a1b2c3d4e5/r-f6g7")
    refused("NoSuchEntity", iam.get_organizations_access_report, JobId="0" * 36)
    task = {"arn": "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"}
    refused("AccessDenied", client("sts").assume_root, TargetPrincipal="444455556666", TaskPolicyArn=task)


for part in (
    simulations_page_and_cross_accounts,
    credential_reports_are_csv,
    last_access_is_reported,
    organizations_are_not_found,
):
    part()
    print("ok", part.__name__)
