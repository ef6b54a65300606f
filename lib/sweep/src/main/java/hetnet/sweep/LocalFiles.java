package hetnet.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Files of this machine as Hadoop sees them, but Java itself sets their permissions. Where Hadoop's native library is
 * missing, its own class starts a {@code chmod} for each file and folder, which is several processes for every task.
 */
final class LocalFiles extends LocalFileSystem {

    /** What makes a job write through this class. */
    static final Map<String, String> OPTIONS = Map.of("fs.file.impl", LocalFiles.class.getName(),
            "fs.file.impl.disable.cache", "true"); // the one that is kept is Hadoop's own

    /** For Hadoop, which makes it by its name. */
    LocalFiles() {
        super(new Raw());
    }

    private static final class Raw extends RawLocalFileSystem {

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            PosixFileAttributeView file = Files.getFileAttributeView(pathToFile(path).toPath(),
                    PosixFileAttributeView.class);
            if (file == null || permission.getStickyBit()) {
                super.setPermission(path, permission); // Windows
            } else {
                file.setPermissions(PosixFilePermissions.fromString(permission.getUserAction().SYMBOL
                        + permission.getGroupAction().SYMBOL + permission.getOtherAction().SYMBOL));
            }
        }
    }
}
