"""Virtual MFA devices and who has them."""

from checks import *
from one_time_codes import codes, enable, step_now, wrong_codes

watch("list_virtual_mfa_devices")
watch_users("list_mfa_devices")
NOTHING = {"SerialNumber": f"arn:aws:iam::{ACCOUNT}:mfa/nothing"}


def _make(name, user=None):
    """A device, held by a new user where one is named; and what names it."""
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]
    if user is not None:
        iam.create_user(UserName=user)
        enable(iam, user, device)
    return device, {"SerialNumber": device["SerialNumber"]}


def devices_come_and_go():
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName="phone", Path="/a/")["VirtualMFADevice"]
    same(device["SerialNumber"], f"arn:aws:iam::{ACCOUNT}:mfa/a/phone")
    same((len(device["Base32StringSeed"]), device["QRCodePNG"][:4]), (64, b"\x89PNG"))
    listed = iam.list_virtual_mfa_devices(AssignmentStatus="Unassigned")["VirtualMFADevices"]
    same(listed, [{"SerialNumber": device["SerialNumber"]}])
    iam.delete_virtual_mfa_device(SerialNumber=device["SerialNumber"])
    same(iam.list_virtual_mfa_devices()["VirtualMFADevices"], [])


def devices_are_enabled_synced_and_deactivated():
    device, one = _make("token", "anna")
    same(iam.list_mfa_devices(UserName="anna")["MFADevices"][0]["SerialNumber"], device["SerialNumber"])
    got = iam.get_mfa_device(**one, UserName="anna")
    same((got["SerialNumber"], got["UserName"]), (device["SerialNumber"], "anna"))
    assigned = iam.list_virtual_mfa_devices(AssignmentStatus="Assigned")["VirtualMFADevices"]
    same([found["User"]["UserName"] for found in assigned], ["anna"])
    refused("InvalidAuthenticationCode", iam.resync_mfa_device, UserName="anna", **one, **wrong_codes(device))
    refused("DeleteConflict", iam.delete_virtual_mfa_device, **one)
    iam.deactivate_mfa_device(UserName="anna", **one)
    same(iam.list_mfa_devices(UserName="anna")["MFADevices"], [])
    missing((iam.get_mfa_device, {**one, "UserName": "anna"}))
    iam.delete_virtual_mfa_device(**one)


def a_device_is_synced_by_later_codes():
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName="late")["VirtualMFADevice"]
    one = {"UserName": "late", "SerialNumber": device["SerialNumber"]}
    iam.create_user(UserName="late")
    step = enable(iam, "late", device)
    refused("InvalidAuthenticationCode", iam.resync_mfa_device, **one, **codes(device, step - 2))
    later = codes(device, step_now())
    iam.resync_mfa_device(**one, **later)
    refused("InvalidAuthenticationCode", iam.resync_mfa_device, **one, **later)


def devices_that_are_there_or_held_are_refused():
    device, one = _make("held", "bert")
    refused("EntityAlreadyExists", iam.create_virtual_mfa_device, VirtualMFADeviceName="held")
    iam.create_user(UserName="carl")
    refused("EntityAlreadyExists", iam.enable_mfa_device, UserName="carl", **one, **wrong_codes(device))
    missing((iam.deactivate_mfa_device, {**one, "UserName": "carl"}))
    missing((iam.resync_mfa_device, {**one, "UserName": "carl", **wrong_codes(device)}))


def wrong_codes_enable_nothing():
    device, one = _make("new")
    iam.create_user(UserName="dora")
    refused("InvalidAuthenticationCode", iam.enable_mfa_device, UserName="dora", **one, **wrong_codes(device))
    far = codes(device, step_now() + 20)
    refused("InvalidAuthenticationCode", iam.enable_mfa_device, UserName="dora", **one, **far)
    letters = {"AuthenticationCode1": "abcdef", "AuthenticationCode2": "abcdef"}
    refused("ValidationError", iam.enable_mfa_device, UserName="dora", **one, **letters)


def devices_and_holders_that_are_missing_are_named():
    device, one = _make("lone")
    iam.create_user(UserName="emma")
    nobody, emma, shown = {"UserName": "nobody"}, {"UserName": "emma"}, wrong_codes(device)
    missing(
        (iam.enable_mfa_device, {**nobody, **one, **shown}),
        (iam.enable_mfa_device, {**emma, **NOTHING, **shown}),
        (iam.resync_mfa_device, {**nobody, **one, **shown}),
        (iam.resync_mfa_device, {**emma, **NOTHING, **shown}),
        (iam.deactivate_mfa_device, {**nobody, **one}),
        (iam.deactivate_mfa_device, {**emma, **NOTHING}),
        (iam.delete_virtual_mfa_device, NOTHING),
        (iam.get_mfa_device, {**emma, **NOTHING}),
        (iam.list_mfa_devices, nobody),
    )


def bad_devices_are_refused():
    refused("ValidationError", iam.create_virtual_mfa_device, VirtualMFADeviceName="a b")
    refused("ValidationError", iam.create_virtual_mfa_device, VirtualMFADeviceName="x" * 227)
    tags = [{"Key": "aws:x", "Value": ""}]
    refused("InvalidInput", iam.create_virtual_mfa_device, VirtualMFADeviceName="x", Tags=tags)


def eight_devices_are_the_most():
    iam.create_user(UserName="many")
    made = [_make(f"many-{number}")[0] for number in range(9)]
    for device in made[:8]:
        enable(iam, "many", device)
    one = {"UserName": "many", "SerialNumber": made[8]["SerialNumber"]}
    refused("LimitExceeded", iam.enable_mfa_device, **one, **codes(made[8], step_now() - 1))
