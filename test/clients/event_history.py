"""CloudTrail's event history through boto3: python3 event_history.py URL ACCESS_KEY_ID SECRET_ACCESS_KEY ACCOUNT. Fails loudly."""

import datetime
import json
import sys

import boto3
from botocore.exceptions import ClientError

URL, KEY, SECRET, ACCOUNT = sys.argv[1:5]
KEYS = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET}


def client(service):
    return boto3.client(service, endpoint_url=URL, region_name="us-east-1", **KEYS)


iam = client("iam")
cloudtrail = client("cloudtrail")
NAMES = [f"user-{number}" for number in range(120)]


def the_paginator_finds_every_event_once():
    for name in NAMES:
        iam.create_user(UserName=name)
    attributes = [{"AttributeKey": "EventName", "AttributeValue": "CreateUser"}]
    paginator = cloudtrail.get_paginator("lookup_events")
    start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)
    pages = list(paginator.paginate(LookupAttributes=attributes, StartTime=start))
    events = [event for page in pages for event in page["Events"]]
    found = [json.loads(event["CloudTrailEvent"])["requestParameters"]["userName"] for event in events]
    assert [len(page["Events"]) for page in pages] == [50, 50, 20], [len(page["Events"]) for page in pages]
    assert found == NAMES[::-1], found
    assert len({event["EventId"] for event in events}) == len(NAMES)


def an_event_is_found_by_its_resource():
    attributes = [{"AttributeKey": "ResourceName", "AttributeValue": "user-7"}]
    [event] = cloudtrail.lookup_events(LookupAttributes=attributes)["Events"]
    assert event["EventName"] == "CreateUser" and event["Username"] == "admin", event
    assert event["ReadOnly"] == "false" and event["AccessKeyId"] == KEY, event
    assert {"ResourceType": "AWS::IAM::User", "ResourceName": "user-7"} in event["Resources"], event


def a_span_that_ends_before_it_starts_is_refused():
    now = datetime.datetime.now(datetime.timezone.utc)
    try:
        cloudtrail.lookup_events(StartTime=now, EndTime=now - datetime.timedelta(hours=1))
    except cloudtrail.exceptions.InvalidTimeRangeException as error:
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400
        return
    raise AssertionError("it was answered")


def trails_are_not_there_and_say_so():
    try:
        cloudtrail.describe_trails()
    except ClientError as error:
        assert error.response["Error"]["Code"] == "NotImplemented", error
        return
    raise AssertionError("it was answered")


for check in [
    the_paginator_finds_every_event_once,
    an_event_is_found_by_its_resource,
    a_span_that_ends_before_it_starts_is_refused,
    trails_are_not_there_and_say_so,
]:
    check()
    print("ok", check.__name__)
