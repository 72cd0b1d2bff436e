import HospitalCore

/// The announcement of a scoring template before the period it is used for (公开透明, S-015).
///
/// Procedure, standard and use of the results are known before the first day; a template that is
/// published later serves the next period.
public struct TemplatePublication: Hashable, Sendable {
    /// The code of the template.
    public let template: String
    /// The day of its announcement.
    public let published: Day

    /// An announcement.
    public init(template: String, published: Day) {
        self.template = template
        self.published = published
    }

    /// Checks that the template may be used for a period that begins on a day: it was published on
    /// that day or before.
    /// - Throws: `templateTooLate` with both days.
    public func check(start: Day) throws(RaterError) {
        guard published <= start else {
            throw .templateTooLate(template: template, published: published, start: start)
        }
    }
}
