package dev.tandem.lessons.html;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A page in a browser, and what the browser had to say about it. */
final class OpenPage implements AutoCloseable {
    private static final int PAPER_WIDTH = 718;
    private static final int PAPER_HEIGHT = 1047;
    private static final String FAULTS =
            "async () => (await axe.run({resultTypes: ['violations'], preload: false})).violations"
                    + ".filter(each => ['serious', 'critical'].includes(each.impact))"
                    + ".flatMap(each => each.nodes.map(node => each.id + ': ' + node.html + ' ' + node.failureSummary))";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    OpenPage(BrowserContext context, Path path) {
        this.context = context;
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(this::hear);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(path.toUri().toString());
    }

    private void hear(ConsoleMessage message) {
        if (Set.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
        }
    }

    /** Errors and warnings so far. */
    List<String> complaints() {
        return complaints;
    }

    /** What was asked for that does not lie on the disk or in the page itself. */
    List<String> requestsOutside() {
        return requests.stream()
                .filter(url -> !url.startsWith("file:") && !url.startsWith("data:"))
                .toList();
    }

    /** How many elements there are of a kind. */
    int count(String selector) {
        return page.locator(selector).count();
    }

    /** How many elements of a kind can be seen. */
    int countVisible(String selector) {
        return page.locator(selector + " >> visible=true").count();
    }

    /** What an expression of the page's own language comes to. */
    Object evaluate(String expression) {
        return page.evaluate(expression);
    }

    /** Opens all that is folded away. */
    OpenPage unfold() {
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        return this;
    }

    /** As it comes onto paper, which is narrower than the screen. */
    void print() {
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(PAPER_WIDTH, PAPER_HEIGHT);
    }

    /** The pages that a printer would get. */
    byte[] pdf() {
        return page.pdf(new Page.PdfOptions().setFormat("A4"));
    }

    /** What grave faults shut people out, each with where it is. */
    List<?> barriers() {
        page.evaluate(axe());
        return (List<?>) page.evaluate(FAULTS);
    }

    private static String axe() {
        try (InputStream stream = WebJar.open(WebJar.resource("org.webjars.npm", "axe-core", "axe.min.js"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture of the upper part, or of all of it. */
    byte[] picture(boolean whole) {
        return page.screenshot(new Page.ScreenshotOptions().setFullPage(whole));
    }

    @Override
    public void close() {
        context.close();
    }
}
