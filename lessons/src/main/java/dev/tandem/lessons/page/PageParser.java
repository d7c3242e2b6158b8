package dev.tandem.lessons.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Turns Markdown into a page's nodes: what stands for something else into its own kind, all that is not allowed into errors. */
final class PageParser {
    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();
    private static final List<String> INFOS = List.of("", "text", "sh", "lesson-code", "lesson-figure", "lesson-task");
    private static final Pattern DETAILS =
            Pattern.compile("\\s*(?:<details>\\s*<summary>(?<question>[^<>]+)</summary>|(?<end></details>))\\s*");
    private static final Pattern CODE = Pattern.compile("(?:(?<class>\\w+)\\s+)?(?<region>\\S+)");
    private static final Pattern OTHER_PAGE = Pattern.compile("\\w+\\.md");

    private final String file;
    private final Function<String, Optional<String>> sources;
    private final Map<String, Regions> regions = new HashMap<>();
    private final Map<String, Integer> figures = new HashMap<>();
    private final Map<String, Integer> tasks = new HashMap<>();

    PageParser(String file, Function<String, Optional<String>> sources) {
        this.file = file;
        this.sources = sources;
    }

    Node parse(String markdown) {
        Node document = MARKDOWN.parse(markdown);
        requireTitle(document);
        gatherQuestions(document);
        document.accept(new Rules());
        return document;
    }

    private void requireTitle(Node document) {
        if (!(document.getFirstChild() instanceof Heading heading && heading.getLevel() == 1)) {
            throw new PageException(file, 1, "a page begins with its title; expected a first line such as '# Tensors'");
        }
    }

    /** Moves what stands between the tags of a question into it. */
    private void gatherQuestions(Node document) {
        Question open = null;
        int openedAt = 0;
        for (Node node : children(document)) {
            if (node instanceof HtmlBlock html) {
                Matcher tag = DETAILS.matcher(html.getLiteral());
                int end = 0;
                while (tag.lookingAt()) {
                    boolean ends = tag.group("end") != null;
                    if (ends != (open != null)) {
                        throw new PageException(
                                file,
                                line(html),
                                ends
                                        ? "</details> ends nothing; expected <details><summary>Question?</summary> before"
                                        : "a question begins before the one of line " + openedAt
                                                + " ends; add </details> there");
                    }
                    if (ends) {
                        open = null;
                    } else {
                        open = new Question(tag.group("question").strip().replaceAll("\\s+", " "));
                        openedAt = line(html);
                        html.insertBefore(open);
                    }
                    end = tag.end();
                    tag.region(end, html.getLiteral().length());
                }
                if (end < html.getLiteral().length()) {
                    throw notAllowed(line(html), html.getLiteral().substring(end));
                }
                html.unlink();
            } else if (open != null) {
                if (node instanceof Heading) {
                    throw new PageException(
                            file,
                            line(node),
                            "a heading inside of the question of line " + openedAt + "; add </details>");
                }
                open.appendChild(node);
            }
        }
        if (open != null) {
            throw new PageException(file, openedAt, "the question '" + open.text() + "' has no end; add </details>");
        }
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }

    private PageException notAllowed(int line, String html) {
        return new PageException(
                file,
                line,
                "HTML that is not allowed: '" + html.strip().lines().findFirst().orElse("")
                        + "'; expected only <details><summary>Question?</summary>, a blank line, the answer, a blank line,"
                        + " </details>, or '<' in code or as \\<");
    }

    /** The line of a node, or of the block around it. */
    private static int line(Node node) {
        Node block = node;
        while (block.getSourceSpans().isEmpty() || !(block instanceof Block)) {
            block = block.getParent();
        }
        return block.getSourceSpans().get(0).getLineIndex() + 1;
    }

    /** What may stand where. */
    private final class Rules extends AbstractVisitor {
        @Override
        public void visit(Heading heading) {
            if (heading.getLevel() == 1 && heading.getPrevious() != null) {
                throw new PageException(file, line(heading), "a second title; parts of a page begin with ##");
            }
            visitChildren(heading);
        }

        @Override
        public void visit(HtmlBlock html) {
            throw notAllowed(line(html), html.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            throw notAllowed(line(html), html.getLiteral());
        }

        @Override
        public void visit(Image image) {
            throw new PageException(
                    file, line(image), "a picture; expected one that the lesson shows, in a block 'lesson-figure'");
        }

        @Override
        public void visit(Link link) {
            if (!OTHER_PAGE.matcher(link.getDestination()).matches()) {
                throw new PageException(
                        file,
                        line(link),
                        "a link to '" + link.getDestination()
                                + "'; expected another page beside this one, such as 'TensorsLesson.md'");
            }
            visitChildren(link);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            String info = block.getInfo() == null ? "" : block.getInfo().strip();
            switch (info) {
                case "lesson-code" -> replace(block, code(oneLine(block, "the name of a region"), line(block)));
                case "lesson-figure" -> replace(block, figure(oneLine(block, "the title of a figure"), line(block)));
                case "lesson-task" -> replace(block, task(block));
                default -> {
                    if (!INFOS.contains(info)) {
                        throw new PageException(
                                file,
                                line(block),
                                "a block of '" + info
                                        + "'; code is shown by its region in a block 'lesson-code', and other blocks are of "
                                        + String.join(", ", INFOS.subList(1, INFOS.size())) + " or nothing");
                    }
                }
            }
        }
    }

    private static void replace(Node old, Node by) {
        old.insertBefore(by);
        old.unlink();
    }

    private String oneLine(FencedCodeBlock block, String what) {
        List<String> lines =
                block.getLiteral().lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() != 1) {
            throw new PageException(
                    file,
                    line(block),
                    "a block '" + block.getInfo().strip() + "' has " + lines.size() + " lines; expected one, " + what);
        }
        return lines.get(0).strip();
    }

    private CodeListing code(String body, int line) {
        Matcher names = CODE.matcher(body);
        if (!names.matches()) {
            throw new PageException(
                    file, line, "'" + body + "' names no code; expected a region, or a class and a region");
        }
        String region = names.group("region");
        String type = names.group("class") == null ? file.replaceFirst("\\.md$", "") : names.group("class");
        String source = type + ".java";
        Regions found = regions.computeIfAbsent(source, name -> read(name, line));
        String code = found.find(region)
                .orElseThrow(() -> new PageException(
                        file,
                        line,
                        "no region '" + region + "' in " + source + "; "
                                + PageException.instead(region, found.names())));
        return new CodeListing(region, source, code);
    }

    private Regions read(String source, int line) {
        return Regions.of(
                source,
                sources.apply(source)
                        .orElseThrow(() -> new PageException(
                                file,
                                line,
                                "there is no " + source + " beside the lesson; expected a class of its package")));
    }

    private FigurePlace figure(String title, int line) {
        Integer earlier = figures.put(title, line);
        if (earlier != null) {
            throw new PageException(
                    file,
                    line,
                    "the figure '" + title + "' has a place in line " + earlier + " already; place it once");
        }
        return new FigurePlace(title, line);
    }

    private TaskPlace task(FencedCodeBlock block) {
        int line = line(block);
        Task task = TaskSyntax.parse(file, line, block.getLiteral());
        Integer earlier = tasks.put(task.name(), line);
        if (earlier != null) {
            throw new PageException(
                    file,
                    line,
                    "a second task '" + task.name() + "', after that of line " + earlier + "; name it otherwise");
        }
        return new TaskPlace(task, line);
    }
}
