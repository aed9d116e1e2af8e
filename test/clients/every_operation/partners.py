"""Organizations and partners, which this server has none of: what AWS answers an account without them."""

from checks import *

REQUEST = {"DelegationRequestId": "dr-0123456789abcdef"}


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


def there_are_no_delegation_requests():
    same(iam.list_delegation_requests()["DelegationRequests"], [])
    missing(
        (iam.get_delegation_request, REQUEST),
        (iam.accept_delegation_request, REQUEST),
        (iam.associate_delegation_request, REQUEST),
        (iam.reject_delegation_request, REQUEST),
        (iam.send_delegation_token, REQUEST),
    )
    arn = f"arn:aws:iam::{ACCOUNT}:delegation-request/{REQUEST['DelegationRequestId']}"
    missing((iam.get_human_readable_summary, {"EntityArn": arn}))
    refused("InvalidInput", iam.get_human_readable_summary, EntityArn=f"arn:aws:iam::{ACCOUNT}:user/anna")
