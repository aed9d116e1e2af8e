"""A server for the tests of a session, and what a refusal looks like from boto3."""

import json
import os
import pathlib
import subprocess
import time

import boto3
import botocore.exceptions
import pytest

STORY = pathlib.Path(__file__).parent.parent / "story.yaml"


@pytest.fixture(scope="session")
def understudy(tmp_path_factory):
    data = tmp_path_factory.mktemp("understudy")
    command = ["npx", "--no-install", "understudy", "start", "--port", "0", "--data-dir", str(data)]
    env = {**os.environ, "UNDERSTUDY_ACCOUNT_ID": "123456789012"}
    server = subprocess.Popen([*command, "--bootstrap", str(STORY)], env=env, stdout=subprocess.DEVNULL)
    endpoint = data / "endpoint.json"
    deadline = time.monotonic() + 60
    while not endpoint.exists():
        assert server.poll() is None and time.monotonic() < deadline, "the server did not start"
        time.sleep(0.1)
    known = json.loads((data / "credentials.json").read_text())
    admin = known["accounts"][known["defaultAccount"]]["admin"]
    yield {"endpoint_url": json.loads(endpoint.read_text())["url"], "admin": admin}
    server.terminate()
    server.wait()


def client(understudy, service, key):
    return boto3.client(
        service,
        endpoint_url=understudy["endpoint_url"],
        region_name="us-east-1",
        aws_access_key_id=key["accessKeyId"],
        aws_secret_access_key=key["secretAccessKey"],
    )


def test_the_role_that_may_look_does_not_touch(understudy):
    sts = client(understudy, "sts", understudy["admin"])
    account = sts.get_caller_identity()["Account"]
    made = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/Reader", RoleSessionName="pytest")["Credentials"]
    s3 = boto3.client(
        "s3",
        endpoint_url=understudy["endpoint_url"],
        region_name="us-east-1",
        aws_access_key_id=made["AccessKeyId"],
        aws_secret_access_key=made["SecretAccessKey"],
        aws_session_token=made["SessionToken"],
    )
    assert s3.list_buckets()["Buckets"] == []
    with pytest.raises(botocore.exceptions.ClientError, match="AccessDenied"):
        s3.create_bucket(Bucket="reports")
