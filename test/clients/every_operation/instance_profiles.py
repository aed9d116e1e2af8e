"""Instance profiles and the role in them."""

from checks import *

watch("list_instance_profiles")


def profiles_come_and_go():
    made = iam.create_instance_profile(InstanceProfileName="web", Path="/a/")["InstanceProfile"]
    same(made["Arn"], f"arn:aws:iam::{ACCOUNT}:instance-profile/a/web")
    got = iam.get_instance_profile(InstanceProfileName="web")["InstanceProfile"]
    same((got["InstanceProfileId"], got["Roles"]), (made["InstanceProfileId"], []))
    listed = iam.list_instance_profiles(PathPrefix="/a/")["InstanceProfiles"]
    same([one["InstanceProfileName"] for one in listed], ["web"])
    iam.delete_instance_profile(InstanceProfileName="web")
    missing((iam.get_instance_profile, {"InstanceProfileName": "web"}))


def a_profile_has_one_role():
    iam.create_instance_profile(InstanceProfileName="one")
    make_role("first")
    make_role("second")
    iam.add_role_to_instance_profile(InstanceProfileName="one", RoleName="first")
    got = iam.get_instance_profile(InstanceProfileName="one")["InstanceProfile"]["Roles"]
    same([role["RoleName"] for role in got], ["first"])
    listed = iam.list_instance_profiles_for_role(RoleName="first")["InstanceProfiles"]
    same([one["InstanceProfileName"] for one in listed], ["one"])
    refused("LimitExceeded", iam.add_role_to_instance_profile, InstanceProfileName="one", RoleName="second")
    refused("DeleteConflict", iam.delete_instance_profile, InstanceProfileName="one")
    iam.remove_role_from_instance_profile(InstanceProfileName="one", RoleName="first")
    same(iam.list_instance_profiles_for_role(RoleName="first")["InstanceProfiles"], [])
    iam.delete_instance_profile(InstanceProfileName="one")


def profiles_that_are_there_are_not_made_again():
    iam.create_instance_profile(InstanceProfileName="twice")
    refused("EntityAlreadyExists", iam.create_instance_profile, InstanceProfileName="twice")


def bad_profiles_are_refused():
    refused("ValidationError", iam.create_instance_profile, InstanceProfileName="a b")
    refused("ValidationError", iam.create_instance_profile, InstanceProfileName="x", Path="x")
    tags = [{"Key": "k", "Value": ""}, {"Key": "k", "Value": "2"}]
    refused("InvalidInput", iam.create_instance_profile, InstanceProfileName="x", Tags=tags)


def profiles_and_roles_that_are_missing_are_named():
    iam.create_instance_profile(InstanceProfileName="there")
    make_role("there")
    none, one = {"InstanceProfileName": "nothing"}, {"InstanceProfileName": "there"}
    missing(
        (iam.get_instance_profile, none),
        (iam.delete_instance_profile, none),
        (iam.add_role_to_instance_profile, {**none, "RoleName": "there"}),
        (iam.add_role_to_instance_profile, {**one, "RoleName": "nothing"}),
        (iam.remove_role_from_instance_profile, {**none, "RoleName": "there"}),
        (iam.remove_role_from_instance_profile, {**one, "RoleName": "nothing"}),
        (iam.remove_role_from_instance_profile, {**one, "RoleName": "there"}),
        (iam.list_instance_profiles_for_role, {"RoleName": "nothing"}),
    )
