"""Writes the .weights.h5 files that KerasWeightsContract reads, each with an input and what Keras makes of it.

    KERAS_BACKEND=torch python3 keras_weights.py

Made with Keras 3.16 on PyTorch.
"""

import json
import struct

import keras
import numpy as np
from keras import layers

random = np.random.default_rng(1)


def save(name, arrays):
    header, data = {}, b""
    for key, array in arrays.items():
        array = np.ascontiguousarray(array)
        dtype = {"float32": "F32", "int32": "I32"}[str(array.dtype)]
        header[key] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(name + ".safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def write(name, model, inputs):
    # Of the default initializers many give zeros or ones, which would hide a weight in the wrong place.
    for variable in model.weights:
        if "seed" not in variable.path:
            variable.assign(random.uniform(0.1, 0.9, variable.shape).astype("float32"))
    output = keras.ops.convert_to_numpy(model(inputs if len(inputs) > 1 else inputs[0], training=False))
    model.save_weights(name + ".weights.h5")
    save(name + "-example", {**{"input_%d" % i: each for i, each in enumerate(inputs)}, "output": output})


def normal(*shape):
    return random.normal(size=shape).astype("float32")


write(
    "keras-images",
    keras.Sequential(
        [
            layers.Input((6, 6, 2)),
            layers.Conv2D(4, 3, padding="same", activation="tanh"),
            layers.BatchNormalization(),
            layers.DepthwiseConv2D(3, depth_multiplier=2),
            layers.PReLU(shared_axes=[1, 2]),
            layers.GroupNormalization(2),
            layers.Conv2DTranspose(3, 2, strides=2, activation="tanh"),
            layers.SeparableConv2D(4, 2, activation="tanh"),
            layers.Flatten(),
            layers.Dropout(0.5),
            layers.Dense(3, activation="tanh"),
            layers.Dense(5, use_bias=False),
        ]
    ),
    [normal(3, 6, 6, 2)],
)

ids = layers.Input((5,), dtype="int32")
x = layers.Embedding(7, 4)(ids)
x = layers.Bidirectional(layers.LSTM(3, return_sequences=True))(x)
x = layers.GRU(4, return_sequences=True)(x)
x = layers.LayerNormalization()(x)
x = layers.SimpleRNN(3, return_sequences=True)(x)
write("keras-words", keras.Model(ids, layers.Conv1D(2, 2)(x)), [random.integers(0, 7, (3, 5)).astype("int32")])

a = layers.Input((4, 4))
b = layers.Input((3, 3))
second = layers.Dense(4, name="second")
first = layers.Dense(4, name="first")
inner = keras.Sequential([layers.Dense(4, activation="tanh"), layers.Dense(4)], name="inner")
x = layers.MultiHeadAttention(2, 3, dropout=0.1)(a, a)
x = layers.MultiHeadAttention(2, 3, value_dim=2, dropout=0.1)(x, b)
write("keras-attention", keras.Model([a, b], second(inner(first(x)))), [normal(2, 4, 4), normal(2, 3, 3)])
