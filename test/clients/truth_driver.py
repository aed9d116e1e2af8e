"""Replays recorded calls with boto3: {"url", "keys", "scenarios"} on stdin, one JSON line of answers a step on stdout."""

import base64
import hashlib
import hmac
import json
import struct
import sys
import time
import urllib.request
from datetime import datetime

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

# Members whose recorded value is a sample: what our server answered under that name is sent instead.
LEARNED = ("AccessKeyId", "SSHPublicKeyId", "CertificateId", "DeletionTaskId", "Marker")


def learn(value, known):
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in LEARNED and isinstance(inner, str):
                known[name] = inner
            if name == "RoleName" and inner.startswith("AWSServiceRoleFor"):
                known[name] = inner
            if name == "VirtualMFADevice" and "Base32StringSeed" in inner:
                known[inner["SerialNumber"]] = inner["Base32StringSeed"]
            learn(inner, known)
    elif isinstance(value, list):
        for inner in value:
            learn(inner, known)


def code(seed, counter):
    padded = seed + b"=" * (-len(seed) % 8)
    digest = hmac.new(base64.b32decode(padded), struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def substitute(given, known, account):
    text = json.dumps(given).replace("123456789012", account)
    given = json.loads(text)
    for name in LEARNED:
        value = given.get(name)
        made_up = value is not None and ("XXXX" in value or "NONEXISTENT" in value)
        if value is not None and not made_up:
            given[name] = known.get(name, value)
    # The service names the role, so the recorded name is a sample too.
    if given.get("RoleName", "").startswith("AWSServiceRoleFor"):
        given["RoleName"] = known.get("RoleName", given["RoleName"])
    seed = known.get(given.get("SerialNumber"))
    if seed is not None and "AuthenticationCode2" in given:
        now = int(time.time() // 30)
        given["AuthenticationCode1"], given["AuthenticationCode2"] = code(seed, now - 1), code(seed, now)
    return given


def plain(value):
    if isinstance(value, datetime):
        return "<datetime>"
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(type(value))


def call(client, operation, given, all_pages):
    method = xform_name(operation)
    try:
        if all_pages and client.can_paginate(method):
            answer = client.get_paginator(method).paginate(**given).build_full_result()
            answer["ResponseMetadata"] = {"HTTPStatusCode": 200}
        else:
            answer = getattr(client, method)(**given)
    except ClientError as error:
        answer = error.response
    metadata = {"HTTPStatusCode": answer["ResponseMetadata"]["HTTPStatusCode"]}
    return {**answer, "ResponseMetadata": metadata}


def main():
    task = json.load(sys.stdin)
    clients = {
        service: boto3.client(
            service,
            endpoint_url=task["url"],
            region_name="us-east-1",
            aws_access_key_id=task["keys"]["accessKeyId"],
            aws_secret_access_key=task["keys"]["secretAccessKey"],
            config=Config(retries={"max_attempts": 0}),
        )
        for service in ("iam", "sts")
    }
    for steps in task["scenarios"]:
        reset = urllib.request.Request(task["url"] + "/_understudy/reset", method="POST", data=b"")
        urllib.request.urlopen(reset).close()
        known = {}
        for step in steps:
            answers = []
            # A recorded list is what was picked from all pages.
            all_pages = isinstance(step["answer"], list)
            for one in step["calls"]:
                given = substitute(one["input"], known, task["account"])
                answer = call(clients[one["service"]], one["operation"], given, all_pages)
                learn(answer, known)
                answers.append(answer)
            print(json.dumps(answers, default=plain), flush=True)


main()
