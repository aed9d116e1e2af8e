"""What an account has one of: its alias, its password policy, its counts and details."""

from checks import *

watch("list_account_aliases")


def _read_password_policy():
    try:
        return bare(unseen.get_account_password_policy())
    except ClientError as error:
        return error.response["Error"]["Code"]


STATE.append(_read_password_policy)


def an_alias_comes_and_goes():
    same(iam.list_account_aliases()["AccountAliases"], [])
    iam.create_account_alias(AccountAlias="acme")
    same(iam.list_account_aliases()["AccountAliases"], ["acme"])
    refused("EntityAlreadyExists", client("iam", WORLD["otherRoot"]).create_account_alias, AccountAlias="acme")
    missing((iam.delete_account_alias, {"AccountAlias": "others"}))
    iam.create_account_alias(AccountAlias="acme-2")
    same(iam.list_account_aliases()["AccountAliases"], ["acme-2"])
    iam.delete_account_alias(AccountAlias="acme-2")
    same(iam.list_account_aliases()["AccountAliases"], [])
    missing((iam.delete_account_alias, {"AccountAlias": "acme-2"}))


def bad_aliases_are_refused():
    for alias in ("Acme", "-acme", "acme-", "a--b", "123456789012"):
        refused("ValidationError", iam.create_account_alias, AccountAlias=alias)


def a_password_policy_comes_changes_and_goes():
    missing((iam.get_account_password_policy, {}), (iam.delete_account_password_policy, {}))
    iam.update_account_password_policy(MinimumPasswordLength=12, RequireSymbols=True, MaxPasswordAge=90)
    got = iam.get_account_password_policy()["PasswordPolicy"]
    same((got["MinimumPasswordLength"], got["RequireSymbols"], got["MaxPasswordAge"]), (12, True, 90))
    same((got["ExpirePasswords"], got["RequireNumbers"], got["AllowUsersToChangePassword"]), (True, False, False))
    iam.update_account_password_policy(RequireNumbers=True, PasswordReusePrevention=5)
    got = iam.get_account_password_policy()["PasswordPolicy"]
    same((got["MinimumPasswordLength"], got["RequireSymbols"], got["RequireNumbers"]), (6, False, True))
    for wrong in ({"MinimumPasswordLength": 129}, {"MaxPasswordAge": 1096}, {"PasswordReusePrevention": 25}):
        refused("ValidationError", iam.update_account_password_policy, **wrong)
    iam.delete_account_password_policy()
    missing((iam.get_account_password_policy, {}), (iam.delete_account_password_policy, {}))


def the_summary_counts():
    before = iam.get_account_summary()["SummaryMap"]
    iam.create_user(UserName="anna")
    iam.create_group(GroupName="crew")
    make_role("deploy")
    make_policy("own")
    after = iam.get_account_summary()["SummaryMap"]
    for name in ("Users", "Groups", "Roles", "Policies"):
        same(after[name], before[name] + 1)
    same((after["UsersQuota"], after["AccountAccessKeysPresent"]), (5000, 1))


def details_tell_of_all():
    iam.put_user_policy(UserName="anna", PolicyName="p", PolicyDocument=ALLOWING)
    iam.add_user_to_group(UserName="anna", GroupName="crew")
    got = iam.get_account_authorization_details(Filter=["User", "Role", "Group", "LocalManagedPolicy"])
    [user] = got["UserDetailList"]
    same((user["UserName"], user["GroupList"]), ("anna", ["crew"]))
    same(document(user["UserPolicyList"][0]["PolicyDocument"]), document(ALLOWING))
    same([one["RoleName"] for one in got["RoleDetailList"]], ["deploy"])
    same([one["GroupName"] for one in got["GroupDetailList"]], ["crew"])
    same([one["PolicyVersionList"][0]["VersionId"] for one in got["Policies"]], ["v1"])
    only = iam.get_account_authorization_details(Filter=["Role"])
    same((only["UserDetailList"], len(only["RoleDetailList"])), ([], 1))
    refused("ValidationError", iam.get_account_authorization_details, Filter=["Nothing"])


def the_global_endpoint_has_a_version_of_tokens():
    for version, number in (("v2Token", 2), ("v1Token", 1)):
        iam.set_security_token_service_preferences(GlobalEndpointTokenVersion=version)
        same(iam.get_account_summary()["SummaryMap"]["GlobalEndpointTokenVersion"], number)
    refused("ValidationError", iam.set_security_token_service_preferences, GlobalEndpointTokenVersion="v3Token")
