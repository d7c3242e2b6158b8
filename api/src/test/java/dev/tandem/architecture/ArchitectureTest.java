package dev.tandem.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;

/** Packages depend on those below them only, and none on an engine. */
@AnalyzeClasses(packages = "dev.tandem", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** What each package may use, beyond itself and the JDK; the same as its package-info says. */
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("error", List.of()),
            Map.entry("type", List.of("error")),
            Map.entry("random", List.of("error")),
            Map.entry("config", List.of("error")),
            Map.entry("io", List.of("type", "error")),
            Map.entry("data", List.of("random", "type", "error")),
            Map.entry("sweep", List.of("error")),
            Map.entry("ops", List.of("type", "error")),
            Map.entry("graph", List.of("ops", "type", "error")),
            Map.entry("gradient", List.of("graph", "ops", "type", "error")),
            Map.entry("engine", List.of("gradient", "graph", "type", "error")),
            Map.entry("tensor", List.of("ops", "type", "error")),
            Map.entry("function", List.of("tensor", "gradient", "engine", "graph", "ops", "random", "type", "error")),
            Map.entry("compare", List.of("train", "function", "tensor", "type", "error")),
            Map.entry("assertions", List.of("compare", "tensor", "type")),
            Map.entry("backend", List.of("function", "tensor", "engine", "graph", "random", "config", "type", "error")),
            Map.entry("inject", List.of("backend", "config")),
            Map.entry("loss", List.of("tensor", "ops", "type", "error")),
            Map.entry("metric", List.of("loss", "tensor", "ops", "type", "error")),
            Map.entry("weights", List.of("nn", "io", "function", "type", "error")),
            Map.entry(
                    "nn",
                    List.of("backend", "function", "gradient", "graph", "tensor", "ops", "random", "type", "error")),
            Map.entry("export", List.of("nn", "function", "graph", "ops", "io", "type", "error")),
            Map.entry(
                    "train",
                    List.of(
                            "export",
                            "nn",
                            "weights",
                            "loss",
                            "metric",
                            "optimizer",
                            "data",
                            "io",
                            "backend",
                            "function",
                            "tensor",
                            "ops",
                            "random",
                            "type",
                            "error")),
            Map.entry("optimizer", List.of("backend", "function", "tensor", "ops", "type", "error")));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.tandem.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_ENGINE_IS_KNOWN_HERE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.tensorflow..", "ai.djl..", "dev.tandem.backend.tensorflow..", "dev.tandem.backend.pytorch..");

    @ArchTest
    static void everyPackageUsesOnlyWhatItSays(com.tngtech.archunit.core.domain.JavaClasses all) {
        ALLOWED.forEach((name, allowed) -> classes()
                .that()
                .resideInAPackage("dev.tandem." + name + "..")
                .should()
                .onlyDependOnClassesThat(outsideTandemOrIn(name, allowed))
                .check(all));
    }

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_LISTED = classes()
            .should()
            .resideInAnyPackage(ALLOWED.keySet().stream()
                    .map(name -> "dev.tandem." + name + "..")
                    .toArray(String[]::new));

    private static DescribedPredicate<JavaClass> outsideTandemOrIn(String own, List<String> allowed) {
        return DescribedPredicate.describe("are of " + allowed + " or outside of Tandem", type -> {
            String name = type.getPackageName();
            return !name.startsWith("dev.tandem.")
                    || isIn(name, own)
                    || allowed.stream().anyMatch(other -> isIn(name, other));
        });
    }

    private static boolean isIn(String packageName, String part) {
        return (packageName + ".").startsWith("dev.tandem." + part + ".");
    }
}
