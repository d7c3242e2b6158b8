package dev.tandem.lessons;

import dev.tandem.compare.RunRecord;

/**
 * A lesson that was run on one engine.
 *
 * @param record what it recorded, to be compared
 * @param transcript what it said and showed, to be read
 */
public record LessonRun(RunRecord record, Transcript transcript) {}
