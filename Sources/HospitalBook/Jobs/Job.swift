import HospitalCore
import Storage

/// Where a job stands (作业状态).
public enum JobState: String, CaseIterable, Sendable {
    /// Inserted by a host; nobody runs it.
    case pending
    /// A runner has claimed it.
    case running
    /// It was done.
    case succeeded
    /// It was refused or given up; the row has the words.
    case failed

    /// What a user reads.
    public var label: Label {
        switch self {
        case .pending: Label(zh: "待处理", en: "pending")
        case .running: Label(zh: "运行中", en: "running")
        case .succeeded: Label(zh: "成功", en: "succeeded")
        case .failed: Label(zh: "失败", en: "failed")
        }
    }
}

/// A job (作业) that a runner has claimed: one procedure with its arguments, for one user.
public struct Job: Equatable, Sendable {
    /// The number that the host gave it.
    public let code: String
    /// The procedure.
    public let procedure: String
    /// The arguments as JSON; `nil` without any.
    public let arguments: String?
    /// Of jobs with one key only one runs at a time; `nil` for a job that runs beside any other.
    public let exclusiveKey: String?
    /// For whom it runs; `nil` when the host named nobody.
    public let requestedBy: String?
    /// How many times it has been claimed, this time included.
    public let attempt: Int64
}

/// What a job ended with, beside its result.
public struct JobFault: Equatable, Sendable {
    /// The number of the message.
    public let number: Int64
    /// Its name; `nil` for a number that is not of the library.
    public let name: String?
    /// The words, in Chinese and in English.
    public let text: Label

    /// A fault as a host tells it, by the number of a message and its words.
    public init(number: Int64, text: Label) {
        self.number = number
        name = Message.catalogue.first { Int64($0.number) == number }?.name
        self.text = text
    }

    /// A fault of the library.
    public init(_ finding: Finding) {
        number = Int64(finding.message.number)
        name = finding.message.name
        text = Label(zh: finding.text(in: .chinese), en: finding.text(in: .english))
    }

    /// Whether the job may well succeed another time: somebody else held a lock, or the connection
    /// broke before anything was kept.
    var isPassing: Bool {
        let passing: [Message] = [
            .storeLocked, .storeChangedMeanwhile, .odbcLockHeld, .odbcConflict,
            .odbcConnectionLost, .attachedMeanwhile,
        ]
        return passing.contains { Int64($0.number) == number }
    }
}
