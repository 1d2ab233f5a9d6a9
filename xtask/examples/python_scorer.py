"""A Python server around a linear model, as one would write it: FastAPI, uvicorn, alt-profanity-check.

Prints its address. Takes what comments:analyze takes, and answers with one score. Needs fastapi, uvicorn and
alt-profanity-check (PyPI) in the environment that `cargo xtask bench --python DIR` names.
"""

import socket

import uvicorn
from fastapi import FastAPI
from profanity_check import predict_prob
from pydantic import BaseModel


class Comment(BaseModel):
    text: str


class Request(BaseModel):
    comment: Comment


app = FastAPI()


@app.get("/healthz")
def health():
    return "ok"


@app.post("/score")
def score(request: Request):
    value = float(predict_prob([request.comment.text])[0])
    return {"attributeScores": {"PROFANITY": {"summaryScore": {"value": value, "type": "PROBABILITY"}}}}


if __name__ == "__main__":
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False)).run(sockets=[listener])
