package dev.tandem.lessons.cli;

import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.course.Course;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What a command left behind.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained about
 */
record Cli(int code, String out, String err) {
    private static final Terminal PIPE = new Terminal(80, false);

    /** Runs a command on the lessons of the course. */
    static Cli run(String... arguments) {
        return run(Course.lessons(), arguments);
    }

    /** Runs a command on these lessons. */
    static Cli run(List<Lesson> course, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(new PrintWriter(out), new PrintWriter(err), PIPE, course, arguments);
        return new Cli(code, out.toString(), err.toString());
    }
}
