package dev.tandem.lessons.html;

import dev.tandem.lessons.page.CodeListing;
import dev.tandem.lessons.page.FigurePlace;
import dev.tandem.lessons.page.Page;
import dev.tandem.lessons.page.Question;
import dev.tandem.lessons.page.TaskPlace;
import j2html.tags.DomContent;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the nodes of a page that are its own, or that an HTML page needs otherwise than CommonMark has them. */
final class PageNodes implements NodeRenderer {
    private static final Parser LINE = Parser.builder().build();

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final PageView view;
    private final Map<String, String> others;

    PageNodes(HtmlNodeRendererContext context, PageView view, Map<String, String> others) {
        this.context = context;
        this.html = context.getWriter();
        this.view = view;
        this.others = others;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                CodeListing.class,
                FigurePlace.class,
                TaskPlace.class,
                Question.class,
                Heading.class,
                Link.class,
                TableBlock.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof CodeListing listing) {
            block(view.listing(listing));
        } else if (node instanceof FigurePlace place) {
            block(view.figure(place));
        } else if (node instanceof TaskPlace place) {
            block(view.task(place.task()));
        } else if (node instanceof Question question) {
            question(question);
        } else if (node instanceof Heading heading) {
            heading(heading);
        } else if (node instanceof Link link) {
            link(link);
        } else {
            table(node);
        }
    }

    private void block(DomContent content) {
        html.line();
        html.raw(content.render());
        html.line();
    }

    private void question(Question question) {
        html.line();
        html.tag("details");
        html.tag("summary");
        children(LINE.parse(question.text()).getFirstChild());
        html.tag("/summary");
        children(question);
        html.tag("/details");
        html.line();
    }

    /** The title stands at the head of the HTML page already. */
    private void heading(Heading heading) {
        if (heading.getLevel() == 1) {
            return;
        }
        String tag = "h" + heading.getLevel();
        html.line();
        html.tag(tag, heading.getLevel() == 2 ? Map.of("id", view.anchor(Page.text(heading))) : Map.of());
        children(heading);
        html.tag("/" + tag);
        html.line();
    }

    /** A link where there is something to go to; a report may be of one lesson. */
    private void link(Link link) {
        String target = others.get(link.getDestination());
        if (target == null) {
            children(link);
            return;
        }
        html.tag("a", Map.of("href", target));
        children(link);
        html.tag("/a");
    }

    /** In a frame that scrolls where the page is narrower, by keyboard too. */
    private void table(Node table) {
        html.line();
        html.tag("div", Map.of("class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Table"));
        html.tag("table");
        children(table);
        html.tag("/table");
        html.tag("/div");
        html.line();
    }

    private void children(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            context.render(node);
        }
    }
}
