"""Serializes requests and parses responses with botocore, for differential tests.

Reads one JSON list of jobs on standard input and writes one JSON list of answers. Bytes travel as {"$bytes": base64},
times as {"$time": seconds}.
"""

import base64
import datetime
import json
import sys

from botocore import parsers, serialize
from botocore.awsrequest import HeadersDict
from botocore.loaders import Loader
from botocore.model import ServiceModel

LOADER = Loader()
MODELS = {}


def service_model(name):
    if name not in MODELS:
        MODELS[name] = ServiceModel(LOADER.load_service_model(name, 'service-2'), name)
    return MODELS[name]


def decode(value):
    if isinstance(value, list):
        return [decode(item) for item in value]
    if isinstance(value, dict):
        if '$bytes' in value:
            return base64.b64decode(value['$bytes'])
        if '$time' in value:
            return datetime.datetime.fromtimestamp(value['$time'], datetime.timezone.utc)
        return {key: decode(item) for key, item in value.items()}
    return value


def encode(value):
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, bytes):
        return {'$bytes': base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {'$time': value.timestamp()}
    return value


def prune(shape, value):
    """Drops the members that this botocore does not know."""
    if shape.type_name == 'structure':
        return {key: prune(shape.members[key], item) for key, item in value.items() if key in shape.members}
    if shape.type_name == 'list':
        return [prune(shape.member, item) for item in value]
    if shape.type_name == 'map':
        return {key: prune(shape.value, item) for key, item in value.items()}
    return value


def text(value):
    return value.decode() if isinstance(value, bytes) else value


def request(job, model, operation):
    params = prune(operation.input_shape, decode(job['params'])) if operation.input_shape else {}
    protocol = model.metadata['protocol']
    serializer = serialize.create_serializer(protocol, include_validation=False)
    made = serializer.serialize_to_request(params, operation)
    body = made['body']
    if isinstance(body, dict):
        from urllib.parse import urlencode

        body = urlencode([(key, text(item)) for key, item in body.items()])
    if isinstance(body, str):
        body = body.encode()
    query = made['query_string']
    if isinstance(query, dict):
        from botocore.utils import percent_encode_sequence

        query = percent_encode_sequence(query)
    return {
        'params': encode(params),
        'method': made['method'],
        'path': made['url_path'],
        'query': query,
        'headers': {key.lower(): text(item) for key, item in dict(made['headers']).items()},
        'body': base64.b64encode(body or b'').decode(),
    }


def response(job, model, operation):
    parser = parsers.create_parser(model.metadata['protocol'])
    answer = {
        'status_code': job['status'],
        'headers': HeadersDict(job['headers']),
        'body': base64.b64decode(job['body']),
    }
    parsed = parser.parse(answer, operation.output_shape)
    parsed.pop('ResponseMetadata', None)
    expected = prune(operation.output_shape, decode(job['expected'])) if operation.output_shape else {}
    return {'parsed': encode(parsed), 'expected': encode(expected)}


def main():
    answers = []
    for job in json.load(sys.stdin):
        model = service_model(job['service'])
        if job['operation'] not in model.operation_names:
            answers.append(None)
            continue
        operation = model.operation_model(job['operation'])
        answers.append((request if job['kind'] == 'request' else response)(job, model, operation))
    json.dump(answers, sys.stdout)


main()
