"""perspective.py (PyPI), unmodified, against the address that it knows: commentanalyzer.googleapis.com, by a host alias."""

import perspective

client = perspective.Client(token="any")
answer = client.analyze("You are a stupid idiot.", attributes=["TOXICITY", "INSULT"], language="English")
assert answer["TOXICITY"] > 50 and answer["INSULT"] > 50, answer
print("perspective.py: ok")
