"""Groups and who is in them."""

from checks import *

STATE.append(lambda: [unseen.get_group(GroupName=one["GroupName"])["Users"] for one in unseen.list_groups()["Groups"]])


def groups_come_change_and_go():
    made = iam.create_group(GroupName="red", Path="/a/")["Group"]
    same(made["Arn"], f"arn:aws:iam::{ACCOUNT}:group/a/red")
    same(iam.get_group(GroupName="red")["Group"]["GroupId"], made["GroupId"])
    same([group["GroupName"] for group in iam.list_groups(PathPrefix="/a/")["Groups"]], ["red"])
    iam.update_group(GroupName="red", NewGroupName="Blue", NewPath="/b/")
    same(iam.get_group(GroupName="Blue")["Group"]["Arn"], f"arn:aws:iam::{ACCOUNT}:group/b/Blue")
    missing((iam.get_group, {"GroupName": "red"}))
    iam.delete_group(GroupName="Blue")
    missing((iam.get_group, {"GroupName": "Blue"}))


def users_join_and_leave():
    iam.create_group(GroupName="crew")
    iam.create_user(UserName="anna")
    iam.add_user_to_group(GroupName="crew", UserName="anna")
    iam.add_user_to_group(GroupName="crew", UserName="anna")
    same([user["UserName"] for user in iam.get_group(GroupName="crew")["Users"]], ["anna"])
    same([group["GroupName"] for group in iam.list_groups_for_user(UserName="anna")["Groups"]], ["crew"])
    refused("DeleteConflict", iam.delete_group, GroupName="crew")
    iam.remove_user_from_group(GroupName="crew", UserName="anna")
    iam.remove_user_from_group(GroupName="crew", UserName="anna")
    same(iam.list_groups_for_user(UserName="anna")["Groups"], [])
    iam.delete_group(GroupName="crew")


def groups_with_policies_are_not_deleted():
    iam.create_group(GroupName="rich")
    iam.attach_group_policy(GroupName="rich", PolicyArn=AWS_POLICY)
    refused("DeleteConflict", iam.delete_group, GroupName="rich")
    iam.detach_group_policy(GroupName="rich", PolicyArn=AWS_POLICY)
    iam.put_group_policy(GroupName="rich", PolicyName="p", PolicyDocument=ALLOWING)
    refused("DeleteConflict", iam.delete_group, GroupName="rich")


def groups_that_are_there_are_not_made_again():
    iam.create_group(GroupName="one")
    iam.create_group(GroupName="two")
    refused("EntityAlreadyExists", iam.create_group, GroupName="ONE")
    refused("EntityAlreadyExists", iam.update_group, GroupName="two", NewGroupName="One")


def bad_groups_are_refused():
    refused("ValidationError", iam.create_group, GroupName="a/b")
    refused("ValidationError", iam.create_group, GroupName="x" * 129)
    refused("ValidationError", iam.create_group, GroupName="x", Path="/a")


def groups_and_members_that_are_missing_are_named():
    iam.create_group(GroupName="there")
    iam.create_user(UserName="there")
    none, one = {"GroupName": "nothing"}, {"GroupName": "there"}
    missing(
        (iam.get_group, none),
        (iam.update_group, {**none, "NewPath": "/x/"}),
        (iam.delete_group, none),
        (iam.add_user_to_group, {**none, "UserName": "there"}),
        (iam.add_user_to_group, {**one, "UserName": "nobody"}),
        (iam.remove_user_from_group, {**none, "UserName": "there"}),
        (iam.remove_user_from_group, {**one, "UserName": "nobody"}),
    )


def a_user_is_in_ten_groups_at_most():
    iam.create_user(UserName="busy")
    for number in range(11):
        iam.create_group(GroupName=f"club-{number}")
    for number in range(10):
        iam.add_user_to_group(GroupName=f"club-{number}", UserName="busy")
    refused("LimitExceeded", iam.add_user_to_group, GroupName="club-10", UserName="busy")
