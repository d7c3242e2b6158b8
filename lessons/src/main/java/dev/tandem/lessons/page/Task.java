package dev.tandem.lessons.page;

import dev.tandem.compare.RunRecord;
import java.util.List;

/**
 * A change to a lesson that the reader is asked for, and what tells that it was made.
 *
 * @param name as on the command line: {@code chess-board}
 * @param requirements which must all be met
 */
public record Task(String name, List<Requirement> requirements) {
    /** Keeps a copy. */
    public Task {
        requirements = List.copyOf(requirements);
    }

    /** Whether every one of these runs meets every requirement. */
    public boolean isDone(List<RunRecord> runs) {
        return runs.stream().allMatch(run -> requirements.stream().allMatch(requirement -> requirement.isMet(run)));
    }
}
