"""Everyday boto3 against a server: python3 boto3_smoke.py URL ACCESS_KEY_ID SECRET_ACCESS_KEY ACCOUNT. Fails loudly."""

import io
import json
import sys
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

URL, KEY, SECRET, ACCOUNT = sys.argv[1:5]
PASSED = []


def client(service, credentials=None, region="us-east-1", **more):
    credentials = credentials or {"AccessKeyId": KEY, "SecretAccessKey": SECRET}
    return boto3.client(
        service,
        endpoint_url=URL,
        region_name=region,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials.get("SessionToken"),
        config=Config(retries={"max_attempts": 0}, **more),
    )


def check(done):
    """Runs a part and says that it went well."""
    done()
    PASSED.append(done.__name__)
    print("ok", done.__name__)


def refused(code, method, **given):
    try:
        method(**given)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error
    raise AssertionError(f"{method} was allowed, not {code}")


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*"):
    return {"Effect": "Allow", "Action": action, "Resource": resource}


def trust(principal):
    return policy({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"})


def users_wait_and_page():
    iam = client("iam")
    for number in range(12):
        iam.create_user(UserName=f"boto-{number:02}", Path="/boto/", Tags=[{"Key": "n", "Value": str(number)}])
    iam.get_waiter("user_exists").wait(UserName="boto-11")
    pages = iam.get_paginator("list_users").paginate(PathPrefix="/boto/", PaginationConfig={"PageSize": 5})
    names = [user["UserName"] for page in pages for user in page["Users"]]
    assert names == [f"boto-{number:02}" for number in range(12)], names
    assert iam.list_user_tags(UserName="boto-03")["Tags"] == [{"Key": "n", "Value": "3"}]
    resource = boto3.resource(
        "iam", endpoint_url=URL, region_name="us-east-1", aws_access_key_id=KEY, aws_secret_access_key=SECRET
    )
    assert resource.User("boto-00").arn == f"arn:aws:iam::{ACCOUNT}:user/boto/boto-00"
    refused("EntityAlreadyExists", iam.create_user, UserName="BOTO-00")
    refused("NoSuchEntity", iam.get_user, UserName="nobody")
    assert isinstance(iam.get_user(UserName="boto-00")["User"]["CreateDate"].tzinfo.utcoffset(None).seconds, int)


def roles_policies_and_profiles_wait():
    iam = client("iam")
    arn = iam.create_policy(PolicyName="boto", PolicyDocument=policy(allow("s3:*")))["Policy"]["Arn"]
    iam.get_waiter("policy_exists").wait(PolicyArn=arn)
    role = iam.create_role(RoleName="boto", AssumeRolePolicyDocument=trust({"Service": "ec2.amazonaws.com"}))["Role"]
    iam.get_waiter("role_exists").wait(RoleName="boto")
    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {"Service": "ec2.amazonaws.com"}
    iam.attach_role_policy(RoleName="boto", PolicyArn=arn)
    iam.create_instance_profile(InstanceProfileName="boto")
    iam.get_waiter("instance_profile_exists").wait(InstanceProfileName="boto")
    iam.add_role_to_instance_profile(InstanceProfileName="boto", RoleName="boto")
    pages = iam.get_paginator("list_policies").paginate(Scope="AWS")
    assert sum(len(page["Policies"]) for page in pages) > 1000
    details = iam.get_paginator("get_account_authorization_details").paginate(Filter=["Role"])
    assert "boto" in [role["RoleName"] for page in details for role in page["RoleDetailList"]]


def a_role_is_taken_on():
    iam, sts = client("iam"), client("sts")
    iam.create_role(RoleName="assumed", AssumeRolePolicyDocument=trust({"AWS": ACCOUNT}))
    iam.put_role_policy(RoleName="assumed", PolicyName="p", PolicyDocument=policy(allow("iam:ListUsers")))
    role = f"arn:aws:iam::{ACCOUNT}:role/assumed"
    assumed = sts.assume_role(RoleArn=role, RoleSessionName="boto", DurationSeconds=900)
    credentials = assumed["Credentials"]
    who = client("sts", credentials).get_caller_identity()
    assert who["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/assumed/boto", who
    assert client("iam", credentials).list_users()["Users"]
    error = refused("AccessDenied", client("iam", credentials).create_user, UserName="evil")
    assert "is not authorized to perform: iam:CreateUser" in str(error), error
    refused("InvalidClientTokenId", client("sts", {**credentials, "SessionToken": "x"}).get_caller_identity)
    mumbai = client("sts", region="ap-south-1").assume_role(RoleArn=role, RoleSessionName="boto")
    assert client("sts", mumbai["Credentials"], region="ap-south-1").get_caller_identity()["Account"] == ACCOUNT
    assert sts.get_session_token()["Credentials"]["SessionToken"]


def a_presigned_identity_is_proved():
    presigned = client("sts").generate_presigned_url("get_caller_identity", HttpMethod="GET")
    request = urllib.request.Request(presigned, headers={"Accept": "application/json"})
    with urllib.request.urlopen(request) as answer:
        assert ACCOUNT in answer.read().decode()


def buckets_and_objects():
    s3 = client("s3")
    s3.create_bucket(Bucket="boto-bucket")
    s3.get_waiter("bucket_exists").wait(Bucket="boto-bucket")
    for key in ("a/1 ü.txt", "a/2", "b+c d", "e%20f", "g//h"):
        s3.put_object(Bucket="boto-bucket", Key=key, Body=key.encode(), Metadata={"k": "v"}, ContentType="text/plain")
    s3.get_waiter("object_exists").wait(Bucket="boto-bucket", Key="a/2")
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket="boto-bucket", PaginationConfig={"PageSize": 2})
    keys = [one["Key"] for page in pages for one in page["Contents"]]
    assert keys == sorted(("a/1 ü.txt", "a/2", "b+c d", "e%20f", "g//h")), keys
    for key in keys:
        found = s3.get_object(Bucket="boto-bucket", Key=key)
        assert found["Body"].read() == key.encode() and found["Metadata"] == {"k": "v"}, key
    folders = s3.list_objects_v2(Bucket="boto-bucket", Delimiter="/")
    assert [one["Prefix"] for one in folders["CommonPrefixes"]] == ["a/", "g/"]
    assert s3.get_object(Bucket="boto-bucket", Key="a/2", Range="bytes=1-1")["Body"].read() == b"/"
    s3.copy_object(Bucket="boto-bucket", Key="copy", CopySource={"Bucket": "boto-bucket", "Key": "a/1 ü.txt"})
    assert s3.get_object(Bucket="boto-bucket", Key="copy")["Body"].read().decode() == "a/1 ü.txt"
    refused("NoSuchKey", s3.get_object, Bucket="boto-bucket", Key="nothing")
    refused("404", s3.head_object, Bucket="boto-bucket", Key="nothing")
    refused("BucketNotEmpty", s3.delete_bucket, Bucket="boto-bucket")


def transfers_in_parts():
    s3 = client("s3")
    data = bytes(range(256)) * 65536
    parts = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20)
    s3.upload_fileobj(io.BytesIO(data), "boto-bucket", "large", Config=parts)
    assert s3.head_object(Bucket="boto-bucket", Key="large")["ETag"].endswith('-4"')
    back = io.BytesIO()
    s3.download_fileobj("boto-bucket", "large", back, Config=parts)
    assert back.getvalue() == data
    # The others need a package that is an extra of botocore.
    for algorithm in ("CRC32", "SHA1", "SHA256"):
        put = s3.put_object(Bucket="boto-bucket", Key="sum", Body=b"sum", ChecksumAlgorithm=algorithm)
        assert put[f"Checksum{algorithm}"], put


def presigned_urls():
    s3 = client("s3", signature_version="s3v4")
    put = s3.generate_presigned_url("put_object", Params={"Bucket": "boto-bucket", "Key": "signed"})
    urllib.request.urlopen(urllib.request.Request(put, data=b"signed", method="PUT")).close()
    get = s3.generate_presigned_url("get_object", Params={"Bucket": "boto-bucket", "Key": "signed"}, ExpiresIn=60)
    assert urllib.request.urlopen(get).read() == b"signed"
    try:
        urllib.request.urlopen(get.replace("signed?", "a/2?"))
    except urllib.error.HTTPError as error:
        assert error.code == 403 and b"SignatureDoesNotMatch" in error.read()
    else:
        raise AssertionError("a URL for one key opened another")


def buckets_are_emptied():
    s3 = client("s3")
    keys = [{"Key": one["Key"]} for one in s3.list_objects_v2(Bucket="boto-bucket")["Contents"]]
    assert len(s3.delete_objects(Bucket="boto-bucket", Delete={"Objects": keys})["Deleted"]) == len(keys)
    s3.get_waiter("object_not_exists").wait(Bucket="boto-bucket", Key="signed")
    s3.delete_bucket(Bucket="boto-bucket")
    s3.get_waiter("bucket_not_exists").wait(Bucket="boto-bucket")


def instances_run_and_end():
    ec2 = client("ec2")
    zones = ec2.describe_availability_zones()["AvailabilityZones"]
    assert zones and all(zone["RegionName"] == "us-east-1" for zone in zones)
    tags = [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "boto"}]}]
    run = ec2.run_instances(
        ImageId="ami-0abcdef1234567890",
        MinCount=3,
        MaxCount=3,
        IamInstanceProfile={"Name": "boto"},
        TagSpecifications=tags,
    )
    ids = [one["InstanceId"] for one in run["Instances"]]
    ec2.get_waiter("instance_running").wait(InstanceIds=ids)
    named = [{"Name": "tag:Name", "Values": ["boto"]}]
    pages = ec2.get_paginator("describe_instances").paginate(Filters=named, PaginationConfig={"PageSize": 5})
    found = [one["InstanceId"] for page in pages for group in page["Reservations"] for one in group["Instances"]]
    assert sorted(found) == sorted(ids)
    ec2.stop_instances(InstanceIds=ids[:1])
    ec2.get_waiter("instance_stopped").wait(InstanceIds=ids[:1])
    ec2.start_instances(InstanceIds=ids[:1])
    ec2.get_waiter("instance_status_ok").wait(InstanceIds=ids)
    ec2.terminate_instances(InstanceIds=ids)
    ec2.get_waiter("instance_terminated").wait(InstanceIds=ids)
    refused("InvalidInstanceID.NotFound", ec2.start_instances, InstanceIds=["i-0123456789abcdef0"])
    key = ec2.create_key_pair(KeyName="boto")
    assert "PRIVATE KEY" in key["KeyMaterial"]
    ec2.get_waiter("key_pair_exists").wait(KeyNames=["boto"])


def work_groups():
    athena = client("athena")
    athena.create_work_group(Name="boto", Tags=[{"Key": "team", "Value": "red"}])
    names = [group["Name"] for group in athena.list_work_groups()["WorkGroups"]]
    assert "boto" in names and "primary" in names, names
    assert athena.get_work_group(WorkGroup="boto")["WorkGroup"]["State"] == "ENABLED"
    arn = f"arn:aws:athena:us-east-1:{ACCOUNT}:workgroup/boto"
    assert athena.list_tags_for_resource(ResourceARN=arn)["Tags"] == [{"Key": "team", "Value": "red"}]
    athena.delete_work_group(WorkGroup="boto")


for part in (
    users_wait_and_page,
    roles_policies_and_profiles_wait,
    a_role_is_taken_on,
    a_presigned_identity_is_proved,
    buckets_and_objects,
    transfers_in_parts,
    presigned_urls,
    buckets_are_emptied,
    instances_run_and_end,
    work_groups,
):
    check(part)
