package dev.tandem.lessons.page;

import org.commonmark.node.CustomBlock;

/** Where a page says how a task is checked. */
public final class TaskPlace extends CustomBlock {
    private final Task task;
    private final int line;

    TaskPlace(Task task, int line) {
        this.task = task;
        this.line = line;
    }

    /** The task. */
    public Task task() {
        return task;
    }

    /** Where on the page it is, from 1. */
    public int line() {
        return line;
    }
}
