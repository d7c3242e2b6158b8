"""Writes the state dicts that StateDictContract reads, each with an input and what PyTorch makes of it.

    python3 state_dicts.py

Made with PyTorch 1.13. Needs nothing else: the safetensors format is a length, a header in JSON, and the numbers.
"""

import json
import struct

import torch
from torch import nn


def save(name, tensors):
    header, data = {}, b""
    for key, tensor in tensors.items():
        array = tensor.detach().contiguous().numpy()
        dtype = {"float32": "F32", "int64": "I64"}[str(array.dtype)]
        offsets = [len(data), len(data) + array.nbytes]
        header[key] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": offsets}
        data += array.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(name + ".safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def write(name, module, inputs, to_channels_last=None):
    module.eval()
    with torch.no_grad():
        output = module(*inputs)
    save(name, module.state_dict())
    if to_channels_last:
        inputs = [to_channels_last(each) for each in inputs]
    examples = {"input_%d" % i: each for i, each in enumerate(inputs)}
    save(name + "-example", {**examples, "output": output})


class Images(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(2, 4, 3, padding=1),
            nn.ReLU(),
            nn.BatchNorm2d(4),
            nn.Conv2d(4, 8, 3, groups=4),
            nn.PReLU(8),
            nn.GroupNorm(2, 8),
            nn.ConvTranspose2d(8, 3, 2, stride=2),
        )
        self.classifier = nn.Linear(3 * 8 * 8, 5)
        with torch.no_grad():
            self.features[2].running_mean.uniform_(-0.5, 0.5)
            self.features[2].running_var.uniform_(0.5, 2)
            for index in (2, 5):
                self.features[index].weight.uniform_(0.5, 1.5)
                self.features[index].bias.uniform_(-0.5, 0.5)
            self.features[4].weight.uniform_(0, 0.5)

    def forward(self, x):
        return self.classifier(torch.flatten(self.features(x), 1))


class Words(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(7, 4)
        self.both = nn.LSTM(4, 3, batch_first=True, bidirectional=True)
        self.stack = nn.LSTM(6, 4, num_layers=2, batch_first=True)
        self.gru = nn.GRU(4, 4, batch_first=True)
        self.norm = nn.LayerNorm(4)
        self.rnn = nn.RNN(4, 3, batch_first=True)
        self.conv = nn.Conv1d(3, 2, 2)

    def forward(self, ids):
        x = self.embed(ids)
        for layer in (self.both, self.stack, self.gru):
            x, _ = layer(x)
        x, _ = self.rnn(self.norm(x))
        return self.conv(x.transpose(1, 2)).transpose(1, 2)


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.own = nn.MultiheadAttention(4, 2, batch_first=True)
        self.cross = nn.MultiheadAttention(4, 2, kdim=3, vdim=3, batch_first=True)
        with torch.no_grad():
            for attention in (self.own, self.cross):
                attention.in_proj_bias.uniform_(-0.5, 0.5)
                attention.out_proj.bias.uniform_(-0.5, 0.5)

    def forward(self, x, y):
        x, _ = self.own(x, x, x)
        x, _ = self.cross(x, y, y)
        return x


torch.manual_seed(1)
write("images", Images(), [torch.randn(3, 2, 6, 6)], lambda x: x.permute(0, 2, 3, 1))
write("words", Words(), [torch.randint(0, 7, (3, 5))])
write("attention", Attention(), [torch.randn(2, 4, 4), torch.randn(2, 3, 3)])
