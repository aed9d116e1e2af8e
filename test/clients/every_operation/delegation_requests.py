"""Delegation requests: a product's account asks, a customer's grants, for a while and no more than the policy says."""

from checks import *

product, customer = iam, client("iam", WORLD["otherRoot"])
TEMPLATE = policy(allow("s3:GetObject", "arn:aws:s3:::@{bucket}/*"))
GRANTED = policy(allow("s3:GetObject", "arn:aws:s3:::data/*"))
NOTHING = {"DelegationRequestId": "01234567-0123-4123-8123-0123456789ab"}
TEMPLATES, FINALIZED = [], {}

watch("list_delegation_requests")


def _wish(workflow, **more):
    if not TEMPLATES:
        made = iam.create_policy(PolicyName="template", PolicyDocument=TEMPLATE)
        TEMPLATES.append(made["Policy"]["Arn"])
    bucket = {"Name": "bucket", "Values": ["data"], "Type": "string"}
    return {
        "Description": "Sets up backups",
        "Permissions": {"PolicyTemplateArn": TEMPLATES[0], "Parameters": [bucket]},
        "RequestorWorkflowId": f"workflow-{workflow}",
        "NotificationChannel": f"arn:aws:sns:us-east-1:{ACCOUNT}:delegation",
        "SessionDuration": 3600,
        **more,
    }


def _make(workflow, **more):
    return {"DelegationRequestId": product.create_delegation_request(**_wish(workflow, **more))["DelegationRequestId"]}


def _state(one):
    return customer.get_delegation_request(**one)["DelegationRequest"]["State"]


def requests_are_made_and_read():
    one = _make("read", RequestMessage="please")
    got = customer.get_delegation_request(**one, DelegationPermissionCheck=True)
    asked = got["DelegationRequest"]
    same((asked["State"], asked["RequestorId"], asked["RequestMessage"]), ("UNASSIGNED", ACCOUNT, "please"))
    same(json.loads(asked["PermissionPolicy"]), json.loads(GRANTED))
    same(got["PermissionCheckStatus"], "COMPLETE")
    arn = f"arn:aws:iam::{OTHER}:delegation-request/{one['DelegationRequestId']}"
    same(customer.get_human_readable_summary(EntityArn=arn)["SummaryState"], "NOT_SUPPORTED")


def requests_are_taken_up_passed_on_and_accepted():
    one = _make("accepted")
    same(customer.list_delegation_requests()["DelegationRequests"], [])
    for step, state in (
        (customer.associate_delegation_request, "ASSIGNED"),
        (customer.update_delegation_request, "PENDING_APPROVAL"),
        (customer.accept_delegation_request, "ACCEPTED"),
        (customer.send_delegation_token, "FINALIZED"),
    ):
        step(**one)
        same(_state(one), state)
    FINALIZED.update(one)
    listed = customer.list_delegation_requests()["DelegationRequests"]
    same([asked["State"] for asked in listed], ["FINALIZED"])


def requests_are_rejected():
    one = _make("rejected")
    customer.associate_delegation_request(**one)
    customer.reject_delegation_request(**one, Notes="no, thanks")
    asked = customer.get_delegation_request(**one)["DelegationRequest"]
    same((asked["State"], asked["RejectionReason"]), ("REJECTED", "no, thanks"))


def steps_out_of_turn_are_refused():
    new = _make("out-of-turn")
    for step in (
        customer.update_delegation_request,
        customer.accept_delegation_request,
        customer.reject_delegation_request,
        customer.send_delegation_token,
    ):
        refused("InvalidInput", step, **new)
        same(_state(new), "UNASSIGNED")
    customer.associate_delegation_request(**new)
    refused("InvalidInput", customer.associate_delegation_request, **new)
    same(_state(new), "ASSIGNED")


def bad_requests_are_refused():
    create = product.create_delegation_request
    _make("twice")
    refused("EntityAlreadyExists", create, **_wish("twice"))
    refused("InvalidInput", create, **_wish("bad", NotificationChannel=f"arn:aws:sns:us-east-1:{OTHER}:topic"))
    refused("InvalidInput", create, **_wish("bad", OwnerAccountId="000000000000"))
    refused("InvalidInput", create, **_wish("bad", Permissions={"PolicyTemplateArn": NO_POLICY}))
    refused("InvalidInput", create, **_wish("bad", Permissions={"PolicyTemplateArn": TEMPLATES[0]}))
    refused("ValidationError", create, **_wish("bad", SessionDuration=43_201))


def requests_that_are_missing_or_for_others_are_named():
    for_customer = _make("for-customer", OwnerAccountId=OTHER)
    for caller, one in ((customer, NOTHING), (product, for_customer)):
        missing(
            (caller.get_delegation_request, one),
            (caller.associate_delegation_request, one),
            (caller.update_delegation_request, one),
            (caller.accept_delegation_request, one),
            (caller.reject_delegation_request, one),
            (caller.send_delegation_token, one),
        )
    arn = f"arn:aws:iam::{OTHER}:delegation-request/{NOTHING['DelegationRequestId']}"
    missing((customer.get_human_readable_summary, {"EntityArn": arn}))
    refused("InvalidInput", customer.get_human_readable_summary, EntityArn=f"arn:aws:iam::{OTHER}:user/anna")


def tokens_are_traded_in_for_credentials():
    token = _token(FINALIZED["DelegationRequestId"])
    got = sts.get_delegated_access_token(TradeInToken=token)
    same(got["AssumedPrincipal"], f"arn:aws:iam::{OTHER}:root")
    same(client("sts", got["Credentials"]).get_caller_identity()["Account"], OTHER)
    refused("AccessDenied", client("iam", got["Credentials"]).list_users)
    refused("ValidationError", sts.get_delegated_access_token, TradeInToken="nonsense")
    refused("AccessDenied", client("sts", WORLD["otherRoot"]).get_delegated_access_token, TradeInToken=token)
    move_clock(advanceSeconds=2 * 86_400)
    refused("ExpiredTradeInTokenException", sts.get_delegated_access_token, TradeInToken=token)
    move_clock(reset=True)


def _token(id):
    """What the product would be told by SNS, which is not here."""
    told = json.loads(hook("delegation-notifications", DelegationRequestId=id))["Notifications"]
    messages = [json.loads(one["Message"]) for one in told]
    return next(message["ExchangeToken"] for message in messages if "ExchangeToken" in message)
