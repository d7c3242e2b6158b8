"""Runs TorchScript files: questions.json in, answers.json out."""
import json
import sys

import torch


def tensor(given):
    values = torch.tensor(given["values"], dtype=torch.float64)
    return values.reshape(given["shape"]).to(getattr(torch, given["dtype"]))


def answer(result):
    return {
        "dtype": str(result.dtype).removeprefix("torch."),
        "shape": list(result.shape),
        "values": result.detach().to(torch.float64).flatten().tolist(),
    }


def run(question):
    module = torch.jit.load(question["file"])
    grad = torch.is_grad_enabled()
    result = module(*[tensor(each) for each in question["inputs"]])
    assert torch.is_grad_enabled() == grad, "the module changed the caller's setting"
    results = result if isinstance(result, tuple) else (result,)
    return [answer(each) for each in results]


with open(sys.argv[1]) as source, open(sys.argv[2], "w") as target:
    json.dump([run(question) for question in json.load(source)], target)
