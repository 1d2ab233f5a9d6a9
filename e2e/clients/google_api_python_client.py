"""Google's Python client, unmodified, against `comity score serve`. Usage: google_api_python_client.py http://HOST:PORT

Needs the package google-api-python-client (PyPI). Exits with 1 and says what differs.
"""

import sys

from googleapiclient import discovery
from googleapiclient.errors import HttpError

base = sys.argv[1].rstrip("/")
client = discovery.build(
    "commentanalyzer",
    "v1alpha1",
    developerKey="any",
    discoveryServiceUrl=base + "/$discovery/rest?version=v1alpha1",
    static_discovery=False,
)
body = {"comment": {"text": "You are a stupid idiot."}, "requestedAttributes": {"TOXICITY": {}}, "languages": ["en"]}


def fails(request, message, error_type):
    """The request is refused as the service refuses it."""
    try:
        client.comments().analyze(body=request).execute()
    except HttpError as error:
        assert error.resp.status == 400 and f'returned "{message}"' in str(error), error
        # Without details the client puts the message in their place.
        assert error_type is None or error.error_details[0]["errorType"] == error_type, error.error_details
        return
    raise AssertionError(f"no error: {message}")


answer = client.comments().analyze(body=body).execute()
score = answer["attributeScores"]["TOXICITY"]
assert score["summaryScore"]["value"] > 0.5, answer
assert score["summaryScore"]["type"] == "PROBABILITY", answer
assert score["spanScores"][0]["begin"] == 0 and score["spanScores"][0]["end"] == 23, answer
assert answer["languages"] == ["en"] and answer["detectedLanguages"] == ["en"], answer

only = client.comments().analyze(body=body, fields="attributeScores/TOXICITY/summaryScore/value").execute()
assert only == {"attributeScores": {"TOXICITY": {"summaryScore": {"value": score["summaryScore"]["value"]}}}}, only

two = {**body, "comment": {"text": "The 🌉 opens on Monday. You are a stupid idiot."}, "spanAnnotations": True}
spans = client.comments().analyze(body=two).execute()["attributeScores"]["TOXICITY"]["spanScores"]
assert len(spans) == 2 and spans[1]["score"]["value"] > 0.5 > spans[0]["score"]["value"], spans
assert spans[1]["end"] == len(two["comment"]["text"].encode("utf-16-le")) // 2, spans

quiet = {"comment": {"text": "The bridge opens on Monday."}, "requestedAttributes": {"TOXICITY@6": {"scoreThreshold": 0.99}}}
assert "attributeScores" not in client.comments().analyze(body=quiet).execute()
quiet["requestedAttributes"] = {"TOXICITY@6": {}}
assert list(client.comments().analyze(body=quiet).execute()["attributeScores"]) == ["TOXICITY@6"]

fails({**body, "comment": {"text": ""}}, "Comment must be non-empty.", "COMMENT_EMPTY")
fails({**body, "requestedAttributes": {}}, "Missing requested_attributes", "NO_REQUESTED_ATTRIBUTES")
fails({**body, "requestedAttributes": {"MOOD": {}}}, "Unknown requested attribute: MOOD", "INVALID_REQUEST")
fails({**body, "comment": {"text": "a" * 20_992}}, "Comment text was too many bytes. Value (20992) exceeded limit (20480).", None)
fails(
    {**body, "languages": ["om"]},
    "Attribute TOXICITY does not support request languages: om",
    "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
)

# Several in one request, by the client's own means; ids are those that it gives.
said = {}
batch = client.new_batch_http_request(callback=lambda name, answer, error: said.__setitem__(name, (answer, error)))
for name in ("one", "two & a + b"):
    batch.add(client.comments().analyze(body={**body, "clientToken": name}), request_id=name)
batch.add(client.comments().analyze(body={**body, "comment": {"text": ""}}), request_id="empty")
batch.add(client.comments().analyze(body=body, fields="languages"), request_id="part")
batch.execute()
assert said["one"][0] == {**answer, "clientToken": "one"} and said["two & a + b"][0]["clientToken"] == "two & a + b", said
assert said["part"] == ({"languages": ["en"]}, None), said
refused = said["empty"][1]
assert refused.resp.status == 400 and 'returned "Comment must be non-empty."' in str(refused), said
many = client.new_batch_http_request(callback=lambda name, answer, error: said.__setitem__(name, (answer, error)))
for number in range(1000):
    many.add(client.comments().analyze(body=body, fields="languages"), request_id=str(number))
many.execute()
assert all(said[str(number)] == ({"languages": ["en"]}, None) for number in range(1000))

suggested = {"comment": body["comment"], "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}, "clientToken": "python"}
assert client.comments().suggestscore(body=suggested).execute()["clientToken"] == "python"
print("google-api-python-client: ok")
