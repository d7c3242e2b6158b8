package dev.tandem.weights;

import dev.tandem.nn.Blueprint;
import dev.tandem.nn.Network;

/** Where the parameters of a network may come from. */
public interface WeightSource {
    /** Its tensors under the names, and in the shapes, of a network's parameters, as far as they have a counterpart there. */
    Weights weightsFor(Blueprint network);

    /**
     * Loads all parameters.
     *
     * @return all of them, as matched
     * @throws dev.tandem.error.WeightsMismatchException if a parameter is missing or of another shape, or a tensor has no use;
     *     then nothing is loaded
     */
    default WeightsReport into(Network network) {
        return weightsFor(network.blueprint()).load(network, true);
    }

    /**
     * Loads the parameters that are there in the right shape, and leaves the others as they are.
     *
     * @return which these were, and what was wrong with the others
     */
    default WeightsReport intoMatching(Network network) {
        return weightsFor(network.blueprint()).load(network, false);
    }
}
