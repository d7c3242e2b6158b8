package dev.tandem.lessons.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a task: lines such as {@code chess-board: chess-sum = 32}, all of one name. */
final class TaskSyntax {
    private static final String NAME = "[a-z0-9]+(?:-[a-z0-9]+)*";
    private static final Pattern LINE = Pattern.compile(
            "\\s*(?<task>" + NAME + ")\\s*:\\s*(?<value>" + NAME + ")\\s*(?<relation>[<>=]+)\\s*(?<bound>\\S+)\\s*");
    private static final String EXPECTED =
            "expected lines such as 'less-noise: final-loss < 0.001', with <, <=, >, >= or =";

    private TaskSyntax() {}

    /**
     * Reads a task.
     *
     * @param line of the block's fence, for errors
     */
    static Task parse(String file, int line, String body) {
        List<Requirement> requirements = new ArrayList<>();
        String name = "";
        List<String> lines = body.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            int here = line + 1 + i;
            Matcher parts = LINE.matcher(lines.get(i));
            if (!parts.matches()) {
                throw new PageException(file, here, "'" + lines.get(i).strip() + "' is no task; " + EXPECTED);
            }
            if (!name.isEmpty() && !name.equals(parts.group("task"))) {
                throw new PageException(
                        file,
                        here,
                        "the tasks '" + name + "' and '" + parts.group("task")
                                + "' in one block; expected a block for each");
            }
            name = parts.group("task");
            requirements.add(requirement(file, here, parts));
        }
        if (requirements.isEmpty()) {
            throw new PageException(file, line, "a task without a check; " + EXPECTED);
        }
        return new Task(name, requirements);
    }

    private static Requirement requirement(String file, int line, Matcher parts) {
        Relation relation = Relation.of(parts.group("relation"))
                .orElseThrow(() -> new PageException(
                        file, line, "'" + parts.group("relation") + "' compares nothing; " + EXPECTED));
        try {
            return new Requirement(parts.group("value"), relation, new BigDecimal(parts.group("bound")));
        } catch (NumberFormatException e) {
            throw new PageException(file, line, "'" + parts.group("bound") + "' is no number; " + EXPECTED);
        }
    }
}
