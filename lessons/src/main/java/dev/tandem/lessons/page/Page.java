package dev.tandem.lessons.page;

import dev.tandem.lessons.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * A lesson's page: CommonMark with tables, and fenced blocks that stand for something else.
 *
 * <ul>
 *   <li>{@code lesson-code} holds the name of a region of the lesson's class, {@code naive-row-sum}, or of another class beside
 *       it, {@code Scalar operations}: a {@link CodeListing}.
 *   <li>{@code lesson-figure} holds the title of a figure that the lesson shows: a {@link FigurePlace}.
 *   <li>{@code lesson-task} holds lines such as {@code chess-board: chess-sum = 32}: a {@link TaskPlace}.
 *   <li>{@code <details><summary>Question?</summary>}, the answer, and {@code </details>}, with blank lines between, are a
 *       {@link Question}. There is no other HTML, and links lead to other pages only.
 * </ul>
 */
public final class Page {
    private final String file;
    private final Node document;

    private Page(String file, Node document) {
        this.file = file;
        this.document = document;
    }

    /** Whether a lesson has a page, which is not read for it. */
    public static boolean isThere(Lesson lesson) {
        return LessonSource.beside(lesson, LessonSource.className(lesson) + ".md")
                .isPresent();
    }

    /**
     * The page beside a lesson's class, if there is one.
     *
     * @throws PageException if it does not keep to the rules, or shows code that is not there
     */
    public static Optional<Page> of(Lesson lesson) {
        String name = LessonSource.className(lesson);
        return LessonSource.beside(lesson, name + ".md")
                .map(markdown -> parse(name + ".md", markdown, source -> LessonSource.beside(lesson, source)));
    }

    /**
     * Reads a page.
     *
     * @param file its name; that of the class but for the ending
     * @param markdown its text
     * @param sources the sources of classes by their file's name
     * @throws PageException if it does not keep to the rules, or shows code that is not there
     */
    public static Page parse(String file, String markdown, Function<String, Optional<String>> sources) {
        return new Page(file, new PageParser(file, sources).parse(markdown));
    }

    /** The name of the file. */
    public String file() {
        return file;
    }

    /** What is on it, to be shown: nodes of CommonMark, and the four kinds above. */
    public Node document() {
        return document;
    }

    /** Its first heading. */
    public String title() {
        return text(document.getFirstChild());
    }

    /** The headings of its parts. */
    public List<String> sections() {
        List<String> sections = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                    sections.add(text(heading));
                }
            }
        });
        return sections;
    }

    /** The code on it. */
    public List<CodeListing> code() {
        return blocks(CodeListing.class);
    }

    /** The figures on it. */
    public List<FigurePlace> figures() {
        return blocks(FigurePlace.class);
    }

    /** The questions on it. */
    public List<Question> questions() {
        return blocks(Question.class);
    }

    /** The places of tasks on it. */
    public List<TaskPlace> taskPlaces() {
        return blocks(TaskPlace.class);
    }

    /** The tasks on it. */
    public List<Task> tasks() {
        return taskPlaces().stream().map(TaskPlace::task).toList();
    }

    private <B extends CustomBlock> List<B> blocks(Class<B> kind) {
        List<B> blocks = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (kind.isInstance(block)) {
                    blocks.add(kind.cast(block));
                }
                visitChildren(block);
            }
        });
        return blocks;
    }

    /** A node's text, without its markup, on one line. */
    public static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
