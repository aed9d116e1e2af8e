"""Access keys and when they were last used."""

from checks import *

watch("list_access_keys")
watch_users("list_access_keys")


def _ids(**one):
    return {key["AccessKeyId"]: key["Status"] for key in iam.list_access_keys(**one)["AccessKeyMetadata"]}


def keys_come_rest_and_go():
    one = {"UserName": "anna"}
    iam.create_user(**one)
    key = iam.create_access_key(**one)["AccessKey"]
    named = {**one, "AccessKeyId": key["AccessKeyId"]}
    same(_ids(**one), {key["AccessKeyId"]: "Active"})
    iam.put_user_policy(**one, PolicyName="p", PolicyDocument=policy(allow("iam:ListUsers")))
    own = client("iam", key)
    own.list_users()
    iam.update_access_key(**named, Status="Inactive")
    same(_ids(**one), {key["AccessKeyId"]: "Inactive"})
    refused("InvalidClientTokenId", own.list_users)
    iam.update_access_key(**named, Status="Active")
    own.list_users()
    iam.delete_access_key(**named)
    same(_ids(**one), {})
    refused("InvalidClientTokenId", own.list_users)
    refused("AccessDenied", iam.get_access_key_last_used, AccessKeyId=key["AccessKeyId"])


def keys_say_when_they_were_last_used():
    iam.create_user(UserName="bert")
    key = iam.create_access_key(UserName="bert")["AccessKey"]
    got = iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])
    same((got["UserName"], got["AccessKeyLastUsed"]), ("bert", {"ServiceName": "N/A", "Region": "N/A"}))


def two_keys_are_the_most():
    one = {"UserName": "carl"}
    iam.create_user(**one)
    for _ in range(2):
        iam.create_access_key(**one)
    refused("LimitExceeded", iam.create_access_key, **one)


def root_has_keys_of_its_own():
    key = iam.create_access_key()["AccessKey"]
    same(set(_ids()), {WORLD["root"]["AccessKeyId"], key["AccessKeyId"]})
    refused("LimitExceeded", iam.create_access_key)
    iam.delete_access_key(AccessKeyId=key["AccessKeyId"])
    same(set(_ids()), {WORLD["root"]["AccessKeyId"]})


def bad_statuses_are_refused():
    iam.create_user(UserName="dora")
    key = iam.create_access_key(UserName="dora")["AccessKey"]["AccessKeyId"]
    refused("ValidationError", iam.update_access_key, UserName="dora", AccessKeyId=key, Status="Asleep")
    refused("InvalidInput", iam.update_access_key, UserName="dora", AccessKeyId=key, Status="Expired")


def keys_that_are_missing_or_of_others_are_named():
    iam.create_user(UserName="emma")
    iam.create_user(UserName="fred")
    nobody, one = {"UserName": "nobody"}, {"UserName": "emma"}
    of_fred = iam.create_access_key(UserName="fred")["AccessKey"]["AccessKeyId"]
    missing((iam.create_access_key, nobody), (iam.list_access_keys, nobody))
    his, nothing = {"AccessKeyId": of_fred}, {"AccessKeyId": "A" * 20}
    for given in ({**nobody, **his}, {**one, **his}, {**one, **nothing}):
        missing((iam.delete_access_key, given), (iam.update_access_key, {**given, "Status": "Inactive"}))
    refused("AccessDenied", iam.get_access_key_last_used, AccessKeyId="A" * 20)
    refused("AccessDenied", client("iam", WORLD["otherRoot"]).get_access_key_last_used, AccessKeyId=of_fred)
