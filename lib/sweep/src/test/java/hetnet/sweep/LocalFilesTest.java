package hetnet.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

    @TempDir
    private java.nio.file.Path folder;

    /** Hadoop's own sets them by processes. */
    @Test
    void permissionsAreThoseThatHadoopSets() throws IOException {
        List<String> hadoop = permissions(new LocalFileSystem(), "hadoop");
        assertEquals(List.of("rwxr-x--x", "rw-r-----", "rw-r--r--", "rwx------"), hadoop);
        assertEquals(hadoop, permissions(new LocalFiles(), "ours"));
    }

    /** Of a folder, a file with some, one with the usual ones, and one that was changed. */
    private List<String> permissions(FileSystem files, String name) throws IOException {
        files.initialize(URI.create("file:///"), new Configuration());
        Path root = new Path(folder.resolve(name).toUri());
        FileSystem.mkdirs(files, root, new FsPermission("751"));
        FileSystem.create(files, new Path(root, "some"), new FsPermission("640")).close();
        files.create(new Path(root, "usual")).close();
        files.create(new Path(root, "changed")).close();
        files.setPermission(new Path(root, "changed"), new FsPermission("700"));
        List<String> found = new ArrayList<>();
        for (String each : List.of("", "some", "usual", "changed")) {
            found.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)
                    .resolve(each))));
        }
        return found;
    }
}
