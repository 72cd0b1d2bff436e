import HospitalCore

/// What can be wrong with a job.
public enum JobError: HospitalError, Equatable {
    /// A job that is not there.
    case missing(String)
    /// Another job under a number that is there.
    case differs(String)
    /// The job is not, or no longer, claimed by the runner that tells what became of it.
    case notHeld(String, runner: String)
    /// A procedure that does not exist.
    case procedureUnknown(String, nearest: String?)
    /// A procedure that no job may run: about jobs, or for administrators only.
    case procedureRefused(String)
    /// The runners of a job ended before the job did, as often as it is tried.
    case abandoned(String, attempts: Int64)

    /// The message with the job.
    public var finding: Finding {
        switch self {
        case .missing(let job): Finding(.jobMissing, ["job": .text(job)])
        case .differs(let job): Finding(.jobDiffers, ["job": .text(job)])
        case .notHeld(let job, let runner):
            Finding(.jobNotHeld, ["job": .text(job), "runner": .text(runner)])
        case .procedureUnknown(let name, let nearest):
            Finding(.procedureUnknown, ["name": .text(name)].adding("nearest", nearest))
        case .procedureRefused(let name):
            Finding(.jobProcedureRefused, ["procedure": .text(name)])
        case .abandoned(let job, let attempts):
            Finding(
                .jobAbandoned, ["job": .text(job), "count": .count(Int(clamping: attempts))])
        }
    }
}
