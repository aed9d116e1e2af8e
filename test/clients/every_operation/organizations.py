"""Organizations, as IAM and STS know them: centralized root access and the reports."""

from checks import *

TASK = {"arn": "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"}
FEATURES = (
    "enable_organizations_root_credentials_management",
    "enable_organizations_root_sessions",
    "list_organizations_features",
    "disable_organizations_root_credentials_management",
    "disable_organizations_root_sessions",
)
organizations = client("organizations")
there = client("organizations", WORLD["otherRoot"])
iam_there = client("iam", WORLD["otherRoot"])


def _features_are_refused(code, of=iam):
    for name in FEATURES:
        refused(code, getattr(of, name))


def an_account_without_an_organization_is_told_so():
    _features_are_refused("OrganizationNotFoundException")
    path = {"EntityPath": "o-a1b2c3d4e5/r-f6g7"}
    refused("OrganizationNotFoundException", iam.generate_organizations_access_report, **path)
    missing((iam.get_organizations_access_report, {"JobId": "01234567-0123-4123-8123-0123456789ab"}))
    refused("AccessDenied", sts.assume_root, TargetPrincipal=OTHER, TaskPolicyArn=TASK)


def an_organization_for_billing_has_no_root_access():
    organizations.create_organization(FeatureSet="CONSOLIDATED_BILLING")
    _features_are_refused("OrganizationNotInAllFeaturesModeException")
    organizations.delete_organization()


def root_access_needs_trust_and_the_management_account():
    organizations.create_organization()
    invited = organizations.invite_account_to_organization(Target={"Id": OTHER, "Type": "ACCOUNT"})
    there.accept_handshake(HandshakeId=invited["Handshake"]["Id"])
    _features_are_refused("ServiceAccessNotEnabledException")
    _features_are_refused("AccountNotManagementOrDelegatedAdministratorException", iam_there)
    iam_principal = {"ServicePrincipal": "iam.amazonaws.com"}
    organizations.enable_aws_service_access(**iam_principal)
    organizations.register_delegated_administrator(AccountId=OTHER, **iam_principal)
    for name in FEATURES[:2]:
        refused("CallerIsNotManagementAccountException", getattr(iam_there, name))


def features_are_enabled_and_disabled():
    seen = [getattr(iam, name)()["EnabledFeatures"] for name in FEATURES]
    both = ["RootCredentialsManagement", "RootSessions"]
    same(seen, [both[:1], both, both, both[1:], []])


def root_users_of_members_do_one_task():
    iam.enable_organizations_root_sessions()
    anna = user_client("sts", "anna", "sts:AssumeRoot")
    got = anna.assume_root(TargetPrincipal=OTHER, TaskPolicyArn=TASK)["Credentials"]
    same(client("sts", got).get_caller_identity()["Arn"], f"arn:aws:iam::{OTHER}:root")
    same(len(client("iam", got).list_access_keys()["AccessKeyMetadata"]), 1)
    refused("AccessDenied", client("iam", got).list_users)
    refused("AccessDenied", anna.assume_root, TargetPrincipal=ACCOUNT, TaskPolicyArn=TASK)


def a_report_tells_what_members_used():
    organization = organizations.describe_organization()["Organization"]["Id"]
    root = organizations.list_roots()["Roots"][0]["Id"]
    iam_there.create_user(UserName="bert")
    key = iam_there.create_access_key(UserName="bert")["AccessKey"]
    refused("AccessDenied", client("iam", key).list_users)
    path = f"{organization}/{root}/{OTHER}"
    job = iam.generate_organizations_access_report(EntityPath=path)["JobId"]
    report = iam.get_organizations_access_report(JobId=job, SortKey="LAST_AUTHENTICATED_TIME_DESCENDING")
    same(report["JobStatus"], "COMPLETED")
    first = report["AccessDetails"][0]
    same((first["ServiceNamespace"], first["EntityPath"]), ("iam", path))
