package hetnet.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a notebook or a command finds data and leaves its results, whatever folder it was started in.
 *
 * <p>Home is {@code HETNET_HOME}, by default the nearest folder that holds {@code pom.xml}, from the working directory
 * upwards.
 */
public final class Folders {

    private final Map<String, String> environment;
    private final Path home;

    Folders(Map<String, String> environment, Path workingDirectory) {
        this.environment = environment;
        this.home = environment.containsKey("HETNET_HOME")
                ? Path.of(environment.get("HETNET_HOME")).toAbsolutePath().normalize()
                : nearestProject(workingDirectory.toAbsolutePath().normalize());
    }

    /**
     * The folders of this process.
     *
     * @throws IllegalStateException where HETNET_HOME is not set and no parent folder holds pom.xml
     */
    public static Folders here() {
        return new Folders(System.getenv(), Path.of(""));
    }

    /** The project's folder. */
    public Path home() {
        return home;
    }

    /** Sample scenarios and weights that come with the kit. */
    public Path data() {
        return home.resolve("data");
    }

    /** Figures and their numbers: {@code HETNET_FIGURES}, by default {@code figures} in the project. */
    public Path figures() {
        return fromEnvironment("HETNET_FIGURES", "figures");
    }

    /** What one notebook makes for the next: {@code HETNET_ARTEFACTS}, by default {@code .artefacts} in the project. */
    public Path artefacts() {
        return fromEnvironment("HETNET_ARTEFACTS", ".artefacts");
    }

    private Path fromEnvironment(String variable, String folder) {
        return environment.containsKey(variable)
                ? Path.of(environment.get(variable)).toAbsolutePath().normalize()
                : home.resolve(folder);
    }

    private static Path nearestProject(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no pom.xml in " + start
                + " or above: start inside the project or set HETNET_HOME");
    }
}
