"""Signs the requests it reads as JSON lines with botocore, and answers each as a JSON line: URL, headers."""

import datetime
import json
import sys

import botocore.auth as auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

EXPIRES = 3600


class HmacV1QueryAuth(auth.HmacV1QueryAuth):
    """The same signer with the clock given."""

    def _get_date(self):
        return str(int(NOW.timestamp()) + EXPIRES)


def signer(case, credentials):
    name, service, region = case["signer"], case["service"], case["region"]
    if name == "HmacV1QueryAuth":
        return HmacV1QueryAuth(credentials)
    if name.endswith("QueryAuth"):
        return getattr(auth, name)(credentials, service, region, EXPIRES)
    return getattr(auth, name)(credentials, service, region)


for line in sys.stdin:
    case = json.loads(line)
    NOW = datetime.datetime.fromtimestamp(case["now"], datetime.timezone.utc)
    auth.get_current_datetime = lambda remove_tzinfo=True: NOW.replace(tzinfo=None)
    credentials = Credentials(case["accessKeyId"], case["secret"], case.get("token"))
    body = case["body"].encode("utf-8")
    request = AWSRequest(case["method"], case["url"], headers=case["headers"], data=body)
    request.context["client_config"] = None
    signer(case, credentials).add_auth(request)
    headers = [[name, value] for name, value in request.headers.items()]
    print(json.dumps({"url": request.url, "headers": headers}), flush=True)
