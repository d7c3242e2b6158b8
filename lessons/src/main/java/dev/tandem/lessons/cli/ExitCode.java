package dev.tandem.lessons.cli;

/** What the process tells whoever started it. */
final class ExitCode {
    /** All went well, and the engines agree. */
    static final int FINE = 0;
    /** The engines disagree. */
    static final int DISAGREE = 1;
    /** A task of a lesson is not done yet. */
    static final int NOT_DONE = 1;
    /** The command line or the configuration is wrong. */
    static final int USAGE = 2;
    /** Something failed. */
    static final int FAILURE = 3;

    private ExitCode() {}
}
