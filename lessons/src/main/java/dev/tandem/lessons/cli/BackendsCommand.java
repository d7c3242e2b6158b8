package dev.tandem.lessons.cli;

import com.google.gson.stream.JsonWriter;
import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.Setting;
import dev.tandem.config.TandemConfig;
import dev.tandem.engine.Device;
import dev.tandem.engine.EngineInfo;
import dev.tandem.error.BackendNotFoundException;
import dev.tandem.error.TandemException;
import dev.tandem.io.AtomicFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code tandem backends}. */
@Command(
        name = "backends",
        description = "Show the engines found, and the settings in force with their origins.",
        mixinStandardHelpOptions = true)
final class BackendsCommand extends TandemSubcommand {
    /**
     * What came of opening a backend.
     *
     * @param name of the backend
     * @param info of its engine, if it opened
     * @param problem why it did not, else empty
     */
    private record Found(String name, Optional<EngineInfo> info, String problem) {}

    @Override
    int execute() throws IOException {
        TandemConfig config = options().config(Map.of());
        Optional<AtomicFile> file = options().json().map(AtomicFile::at);
        List<Found> backends = new ArrayList<>();
        for (String name : Backends.names()) {
            backends.add(open(name, config));
        }
        if (!options().quiet()) {
            print(backends, config);
        }
        if (file.isPresent()) {
            file.get().write(JsonReport.text(json -> write(json, backends, config)));
        }
        if (backends.stream().noneMatch(found -> found.info().isPresent())) {
            throw new BackendNotFoundException(
                    backends.isEmpty()
                            ? "no backend on the class path; add dev.tandem:tandem-backend-tensorflow or -pytorch"
                            : "no backend can be opened: "
                                    + backends.stream()
                                            .map(found -> found.name() + ": " + found.problem())
                                            .collect(Collectors.joining("; ")));
        }
        BackendArguments.require(config.backend());
        return ExitCode.FINE;
    }

    private static Found open(String name, TandemConfig config) {
        try (Backend backend = Backends.create(name, config)) {
            return new Found(name, Optional.of(backend.info()), "");
        } catch (TandemException | LinkageError e) {
            return new Found(name, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private void print(List<Found> backends, TandemConfig config) {
        for (Found found : backends) {
            Columns columns = new Columns(2);
            if (found.info().isPresent()) {
                EngineInfo info = found.info().get();
                columns.row("  engine", info.name() + " " + info.version());
                columns.row("  binding", info.binding());
                columns.row("  devices", devices(info).stream().collect(Collectors.joining(", ")));
                columns.row("  in use", info.device().toString());
                columns.row("  threads", Integer.toString(info.threads()));
            } else {
                columns.row("  cannot be opened", found.problem());
            }
            out().println(terminal().bold(found.name()));
            columns.lines().forEach(out()::println);
        }
        Columns columns = new Columns(2);
        for (Setting<?> setting : config.settings()) {
            columns.row("  " + setting.name(), setting.value() + "  (" + setting.origin() + ")");
        }
        out().println(terminal().bold("settings"));
        columns.lines().forEach(out()::println);
    }

    private static List<String> devices(EngineInfo info) {
        return info.devices().stream().map(Device::toString).toList();
    }

    private static void write(JsonWriter json, List<Found> backends, TandemConfig config) throws IOException {
        json.beginObject();
        json.name("backends").beginObject();
        for (Found found : backends) {
            json.name(found.name()).beginObject();
            if (found.info().isPresent()) {
                write(json, found.info().get());
            } else {
                json.name("problem").value(found.problem());
            }
            json.endObject();
        }
        json.endObject();
        json.name("settings").beginObject();
        for (Setting<?> setting : config.settings()) {
            json.name(setting.name()).beginObject();
            json.name("value");
            JsonReport.setting(json, setting.value());
            json.name("origin").value(setting.origin());
            json.endObject();
        }
        json.endObject();
        json.endObject();
    }

    private static void write(JsonWriter json, EngineInfo info) throws IOException {
        json.name("engine").value(info.name());
        json.name("version").value(info.version());
        json.name("binding").value(info.binding());
        json.name("devices").beginArray();
        for (String device : devices(info)) {
            json.value(device);
        }
        json.endArray();
        json.name("device").value(info.device().toString());
        json.name("threads").value(info.threads());
    }
}
