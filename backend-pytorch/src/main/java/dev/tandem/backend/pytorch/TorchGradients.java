package dev.tandem.backend.pytorch;

import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;

/** Writes calls of libtorch's autograd. */
record TorchGradients(ScriptWriter script) {
    /**
     * Σᵢ ∂targetᵢ/∂source · upstreamᵢ for each source.
     *
     * @param again whether the result will be differentiated in its turn
     * @param nested whether the targets are made of gradients themselves
     * @param last whether the tape is not needed any more
     */
    List<TorchValue> of(
            List<TorchValue> targets,
            List<TorchValue> upstream,
            List<TorchValue> sources,
            boolean again,
            boolean nested,
            boolean last) {
        List<TorchValue> known =
                sources.stream().filter(TorchValue::tracked).distinct().toList();
        if (targets.isEmpty() || known.isEmpty()) {
            return sources.stream().map(this::zero).toList();
        }
        String list = script.freshName();
        script.line(list + " = torch.grad(" + targets + ", " + known + ", annotate(List[Optional[Tensor]], " + upstream
                + "), " + (last && !again ? "False" : "True") + ", " + Literals.bool(again) + ", True)");
        List<TorchValue> found = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            found.add(element(list, i, known.get(i), again, nested));
        }
        return sources.stream()
                .map(source -> source.tracked() ? found.get(known.indexOf(source)) : zero(source))
                .toList();
    }

    /** An element of autograd's answer, which is None where no path leads to the source. */
    private TorchValue element(String list, int index, TorchValue source, boolean again, boolean nested) {
        String optional = script.freshName();
        TorchValue result = new TorchValue(script.freshName(), source.type(), false);
        script.line(optional + " = " + list + "[" + index + "]");
        script.line("if torch.__isnot__(" + optional + ", None):");
        script.line("  " + result + " = unchecked_cast(Tensor, " + optional + ")");
        script.line("else:");
        script.line("  " + result + " = torch.zeros_like(" + source + ")");
        if (again) {
            return connect(result, source);
        }
        return nested ? materialise(result) : result;
    }

    /**
     * A gradient that is to be differentiated again but does not depend on its source, as that of a linear function, would not
     * be on the tape. A choice that never falls on the source puts it there.
     */
    private TorchValue connect(TorchValue gradient, TorchValue source) {
        TorchValue never = script.constant(TensorData.scalar(DType.BOOL, 0));
        return script.call(source.type(), "torch.where", never, source, gradient);
    }

    /**
     * The second derivative of abs is a tensor without memory that says it is zero; it must not leave the program as such.
     */
    private TorchValue materialise(TorchValue gradient) {
        return script.write(
                gradient.type(), "torch.add(torch.zeros_like(" + gradient + "), " + gradient + ")", gradient);
    }

    private TorchValue zero(TorchValue source) {
        return script.assign(source.type(), "torch.zeros_like(" + source + ")", false);
    }
}
