"""Runs the checks of a noun: python3 run.py NOUN WORLD, where WORLD is JSON. Each function of the noun's file is a
check and a line as in TAP; then come the operations that were called and those that were refused, all that boto3
knows, and the errors that their models declare."""

import importlib
import sys
import traceback

import checks

noun = importlib.import_module(sys.argv[1])
wrong = 0
for name, check in list(vars(noun).items()):
    if name.startswith("_") or getattr(check, "__module__", "") != noun.__name__ or not callable(check):
        continue
    try:
        check()
        print("ok -", name.replace("_", " "))
    except Exception as error:
        wrong += 1
        print("not ok -", name.replace("_", " "))
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == noun.__file__]
        print(f"# {noun.__name__}.py:{frames[-1].lineno}: {type(error).__name__}: {error}".replace("\n", " "))
for name in sorted(checks.CALLED):
    print("called", name)
for name in sorted(checks.REFUSED):
    print("refused", name)
for client in (checks.iam, checks.sts):
    model = client.meta.service_model
    for operation in map(model.operation_model, model.operation_names):
        name = f"{model.service_name} {operation.name}"
        print("known", name)
        for error in operation.error_shapes:
            print("declared", name, error.metadata.get("error", {}).get("code", error.name))
sys.exit(wrong > 0)
