#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes files whole or not at all: what stood under a path stays until all of the new content is
/// on the disk.
public enum FileWriter {
    /// How many bytes go to the system at a time.
    private static let block = 1 << 20
    /// How many names beside the file are tried; others may be left of writers that ended.
    private static let maximumNames = 1_000

    /// Writes the bytes of a file.
    /// - Throws: `unwritable` with the reason; the path then holds what it held before.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        try replace(path) { (descriptor, _) throws(FileError) in
            let code = fill(descriptor, bytes)
            guard code == 0 else { throw .unwritable(path: path, fault: FileFault(code: code)) }
        }
    }

    /// Puts a file in the place of another once it is whole.
    ///
    /// - `fill`: writes the new file, by its descriptor or its name.
    /// - Throws: `unwritable` with the reason, and what `fill` throws; the path then holds what it
    ///   held before.
    static func replace(
        _ path: String, _ fill: (_ descriptor: Int32, _ name: String) throws(FileError) -> Void
    ) throws(FileError) {
        // The system would write to the part before a NUL, another file than the one named.
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw .unwritable(path: path, fault: .notFound)
        }
        // A device or a directory is not replaced by a file.
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            let isDirectory = status.st_mode & S_IFMT == S_IFDIR
            throw .unwritable(
                path: path, fault: isDirectory ? .directory : .system(code: EINVAL))
        }
        let (descriptor, beside) = try openBeside(path)
        do {
            try fill(descriptor, beside)
        } catch {
            close(descriptor)
            unlink(beside)
            throw error
        }
        var code: Int32 = 0
        if fsync(descriptor) != 0 { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, rename(beside, path) != 0 { code = errno }
        guard code == 0 else {
            unlink(beside)
            throw .unwritable(path: path, fault: FileFault(code: code))
        }
    }

    /// Opens a new file beside the one that is written; one that is there already is another's.
    private static func openBeside(
        _ path: String
    ) throws(FileError) -> (descriptor: Int32, name: String) {
        for number in 0..<maximumNames {
            let name = "\(path).\(getpid())\(number == 0 ? "" : "-\(number)").new"
            var descriptor: Int32
            repeat {
                descriptor = open(
                    name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, mode_t(0o666))
            } while descriptor < 0 && errno == EINTR
            if descriptor >= 0 { return (descriptor, name) }
            guard errno == EEXIST else {
                throw .unwritable(path: path, fault: FileFault(code: errno))
            }
        }
        throw .unwritable(path: path, fault: FileFault(code: EEXIST))
    }

    /// Writes all bytes; the number of the fault, 0 when there is none.
    private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            var done = 0
            while done < buffer.count {
                let count = systemWrite(descriptor, start + done, min(block, buffer.count - done))
                if count > 0 {
                    done += count
                } else if count == 0 {
                    return ENOSPC
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, start, count)
}
