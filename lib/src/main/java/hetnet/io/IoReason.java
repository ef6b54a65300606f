package hetnet.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words: Java's own messages often hold no more than the path. */
public final class IoReason {

    private IoReason() {
    }

    /** A phrase without a full stop, for the end of a sentence that names the file. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "permission denied for " + denied.getFile();
        } else if (e instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        } else if (e instanceof FileAlreadyExistsException taken) {
            return "%s is in the way: %s".formatted(taken.getFile(), taken.getReason() == null ? "it is no folder"
                    : taken.getReason());
        } else if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        } else if (e instanceof EOFException) {
            return "it ends too early";
        }
        return e.getMessage() == null ? "an unknown error of the file system" : e.getMessage();
    }
}
