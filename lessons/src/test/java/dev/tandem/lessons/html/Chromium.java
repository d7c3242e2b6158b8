package dev.tandem.lessons.html;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real browser, the one that the machine has. Where there is none, a test that asks for it is skipped and says so; on a build
 * server, where {@code CI} is {@code true}, it fails.
 */
final class Chromium implements AutoCloseable {
    private static final String VARIABLE = "TANDEM_TEST_BROWSER";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String NONE = "there is no browser: no " + String.join(", no ", NAMES)
            + " on the PATH; install Chromium, or set " + VARIABLE + " to one";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        // It would else download browsers of its own.
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // A container has no namespaces for a sandbox; what is opened are our own pages.
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--font-render-hinting=none")));
    }

    static Chromium open() {
        return new Chromium(program().orElseGet(() -> {
            if ("true".equals(System.getenv("CI"))) {
                fail(NONE);
            }
            return abort(NONE);
        }));
    }

    private static Optional<Path> program() {
        String named = System.getenv(VARIABLE);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page of a report, as it looks on this screen; close it. */
    OpenPage open(Path page, Screen screen) {
        return new OpenPage(browser.newContext(screen.options()), page);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
