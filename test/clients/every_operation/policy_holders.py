"""What users, groups and roles have in common: inline policies, attached policies and boundaries."""

from checks import *

HOLDERS = {
    "user": dict(
        create=iam.create_user,
        put=iam.put_user_policy,
        get=iam.get_user_policy,
        list=iam.list_user_policies,
        delete=iam.delete_user_policy,
        attach=iam.attach_user_policy,
        detach=iam.detach_user_policy,
        attached=iam.list_attached_user_policies,
        inline_size=2048,
    ),
    "group": dict(
        create=iam.create_group,
        put=iam.put_group_policy,
        get=iam.get_group_policy,
        list=iam.list_group_policies,
        delete=iam.delete_group_policy,
        attach=iam.attach_group_policy,
        detach=iam.detach_group_policy,
        attached=iam.list_attached_group_policies,
        inline_size=5120,
    ),
    "role": dict(
        create=iam.create_role,
        put=iam.put_role_policy,
        get=iam.get_role_policy,
        list=iam.list_role_policies,
        delete=iam.delete_role_policy,
        attach=iam.attach_role_policy,
        detach=iam.detach_role_policy,
        attached=iam.list_attached_role_policies,
        inline_size=10240,
    ),
}

BOUNDED = {
    "user": dict(
        put=iam.put_user_permissions_boundary,
        delete=iam.delete_user_permissions_boundary,
        get=lambda **one: iam.get_user(**one)["User"],
    ),
    "role": dict(
        put=iam.put_role_permissions_boundary,
        delete=iam.delete_role_permissions_boundary,
        get=lambda **one: iam.get_role(**one)["Role"],
    ),
}

SERVICE_ROLE_POLICY = "arn:aws:iam::aws:policy/aws-service-role/BatchServiceRolePolicy"


def _holders(purpose):
    """A new user, group and role: its methods and how they name it."""
    for kind, methods in HOLDERS.items():
        one = {f"{kind.capitalize()}Name": f"{purpose}-{kind}"}
        methods["create"](**one, **({"AssumeRolePolicyDocument": EC2_TRUST} if kind == "role" else {}))
        yield kind, methods, one


def inline_policies_are_put_read_and_deleted():
    for kind, of, one in _holders("inline"):
        named = {**one, "PolicyName": "p"}
        of["put"](**named, PolicyDocument=ALLOWING)
        got = of["get"](**named)
        same((got[f"{kind.capitalize()}Name"], got["PolicyName"]), (f"inline-{kind}", "p"))
        same(document(got["PolicyDocument"]), document(ALLOWING))
        other = policy(allow("s3:GetObject"))
        of["put"](**named, PolicyDocument=other)
        same(document(of["get"](**named)["PolicyDocument"]), document(other))
        same(of["list"](**one)["PolicyNames"], ["p"])
        of["delete"](**named)
        missing((of["get"], named), (of["delete"], named))
        same(of["list"](**one)["PolicyNames"], [])


def bad_inline_policies_are_refused():
    for _kind, of, one in _holders("bad"):
        of["put"](**one, PolicyName="good", PolicyDocument=ALLOWING)
        for text in ("{", "{}", policy({"Effect": "Allow", "Resource": "*"}), policy({**allow(), "Principal": "*"})):
            refused("MalformedPolicyDocument", of["put"], **one, PolicyName="bad", PolicyDocument=text)
            refused("MalformedPolicyDocument", of["put"], **one, PolicyName="good", PolicyDocument=text)
        refused("ValidationError", of["put"], **one, PolicyName="a/b", PolicyDocument=ALLOWING)
        long = long_policy(of["inline_size"] + 200)
        refused("LimitExceeded", of["put"], **one, PolicyName="long", PolicyDocument=long)


