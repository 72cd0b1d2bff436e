import HospitalCore

/// The register of archives of a period (档案收进移出登记).
///
///     closing = opening + received − transferred out
///
/// Letters sent for archives are counted and change no stock.
/// - Source: requirement S-302
public struct ArchiveRegister: Equatable, Sendable {
    /// At the start.
    public let opening: Int64
    /// Received.
    public let received: Int64
    /// Transferred out.
    public let transferredOut: Int64
    /// Letters sent (调档函).
    public let letters: Int64
    /// At the end.
    public let closing: Int64

    /// A register.
    /// - Throws: `negative` for a number below zero, the closing too; `outOfRange`.
    public init(
        opening: Int64, received: Int64, transferredOut: Int64, letters: Int64 = 0
    ) throws(ArchiveError) {
        let given = [
            ("opening", opening), ("received", received), ("transferred_out", transferredOut),
            ("letters", letters),
        ]
        for (name, value) in given where value < 0 {
            throw .negative(name, value: String(value))
        }
        let (sum, overflow) = opening.addingReportingOverflow(received)
        guard !overflow else { throw .outOfRange("closing") }
        // Neither is negative, so the difference fits.
        let closing = sum.subtractingReportingOverflow(transferredOut).partialValue
        guard closing >= 0 else { throw .negative("closing", value: String(closing)) }
        self.opening = opening
        self.received = received
        self.transferredOut = transferredOut
        self.letters = letters
        self.closing = closing
    }
}
