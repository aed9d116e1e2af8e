"""STS: whose credentials are whose, and temporary ones."""

import hashlib

from checks import *
from one_time_codes import code, enable, step_now

ROLE = f"arn:aws:iam::{ACCOUNT}:role/worker"


def _who(credentials):
    return client("sts", credentials).get_caller_identity()["Arn"]


def callers_are_told_who_they_are():
    same(sts.get_caller_identity()["Arn"], f"arn:aws:iam::{ACCOUNT}:root")
    bad = client("sts", {**WORLD["root"], "SecretAccessKey": "wrong"})
    refused("SignatureDoesNotMatch", bad.get_caller_identity)


def keys_tell_their_account():
    for key, account in ((WORLD["root"], ACCOUNT), (WORLD["otherRoot"], OTHER)):
        same(sts.get_access_key_info(AccessKeyId=key["AccessKeyId"])["Account"], account)
    refused("ValidationError", sts.get_access_key_info, AccessKeyId="AKIA" + "A" * 16)


def roles_are_assumed():
    make_role("worker", trust({"AWS": ACCOUNT}, ["sts:AssumeRole", "sts:TagSession"]))
    iam.put_role_policy(RoleName="worker", PolicyName="p", PolicyDocument=policy(allow("iam:ListUsers")))
    anna = user_client("sts", "anna", "sts:AssumeRole", "sts:TagSession")
    tags = [{"Key": "team", "Value": "red"}]
    got = anna.assume_role(RoleArn=ROLE, RoleSessionName="job", DurationSeconds=900, Tags=tags)
    same(_who(got["Credentials"]), f"arn:aws:sts::{ACCOUNT}:assumed-role/worker/job")
    own = client("iam", got["Credentials"])
    same([user["UserName"] for user in own.list_users()["Users"]], ["anna"])
    refused("AccessDenied", own.create_user, UserName="evil")
    same(iam.get_role(RoleName="worker")["Role"]["RoleName"], "worker")


def bad_sessions_of_roles_are_refused():
    bert = user_client("sts", "bert", "sts:*")
    one = {"RoleArn": ROLE, "RoleSessionName": "job"}
    refused("AccessDenied", sts.assume_role, **one)
    refused("AccessDenied", user_client("sts", "carl").assume_role, **{**one, "RoleArn": ROLE + "-not"})
    refused("MalformedPolicyDocument", bert.assume_role, **one, Policy="{")
    refused("ValidationError", bert.assume_role, **one, DurationSeconds=7200)
    refused("ValidationError", bert.assume_role, **{**one, "RoleSessionName": "a b"})
    refused("ValidationError", bert.assume_role, **{**one, "RoleArn": "x" * 20})
    twice = [{"Key": "a", "Value": ""}, {"Key": "A", "Value": ""}]
    refused("InvalidParameterValue", bert.assume_role, **one, Tags=twice)
    many = [{"Key": f"k{number}", "Value": _noise(number)} for number in range(50)]
    refused("PackedPolicyTooLarge", bert.assume_role, **one, Tags=many)
    refused("ExpiredToken", client("sts", _expired()).get_caller_identity)


def _noise(number):
    """Text that no packing makes shorter."""
    return hashlib.sha512(str(number).encode()).hexdigest() + hashlib.sha512(str(-number).encode()).hexdigest()


def _expired():
    """Credentials of a session that the server's clock has left behind."""
    move_clock(advanceSeconds=-86_400)
    credentials = sts.get_session_token(DurationSeconds=900)["Credentials"]
    move_clock(reset=True)
    return credentials


def users_have_sessions_of_their_own():
    dora = user_client("sts", "dora")
    got = dora.get_session_token(DurationSeconds=900)["Credentials"]
    same(_who(got), f"arn:aws:iam::{ACCOUNT}:user/dora")
    refused("InvalidClientTokenId", client("iam", got).get_user)
    refused("AccessDenied", client("sts", got).get_session_token)
    refused("ValidationError", dora.get_session_token, DurationSeconds=129_601)


def second_factors_are_proved():
    emma = user_client("sts", "emma", "iam:GetUser")
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName="emma")["VirtualMFADevice"]
    step = enable(iam, "emma", device)
    serial = {"SerialNumber": device["SerialNumber"]}
    refused("AccessDenied", emma.get_session_token, **serial)
    refused("AccessDenied", emma.get_session_token, SerialNumber=device["SerialNumber"] + "x", TokenCode="123456")
    refused("AccessDenied", emma.get_session_token, **serial, TokenCode=code(device, step + 30))
    shown = {**serial, "TokenCode": code(device, step_now())}
    proved = emma.get_session_token(**shown)["Credentials"]
    same(client("iam", proved).get_user()["User"]["UserName"], "emma")
    refused("AccessDenied", emma.get_session_token, **shown)


def users_are_federated():
    fred = user_client("sts", "fred", "sts:GetFederationToken", "s3:ListAllMyBuckets", "sts:GetCallerIdentity")
    got = fred.get_federation_token(Name="guest", Policy=ALLOWING, DurationSeconds=900)
    same(got["FederatedUser"]["FederatedUserId"], f"{ACCOUNT}:guest")
    same(_who(got["Credentials"]), f"arn:aws:sts::{ACCOUNT}:federated-user/guest")
    same(client("s3", got["Credentials"]).list_buckets()["Buckets"], [])
    refused("InvalidClientTokenId", client("iam", got["Credentials"]).list_users)
    refused("MalformedPolicyDocument", fred.get_federation_token, Name="guest", Policy="{")
    refused("ValidationError", fred.get_federation_token, Name="a b")
    refused("AccessDenied", user_client("sts", "gina").get_federation_token, Name="guest")
    refused("ValidationError", fred.get_federation_token, Name="guest", PolicyArns=[{"arn": NO_POLICY}])
    inga = user_client("sts", "inga", "sts:GetFederationToken", "sts:TagSession")
    many = [{"Key": f"k{number}", "Value": _noise(number)} for number in range(50)]
    refused("PackedPolicyTooLarge", inga.get_federation_token, Name="guest", Tags=many)


def refusals_of_ec2_are_decoded():
    hans = client("ec2", iam.create_access_key(UserName="carl")["AccessKey"])
    try:
        hans.run_instances(ImageId="ami-0abcdef1234567890", MinCount=1, MaxCount=1)
    except ClientError as error:
        message = error.response["Error"]["Message"].split("Encoded authorization failure message: ")[1]
    told = json.loads(sts.decode_authorization_message(EncodedMessage=message)["DecodedMessage"])
    same((told["allowed"], told["context"]["action"]), (False, "ec2:RunInstances"))
    refused("InvalidAuthorizationMessageException", sts.decode_authorization_message, EncodedMessage="nonsense")
    other = client("sts", WORLD["otherRoot"])
    refused("InvalidAuthorizationMessageException", other.decode_authorization_message, EncodedMessage=message)
