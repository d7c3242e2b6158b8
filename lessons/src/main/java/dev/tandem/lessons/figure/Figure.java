package dev.tandem.lessons.figure;

/** Something to look at, as data: what draws it, on a console or on paper, is another matter. */
public sealed interface Figure
        permits Table,
                LineChart,
                ScatterChart,
                ContourChart,
                DecisionRegions,
                PairPlot,
                BarChart,
                Histogram,
                ImageGrid,
                ConfusionMatrix,
                GraphDrawing {
    /** What it shows, in a few words. */
    String title();
}
