"""Organizations, which this server has none of: what AWS answers an account without one."""

from checks import *


def an_account_without_an_organization_is_told_so():
    for method in (
        iam.enable_organizations_root_credentials_management,
        iam.disable_organizations_root_credentials_management,
        iam.enable_organizations_root_sessions,
        iam.disable_organizations_root_sessions,
        iam.list_organizations_features,
    ):
        refused("OrganizationNotFoundException", method)
    path = {"EntityPath": "o-a1b2c3d4e5/r-f6g7"}
    refused("OrganizationNotFoundException", iam.generate_organizations_access_report, **path)
    missing((iam.get_organizations_access_report, {"JobId": "01234567-0123-4123-8123-0123456789ab"}))


def root_users_of_members_are_nobodys():
    task = {"arn": "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"}
    refused("AccessDenied", sts.assume_root, TargetPrincipal=OTHER, TaskPolicyArn=task)
