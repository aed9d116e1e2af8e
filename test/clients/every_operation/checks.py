"""What every noun's checks share: clients, policies, and refusals that change nothing."""

import hashlib
import json
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

WORLD = json.loads(sys.argv[2])
ACCOUNT, OTHER = WORLD["account"], WORLD["otherAccount"]

# What was called with success, and refused with which code: "iam CreateUser", "iam CreateUser NoSuchEntity".
CALLED, REFUSED = set(), set()

# What a noun adds to the state of the account that refusals must leave alone: functions that read it.
STATE = []


def client(service, key=None, seen=True, **more):
    """A client with root's keys or others: an access key or credentials as IAM and STS answer them."""
    key = key or WORLD["root"]
    made = boto3.client(
        service,
        endpoint_url=WORLD["url"],
        region_name="us-east-1",
        aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"],
        aws_session_token=key.get("SessionToken"),
        config=Config(retries={"max_attempts": 0}, **more),
    )
    if seen:
        made.meta.events.register("after-call.*.*", note)
    return made


def note(http_response, parsed, model, **_more):
    name = f"{model.service_model.service_name} {model.name}"
    if http_response.status_code < 300:
        CALLED.add(name)
    else:
        REFUSED.add(f"{name} {parsed['Error']['Code']}")


iam, sts = client("iam"), client("sts")
unseen = client("iam", seen=False)


def refused(code, method, /, **given):
    """Calls and is refused with that code; whatever the account holds must be what it was. Answers the message."""
    before = state()
    try:
        method(**given)
    except ClientError as error:
        got = error.response["Error"]
        assert got["Code"] == code, f"{error}, not {code}"
    else:
        raise AssertionError(f"{method.__name__}({short(given)}) was done, not refused with {code}")
    assert state() == before, f"{method.__name__}({short(given)}) was refused and changed something"
    return got.get("Message", "")


def missing(*calls):
    """Each of the calls, a method and what it is given, is about something that is not there."""
    for method, given in calls:
        refused("NoSuchEntity", method, **given)


def state():
    """A digest of the account: users, groups, roles, policies, counts, and what the noun's own lists say."""
    kinds = ["User", "Role", "Group", "LocalManagedPolicy"]
    found = [unseen.get_account_authorization_details(Filter=kinds, MaxItems=1000)]
    found += [unseen.get_account_summary()] + [read() for read in STATE]
    for answer in found:
        if isinstance(answer, dict):
            bare(answer)
    for role in found[0]["RoleDetailList"]:
        role.pop("RoleLastUsed", None)
    return hashlib.sha256(json.dumps(found, sort_keys=True, default=str).encode()).hexdigest()


def watch(*methods):
    """Has refusals watch what lists without arguments answer."""
    for name in methods:
        method = getattr(unseen, name)
        STATE.append(lambda method=method: method())


def watch_users(*methods):
    """The same of lists that are of a user: its keys, devices and the like."""
    for name in methods:
        method = getattr(unseen, name)
        STATE.append(lambda method=method: [bare(method(UserName=user)) for user in user_names()])


def hook(name, **wish):
    """Asks one of the server's hooks for tests; answers its body."""
    body = json.dumps(wish).encode()
    request = urllib.request.Request(f"{WORLD['url']}/_understudy/{name}", body, method="POST")
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def move_clock(**wish):
    """Moves what the server takes for the time, as `advanceSeconds=3600` or back by `reset=True`."""
    hook("clock", **wish)


def user_names():
    return [user["UserName"] for user in unseen.list_users()["Users"]]


def bare(answer):
    answer.pop("ResponseMetadata", None)
    return answer


def short(given):
    return ", ".join(f"{name}={str(value)[:60]!r}" for name, value in given.items())


def same(got, wanted):
    assert got == wanted, f"{got!r}, not {wanted!r}"


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action="s3:ListAllMyBuckets", resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def trust(principal, action="sts:AssumeRole", **more):
    return policy({"Effect": "Allow", "Principal": principal, "Action": action, **more})


def long_policy(size):
    """A policy of at least that many characters."""
    return policy(allow("s3:GetObject", [f"arn:aws:s3:::bucket-{n:05}/*" for n in range(size // 30)]))


def document(text_or_dict):
    """botocore decodes policies where it knows of them."""
    return text_or_dict if isinstance(text_or_dict, dict) else json.loads(text_or_dict)


ALLOWING = policy(allow())
EC2_TRUST = trust({"Service": "ec2.amazonaws.com"})
AWS_POLICY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
NO_POLICY = f"arn:aws:iam::{ACCOUNT}:policy/nothing"


def make_role(name, trusted=EC2_TRUST, **more):
    return iam.create_role(RoleName=name, AssumeRolePolicyDocument=trusted, **more)["Role"]


def make_policy(name, **more):
    return iam.create_policy(PolicyName=name, PolicyDocument=ALLOWING, **more)["Policy"]["Arn"]


def user_client(service, name, *actions):
    """A new user that may do those, and a client with its key."""
    iam.create_user(UserName=name)
    if actions:
        iam.put_user_policy(UserName=name, PolicyName="may", PolicyDocument=policy(allow(list(actions))))
    return client(service, iam.create_access_key(UserName=name)["AccessKey"])
