package dev.tandem.lessons.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What every page has around its content. */
final class Layout {
    static final String ASSETS = "assets";
    static final String STYLE = ASSETS + "/tandem-report.css";
    static final String SCRIPT = ASSETS + "/tandem-report.js";
    static final String ECHARTS = ASSETS + "/echarts.min.js";
    static final String INDEX = "index.html";

    private Layout() {}

    /**
     * A whole page.
     *
     * @param top of the page: its heading and where else to go
     */
    static String page(String title, List<DomContent> top, List<DomContent> content) {
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title(title),
                                link().withRel("icon").withHref("data:,"),
                                link().withRel("stylesheet").withHref(STYLE),
                                script().withSrc(ECHARTS).attr("defer"),
                                script().withSrc(SCRIPT).attr("defer")),
                        body(
                                a("To the content").withHref("#content").withClass("skip"),
                                header(each(top.stream())),
                                main(
                                                noscript(p("Charts need JavaScript; their numbers are in the tables.")),
                                                each(content.stream()))
                                        .withId("content"),
                                footer(p("Written by Tandem, " + Instant.now().truncatedTo(ChronoUnit.SECONDS)))))
                .withLang("en"));
    }
}
