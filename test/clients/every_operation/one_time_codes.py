"""What a virtual MFA device shows: RFC 6238 with SHA-1, six digits and steps of 30 seconds."""

import base64
import hashlib
import hmac
import struct
import time

from botocore.exceptions import ClientError


def step_now():
    return int(time.time() // 30)


def code(device, step):
    """Six digits; `device` is what create_virtual_mfa_device answered."""
    seed = base64.b32decode(device["Base32StringSeed"])
    mac = hmac.new(seed, struct.pack(">Q", step), hashlib.sha1).digest()
    at = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def codes(device, step):
    """The code of that step and of the next, as two operations want them."""
    return {"AuthenticationCode1": code(device, step), "AuthenticationCode2": code(device, step + 1)}


def wrong_codes(device):
    """Two codes that are not the device's."""
    near = {code(device, step_now() + more) for more in range(-4, 5)}
    first = next(text for text in ("000000", "111111", "222222") if text not in near)
    return {"AuthenticationCode1": first, "AuthenticationCode2": first}


def enable(iam, user, device):
    """Gives the device to the user with the oldest codes there are, so that two later ones are left to be used."""
    while True:
        step = step_now()
        try:
            iam.enable_mfa_device(UserName=user, SerialNumber=device["SerialNumber"], **codes(device, step - 2))
            return step
        except ClientError as error:
            # The step ended in between, and the codes with it.
            if step_now() == step or error.response["Error"]["Code"] != "InvalidAuthenticationCode":
                raise