def inline_policies_share_one_size():
    for _kind, of, one in _holders("sized"):
        half = long_policy(of["inline_size"] // 2 - 100)
        of["put"](**one, PolicyName="first", PolicyDocument=half)
        refused("LimitExceeded", of["put"], **one, PolicyName="second", PolicyDocument=long_policy(of["inline_size"]))
        of["put"](**one, PolicyName="first", PolicyDocument=ALLOWING)
        same(of["list"](**one)["PolicyNames"], ["first"])


def inline_policies_that_are_missing_are_named():
    for kind, of, one in _holders("lacking"):
        nobody = {f"{kind.capitalize()}Name": "nobody"}
        missing(
            (of["put"], {**nobody, "PolicyName": "p", "PolicyDocument": ALLOWING}),
            (of["get"], {**nobody, "PolicyName": "p"}),
            (of["get"], {**one, "PolicyName": "p"}),
            (of["list"], nobody),
            (of["delete"], {**nobody, "PolicyName": "p"}),
            (of["delete"], {**one, "PolicyName": "p"}),
        )


def managed_policies_are_attached_and_detached():
    for kind, of, one in _holders("attached"):
        arn = make_policy(f"for-{kind}", Path="/own/")
        of["attach"](**one, PolicyArn=arn)
        of["attach"](**one, PolicyArn=arn)
        of["attach"](**one, PolicyArn=AWS_POLICY)
        same({found["PolicyArn"] for found in of["attached"](**one)["AttachedPolicies"]}, {arn, AWS_POLICY})
        under_own = of["attached"](**one, PathPrefix="/own/")["AttachedPolicies"]
        same([found["PolicyName"] for found in under_own], [f"for-{kind}"])
        same(iam.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"], 1)
        of["detach"](**one, PolicyArn=arn)
        same([found["PolicyArn"] for found in of["attached"](**one)["AttachedPolicies"]], [AWS_POLICY])
        missing((of["detach"], {**one, "PolicyArn": arn}))


def policies_that_cannot_be_attached_are_refused():
    own = make_policy("there")
    for kind, of, one in _holders("unattached"):
        nobody = {f"{kind.capitalize()}Name": "nobody"}
        missing(
            (of["attach"], {**one, "PolicyArn": NO_POLICY}),
            (of["attach"], {**one, "PolicyArn": own.replace(ACCOUNT, OTHER)}),
            (of["attach"], {**nobody, "PolicyArn": own}),
            (of["detach"], {**one, "PolicyArn": own}),
            (of["detach"], {**nobody, "PolicyArn": own}),
            (of["attached"], nobody),
        )
        refused("ValidationError", of["attach"], **one, PolicyArn="x" * 20)
        refused("ValidationError", of["detach"], **one, PolicyArn="x" * 20)
        for method in (of["attach"], of["detach"]):
            refused("InvalidInput", method, **one, PolicyArn="arn:aws:s3:::bucket/policy")
        refused("PolicyNotAttachable", of["attach"], **one, PolicyArn=SERVICE_ROLE_POLICY)


def no_more_policies_are_attached_than_the_quota():
    of_aws = [found["Arn"] for found in iam.list_policies(Scope="AWS", PathPrefix="/job-function/")["Policies"]]
    arns = of_aws[:3] + [make_policy(f"many-{number}") for number in range(18)]
    for kind, of, one in _holders("many"):
        quota = 10 if kind == "group" else 20
        for arn in arns[:quota]:
            of["attach"](**one, PolicyArn=arn)
        refused("LimitExceeded", of["attach"], **one, PolicyArn=arns[quota])


def boundaries_are_put_and_deleted():
    own = make_policy("boundary")
    made = {kind: one for kind, _of, one in _holders("bounded")}
    for kind, of in BOUNDED.items():
        one = made[kind]
        of["delete"](**one)
        for arn in (own, AWS_POLICY):
            of["put"](**one, PermissionsBoundary=arn)
            same(of["get"](**one)["PermissionsBoundary"]["PermissionsBoundaryArn"], arn)
        of["put"](**one, PermissionsBoundary=own)
        refused("DeleteConflict", iam.delete_policy, PolicyArn=own)
        of["delete"](**one)
        assert "PermissionsBoundary" not in of["get"](**one)


def bad_boundaries_are_refused():
    made = {kind: one for kind, _of, one in _holders("unbounded")}
    for kind, of in BOUNDED.items():
        one, nobody = made[kind], {name: "nobody" for name in made[kind]}
        missing(
            (of["put"], {**one, "PermissionsBoundary": NO_POLICY}),
            (of["put"], {**nobody, "PermissionsBoundary": AWS_POLICY}),
            (of["delete"], nobody),
        )
        refused("InvalidInput", of["put"], **one, PermissionsBoundary="arn:aws:s3:::bucket/policy")
        refused("PolicyNotAttachable", of["put"], **one, PermissionsBoundary=SERVICE_ROLE_POLICY)
