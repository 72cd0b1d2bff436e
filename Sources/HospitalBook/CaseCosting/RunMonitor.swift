import HospitalCore

/// How a long call tells how far it is, and how it learns that it is to end.
public struct RunMonitor: Sendable {
    /// Told how much of how much is done; returns `false` when the call is to end.
    ///
    /// It is called from every thread of the call.
    public let progress: @Sendable (_ done: Int64, _ total: Int64) -> Bool

    /// A monitor.
    public init(progress: @escaping @Sendable (_ done: Int64, _ total: Int64) -> Bool) {
        self.progress = progress
    }

    /// Tells how far the call is.
    /// - Throws: `cancelled` when it is to end.
    func tell(_ done: Int64, of total: Int64) throws(RunMonitorError) {
        guard progress(done, total) else { throw .cancelled }
    }
}

/// Why a long call ended early.
public enum RunMonitorError: HospitalError, Equatable {
    /// It was cancelled from another thread.
    case cancelled

    /// The message.
    public var finding: Finding { Finding(.runCancelled) }
}
