package dev.tandem.train;

import java.util.Optional;
import java.util.OptionalLong;

/** A {@code fit} under way, as its callbacks see it. */
public final class Training {
    private final Model model;
    private final FitOptions options;
    private final OptionalLong stepsPerEpoch;
    private Optional<String> stopped = Optional.empty();

    Training(Model model, FitOptions options, OptionalLong stepsPerEpoch) {
        this.model = model;
        this.options = options;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    /** The model in training. */
    public Model model() {
        return model;
    }

    /** What {@code fit} was called with. */
    public FitOptions options() {
        return options;
    }

    /** How many steps an epoch has, where that is known before the first has ended. */
    public OptionalLong stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /**
     * Ends training after the present batch; the epoch is not gone on with.
     *
     * @param reason for people
     */
    public void stop(String reason) {
        stopped = Optional.of(reason);
    }

    /** Why training is to end, if it is. */
    public Optional<String> stopped() {
        return stopped;
    }
}
