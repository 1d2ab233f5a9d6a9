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
answer = client.comments().analyze(body=body).execute()
score = answer["attributeScores"]["TOXICITY"]
assert score["summaryScore"]["value"] > 0.5, answer
assert score["spanScores"][0]["begin"] == 0 and score["spanScores"][0]["end"] == 23, answer
try:
    client.comments().analyze(body={**body, "comment": {"text": ""}}).execute()
    raise AssertionError("an empty comment was scored")
except HttpError as error:
    assert error.resp.status == 400 and "Comment must be non-empty." in str(error), error
    assert error.error_details[0]["errorType"] == "COMMENT_EMPTY", error.error_details
suggested = {"comment": body["comment"], "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}, "clientToken": "t"}
assert client.comments().suggestscore(body=suggested).execute()["clientToken"] == "t"
print("google-api-python-client: ok")
