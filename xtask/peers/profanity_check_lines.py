"""alt-profanity-check on comments: reads a JSON string a line, writes 0 or 1 a line, then the seconds that looking took.

It looks at all comments at once, which is how it is fastest.
"""

import json
import sys
import time

from profanity_check import predict

comments = [json.loads(line) for line in sys.stdin if line.strip()]
predict(["warm"])
begun = time.perf_counter()
found = predict(comments)
seconds = time.perf_counter() - begun
sys.stdout.write("".join(f"{int(is_profane)}\n" for is_profane in found) + f"{seconds}\n")
