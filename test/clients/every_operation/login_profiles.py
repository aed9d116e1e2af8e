"""Passwords of users."""

from checks import *

GOOD, BETTER = "Gr33n-Gr4ss-Gr0ws", "Blu3-Sk1es-Sh1ne!"


def _read_profiles():
    found = []
    for name in user_names():
        try:
            found.append(bare(unseen.get_login_profile(UserName=name)))
        except ClientError:
            found.append(None)
    return found


STATE.append(_read_profiles)


def profiles_come_change_and_go():
    one = {"UserName": "anna"}
    iam.create_user(**one)
    made = iam.create_login_profile(**one, Password=GOOD)["LoginProfile"]
    same((made["UserName"], made["PasswordResetRequired"]), ("anna", False))
    same(iam.get_login_profile(**one)["LoginProfile"], made)
    iam.update_login_profile(**one, PasswordResetRequired=True)
    same(iam.get_login_profile(**one)["LoginProfile"]["PasswordResetRequired"], True)
    refused("EntityAlreadyExists", iam.create_login_profile, **one, Password=GOOD)
    iam.delete_login_profile(**one)
    missing((iam.get_login_profile, one))


def users_change_their_own_password():
    own = user_client("iam", "bert", "iam:ChangePassword")
    missing((own.change_password, {"OldPassword": GOOD, "NewPassword": BETTER}))
    iam.create_login_profile(UserName="bert", Password=GOOD, PasswordResetRequired=True)
    refused("AccessDenied", own.change_password, OldPassword="wr0ng-Wr0ng", NewPassword=BETTER)
    refused("PasswordPolicyViolation", own.change_password, OldPassword=GOOD, NewPassword="short")
    own.change_password(OldPassword=GOOD, NewPassword=BETTER)
    same(iam.get_login_profile(UserName="bert")["LoginProfile"]["PasswordResetRequired"], False)
    refused("AccessDenied", own.change_password, OldPassword=GOOD, NewPassword=BETTER)
    iam.update_login_profile(UserName="bert", Password=GOOD)
    own.change_password(OldPassword=GOOD, NewPassword=BETTER)
    refused("InvalidUserType", iam.change_password, OldPassword=GOOD, NewPassword=BETTER)


def passwords_follow_the_policy():
    iam.create_user(UserName="carl")
    iam.create_user(UserName="dora")
    iam.create_login_profile(UserName="dora", Password=GOOD)
    weak = {"too short": "aB3-x", "no variety": "aaaaaaaaaaaa"}
    for password in weak.values():
        refused("PasswordPolicyViolation", iam.create_login_profile, UserName="carl", Password=password)
        refused("PasswordPolicyViolation", iam.update_login_profile, UserName="dora", Password=password)
    iam.update_account_password_policy(MinimumPasswordLength=20, PasswordReusePrevention=3)
    refused("PasswordPolicyViolation", iam.create_login_profile, UserName="carl", Password=GOOD)
    iam.update_account_password_policy(MinimumPasswordLength=8, PasswordReusePrevention=3)
    refused("PasswordPolicyViolation", iam.update_login_profile, UserName="dora", Password=GOOD)
    iam.update_login_profile(UserName="dora", Password=BETTER)
    iam.delete_account_password_policy()


def profiles_that_are_missing_are_named():
    one, nobody = {"UserName": "emma"}, {"UserName": "nobody"}
    iam.create_user(**one)
    missing((iam.create_login_profile, {**nobody, "Password": GOOD}))
    for given in (one, nobody):
        missing(
            (iam.get_login_profile, given),
            (iam.update_login_profile, {**given, "Password": GOOD}),
            (iam.delete_login_profile, given),
        )
    refused("ValidationError", iam.create_login_profile, **one)
    refused("ValidationError", iam.get_login_profile)
