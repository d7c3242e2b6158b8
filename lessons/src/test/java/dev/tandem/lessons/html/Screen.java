package dev.tandem.lessons.html;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What a reader may look at a report with. */
enum Screen {
    LIGHT(1280, ColorScheme.LIGHT),
    DARK(1280, ColorScheme.DARK),
    PHONE(360, ColorScheme.LIGHT),
    DARK_PHONE(360, ColorScheme.DARK);

    private static final int HEIGHT = 800;

    private final int width;
    private final ColorScheme scheme;

    Screen(int width, ColorScheme scheme) {
        this.width = width;
        this.scheme = scheme;
    }

    /** Without motion: what is drawn is there at once. */
    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
