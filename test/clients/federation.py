"""Takes up roles with what identity providers say, through an unmodified boto3. Input and output are JSON."""

import json
import sys

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

asked = json.load(sys.stdin)
sts = boto3.client("sts", config=Config(signature_version=UNSIGNED, retries={"max_attempts": 1}))


def become(answer):
    """Who the credentials of an answer make of their bearer."""
    keys = answer["Credentials"]
    client = boto3.client(
        "sts",
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )
    return client.get_caller_identity()["Arn"]


def step(operation, parameters):
    try:
        answer = getattr(sts, operation)(**parameters)
    except ClientError as error:
        return {"error": error.response["Error"]["Code"], "message": error.response["Error"]["Message"]}
    shown = {name: value for name, value in answer.items() if isinstance(value, str)}
    return {**shown, "user": answer["AssumedRoleUser"]["Arn"], "identity": become(answer)}


json.dump([step(one["operation"], one["parameters"]) for one in asked], sys.stdout)
