package dev.tandem.backend.tensorflow;

import org.tensorflow.internal.c_api.TF_Operation;

/** One output of one operation of a {@link NativeGraph}. */
record GraphValue(TF_Operation operation, int index) {}
