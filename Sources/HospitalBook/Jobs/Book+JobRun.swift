import HospitalCore
import Interchange
import Storage

/// Running the next job in one call, for hosts that load the library and lend it their time.
extension Book {
    /// Claims a job, runs its procedure for whoever requested it, and notes what became of it.
    ///
    /// A procedure that is refused is the outcome of the job and no error of this call.
    ///
    /// The whole of it has one time, ``now``; a runner that wants the true end of long jobs claims
    /// and ends them in calls of their own.
    /// - Parameters:
    ///   - runner: the name of the runner, of this one alone.
    ///   - seconds: how long the claim holds.
    /// - Returns: the job; `nil` when there was nothing to do.
    /// - Throws: as ``claimJob(by:for:)`` and ``finishJob(_:by:result:)``.
    public func runNextJob(by runner: String, for seconds: Int) throws -> Job? {
        guard let job = try claimJob(by: runner, for: seconds) else { return nil }
        switch outcome(of: job) {
        case .success(let result):
            // A cell takes a byte at least: no text is made of what is surely too long.
            let cells = result.tables.reduce(0) { $0 + $1.rowCount * $1.columns.count }
            try finishJob(
                job.code, by: runner, result: cells <= Self.jobResultLimit ? result.json : nil)
        case .failure(let refused):
            try failJob(job.code, by: runner, refused.fault)
        }
        return job
    }

    private struct Refused: Error {
        let fault: JobFault
    }

    private func outcome(of job: Job) -> Result<ProcedureResult, Refused> {
        let own = actor
        defer { actor = own }
        actor = job.requestedBy
        do {
            let procedure = try Self.jobProcedure(named: job.procedure)
            let arguments =
                try job.arguments.map { try JSONValue(parsing: $0) }
                ?? .object(JSONObject())
            return .success(try procedure.run(arguments, in: self))
        } catch let error as any HospitalError {
            return .failure(Refused(fault: JobFault(error.finding)))
        } catch {
            let finding = Finding(.internalFault, ["detail": .text("\(error)")])
            return .failure(Refused(fault: JobFault(finding)))
        }
    }
}
