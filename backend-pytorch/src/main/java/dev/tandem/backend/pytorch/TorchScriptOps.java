package dev.tandem.backend.pytorch;

import dev.tandem.ops.Ops;

/** Interprets operations as lines of TorchScript. */
final class TorchScriptOps extends TorchImageOps implements Ops<TorchValue> {
    TorchScriptOps(ScriptWriter script) {
        super(script);
    }
}
