import HospitalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open file that is read from its beginning to its end.
///
/// It holds the file's descriptor and closes it when the last user is gone. Reading in blocks keeps
/// memory small; mapping the file would count its whole size as resident.
public final class FileBytes: Sendable {
    /// The path as the caller gave it.
    public let path: String
    private let descriptor: Int32

    /// Opens a file for reading.
    ///
    /// - Throws: `unreadable` with the reason. That a path names a directory shows at the first
    ///   read.
    public init(path: String) throws(FileError) {
        // The system would open the part before a NUL, another file than the one named.
        guard !path.utf8.contains(0) else { throw .unreadable(path: path, fault: .notFound) }
        self.path = path
        var opened: Int32
        repeat {
            opened = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        } while opened < 0 && errno == EINTR
        let code = errno
        descriptor = opened
        guard opened >= 0 else { throw .unreadable(path: path, fault: FileFault(code: code)) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// How many bytes the file has now; `nil` for a pipe or a device.
    public var size: Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(status.st_size)
    }

    /// Goes back to the first byte; `false` for a pipe or a device.
    public func rewind() -> Bool { size != nil && lseek(descriptor, 0, SEEK_SET) == 0 }

    /// Fills as much of the buffer as the file still has; fewer bytes than room mean the end.
    ///
    /// - Throws: `unreadable` with the reason.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        try fill(buffer) { target, count, _ in systemRead(descriptor, target, count) }
    }

    /// Fills as much of the buffer as the file has from a place on; fewer bytes than room mean the
    /// end.
    ///
    /// Threads may do so at the same time; where `read(into:)` goes on does not change.
    ///
    /// - Throws: `unreadable` with the reason.
    public func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(FileError) -> Int {
        try fill(buffer) { [descriptor] target, count, done in
            pread(descriptor, target, count, off_t(offset + done))
        }
    }

    /// Fills a buffer by parts as the system gives them.
    private func fill(
        _ buffer: UnsafeMutableRawBufferPointer,
        _ part: (_ target: UnsafeMutableRawPointer, _ count: Int, _ done: Int) -> Int
    ) throws(FileError) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        var total = 0
        while total < buffer.count {
            let count = part(start + total, buffer.count - total, total)
            if count < 0 {
                let code = errno
                if code == EINTR { continue }
                throw .unreadable(path: path, fault: FileFault(code: code))
            }
            if count == 0 { break }
            total += count
        }
        return total
    }

    /// The whole file.
    ///
    /// - `limit`: most bytes to take.
    /// - Throws: `unreadable` with the reason, also when the file is longer than the limit.
    public static func contents(of path: String, limit: Int) throws(FileError) -> [UInt8] {
        let file = try FileBytes(path: path)
        let blockSize = 1 << 18
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: blockSize)
        while true {
            let count = try file.read(into: &block)
            bytes.append(contentsOf: block[..<count])
            guard bytes.count <= limit else {
                throw .unreadable(path: path, fault: .tooLong(limit: limit))
            }
            if count < blockSize { return bytes }
        }
    }

    /// Fills as much of the array as the file still has.
    private func read(into block: inout [UInt8]) throws(FileError) -> Int {
        try block.withUnsafeMutableBufferPointer { (buffer) throws(FileError) in
            try read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}

/// `read` of the system, which the method of the same name hides.
private func systemRead(
    _ descriptor: Int32, _ target: UnsafeMutableRawPointer, _ count: Int
) -> Int {
    read(descriptor, target, count)
}

/// A file that could not be opened, read or written.
public enum FileError: HospitalError, Hashable {
    /// The path as the caller gave it, with the reason.
    case unreadable(path: String, fault: FileFault)
    /// A file that could not be written: the path as the caller gave it, with the reason.
    case unwritable(path: String, fault: FileFault)

    /// The message with the path and the reason.
    public var finding: Finding {
        switch self {
        case .unreadable(let path, let fault):
            return Finding(.fileUnreadable, ["file": .text(path), "detail": fault.phrase])
        case .unwritable(let path, let fault):
            return Finding(.fileUnwritable, ["file": .text(path), "detail": fault.phrase])
        }
    }
}

/// Why a file cannot be read.
public enum FileFault: Hashable, Sendable {
    /// There is no such file or directory on the way to it.
    case notFound
    /// The process may not read it.
    case permission
    /// It is a directory.
    case directory
    /// It has more bytes than the caller takes.
    case tooLong(limit: Int)
    /// A library that writes such files is not installed.
    case libraryMissing(package: String)
    /// A spreadsheet has more rows or columns than such files can have.
    case sheetTooLarge(rows: Int, columns: Int)
    /// The library that writes such files refused it, by the number that it gives.
    case refused(code: Int32)
    /// Another fault, by the number the system gives it.
    case system(code: Int32)

    init(code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self = .notFound
        case EACCES, EPERM: self = .permission
        case EISDIR: self = .directory
        default: self = .system(code: code)
        }
    }

    /// The reason in both languages.
    public var phrase: MessageValue {
        switch self {
        case .notFound: return .phrase(chinese: "没有这个文件", english: "there is no such file")
        case .permission: return .phrase(chinese: "没有读取权限", english: "permission is denied")
        case .directory: return .phrase(chinese: "这是一个目录", english: "it is a directory")
        case .tooLong(let limit):
            return .phrase(
                chinese: "文件超过\(limit)字节", english: "the file has more than \(limit) bytes")
        case .libraryMissing(let package):
            return .phrase(
                chinese: "缺少\(package)，请安装该软件包（例如apt-get install \(package)-dev）",
                english: "\(package) is missing; install its package, as by "
                    + "apt-get install \(package)-dev")
        case .sheetTooLarge(let rows, let columns):
            return .phrase(
                chinese: "表格超过\(rows)行或\(columns)列",
                english: "a sheet has more than \(rows) rows or \(columns) columns")
        case .refused(let code):
            return .phrase(
                chinese: "写文件的程序库报告错误\(code)",
                english: "the library that writes it reports error \(code)")
        case .system(let code):
            return .phrase(chinese: "系统错误\(code)", english: "system error \(code)")
        }
    }
}
