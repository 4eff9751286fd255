package io.latchkey.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The files that a login leaves: the server's URL and the key, which only their owner can read.
 * Each is written completely to a new file that then replaces the old one, so nobody ever reads
 * half of one, and a link in the way is replaced, not followed.
 */
record SessionFiles(Path directory) {
  private static final String URL = "url";
  private static final String SESSION = "session";
  private static final List<String> ALL = List.of(SESSION, URL, "organization");

  Optional<String> url() {
    return read(URL);
  }

  Optional<String> session() {
    return read(SESSION);
  }

  /** Replaces both. */
  void write(String url, String key) {
    try {
      createDirectory();
      replace(SESSION, ""); // a key is never beside another server's URL
      replace(URL, url);
      replace(SESSION, key);
    } catch (IOException e) {
      throw new Failure("write the session to " + directory + ": " + e.getMessage());
    }
  }

  /** Removes all of them; a missing one is not an error. */
  void remove() {
    try {
      for (String name : ALL) {
        Files.deleteIfExists(directory.resolve(name));
      }
    } catch (IOException e) {
      throw new Failure("remove the session from " + directory + ": " + e.getMessage());
    }
  }

  private Optional<String> read(String name) {
    try {
      String text = Files.readString(directory.resolve(name), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Failure("read " + directory.resolve(name) + ": " + e.getMessage());
    }
  }

  private void createDirectory() throws IOException {
    try {
      Files.createDirectories(directory.toAbsolutePath().getParent());
      Files.createDirectory(directory, onlyOwner("rwx------"));
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(directory)) {
        throw there;
      }
    }
  }

  private void replace(String name, String text) throws IOException {
    Path fresh = Files.createTempFile(directory, "." + name, "", onlyOwner("rw-------"));
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private FileAttribute<?>[] onlyOwner(String permissions) {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
