"""Reports on credentials and on last access."""

import csv

from checks import *

USER = f"arn:aws:iam::{ACCOUNT}:user/anna"
NO_JOB = {"JobId": "01234567-0123-4123-8123-0123456789ab"}


def credential_reports_are_made_first():
    refused("ReportNotPresent", iam.get_credential_report)
    iam.create_user(UserName="anna")
    same(iam.generate_credential_report()["State"], "STARTED")
    rows = list(csv.DictReader(iam.get_credential_report()["Content"].decode().splitlines()))
    same([row["user"] for row in rows], ["<root_account>", "anna"])
    same(rows[1]["arn"], USER)
    move_clock(advanceSeconds=5 * 3600)
    refused("ReportExpired", iam.get_credential_report)
    move_clock(reset=True)


def last_access_is_reported_by_service():
    arn = make_policy("own")
    iam.attach_user_policy(UserName="anna", PolicyArn=arn)
    job = iam.generate_service_last_accessed_details(Arn=USER, Granularity="SERVICE_LEVEL")["JobId"]
    got = iam.get_service_last_accessed_details(JobId=job)
    same((got["JobStatus"], got["JobType"]), ("COMPLETED", "SERVICE_LEVEL"))
    same([one["ServiceNamespace"] for one in got["ServicesLastAccessed"]], ["s3"])
    of_policy = iam.generate_service_last_accessed_details(Arn=arn)["JobId"]
    got = iam.get_service_last_accessed_details_with_entities(JobId=of_policy, ServiceNamespace="s3")
    same([one["EntityInfo"]["Name"] for one in got["EntityDetailsList"]], ["anna"])


def reports_on_nothing_are_refused():
    missing(
        (iam.generate_service_last_accessed_details, {"Arn": USER.replace("anna", "nobody")}),
        (iam.generate_service_last_accessed_details, {"Arn": NO_POLICY}),
        (iam.get_service_last_accessed_details, NO_JOB),
        (iam.get_service_last_accessed_details_with_entities, {**NO_JOB, "ServiceNamespace": "s3"}),
    )
    refused("InvalidInput", iam.generate_service_last_accessed_details, Arn="arn:aws:s3:::bucket/none")
    job = iam.generate_service_last_accessed_details(Arn=USER)["JobId"]
    given = {"JobId": job, "ServiceNamespace": "nothing-here"}
    refused("InvalidInput", iam.get_service_last_accessed_details_with_entities, **given)
