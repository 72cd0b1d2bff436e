import HospitalCore

/// How answers become a score (评分规则): every choice on which programs differ is named here, and the
/// result carries the policy it was made with.
///
/// | choice | values |
/// |---|---|
/// | not applicable | outside of the score · full points · no points · fails all · refused |
/// | unanswered | an error · scored without it and *incomplete* · no points · left out |
/// | sections | points of all sections in one pool · section percentages by weight |
/// | veto | fails and keeps the score · fails and caps it · fails and makes it 0 |
/// | what vetoes | a veto item that earns nothing · any loss on one |
public struct ScoringPolicy: Equatable, Sendable {
    /// What an item that does not apply counts.
    public enum NotApplicable: String, CaseIterable, Sendable {
        /// Neither points nor maximum: earned / (total − not applicable) × 100, the norm of
        /// GB/T 33000.
        case exclude
        /// As if it were in order.
        case full
        /// As if it earned nothing.
        case zero
        /// Outside of the score, and the inspection fails.
        case fail
        /// An error that names the item.
        case refuse = "not_allowed"
    }

    /// What a required item without an answer counts.
    public enum Unanswered: String, CaseIterable, Sendable {
        /// An error that names the item.
        case error
        /// Outside of the score, and the result is *incomplete*.
        case block
        /// It earns nothing.
        case zero
        /// Outside of the score.
        case ignore
    }

    /// How sections join.
    public enum Sections: String, CaseIterable, Sendable {
        /// All points in one pool.
        case pooled
        /// The percentages of the top-level sections by their weights; a section in which nothing
        /// counts drops out and the other weights are renormalised.
        case weighted
    }

    /// What a veto does to the percentage; it always fails the inspection and gives the lowest
    /// grade.
    public enum VetoEffect: Equatable, Sendable {
        /// Nothing.
        case keep
        /// It is at most so much.
        case cap(Decimal)
        /// It becomes 0.
        case zero
    }

    /// What on a veto item is a veto.
    public enum VetoTrigger: String, CaseIterable, Sendable {
        /// The answered item earns nothing.
        case zero
        /// The answered item loses anything.
        case anyLoss = "any_loss"
    }

    /// The lowest published percentage that passes, 0 to 100.
    public var pass: Decimal
    /// The scale of grades.
    public var grades: GradeSet
    /// What an item that does not apply counts.
    public var notApplicable = NotApplicable.exclude
    /// What a required item without an answer counts.
    public var unanswered = Unanswered.error
    /// How sections join.
    public var sections = Sections.pooled
    /// What a veto does to the percentage.
    public var vetoEffect = VetoEffect.keep
    /// What on a veto item is a veto.
    public var vetoTrigger = VetoTrigger.zero
    /// How many decimals the percentage is published with, 0 to 6.
    public var decimals = 2

    /// The default policy: not applicable excluded, unanswered an error, pooled, veto keeps the
    /// score, triggered by an item that earns nothing, two decimals.
    public init(pass: Decimal, grades: GradeSet) {
        self.pass = pass
        self.grades = grades
    }

    /// - Throws: `policyOutOfRange` naming the pass mark, the cap or the decimals.
    func check() throws(InspectionError) {
        let percent = Decimal.zero...Decimal(100)
        guard percent.contains(pass) else {
            throw .policyOutOfRange(setting: "pass", value: pass.description)
        }
        if case .cap(let cap) = vetoEffect, !percent.contains(cap) {
            throw .policyOutOfRange(setting: "veto", value: vetoEffect.description)
        }
        guard (0...6).contains(decimals) else {
            throw .policyOutOfRange(setting: "decimals", value: String(decimals))
        }
    }
}

extension ScoringPolicy.VetoEffect: CustomStringConvertible {
    /// Reads `keep`, `zero` or `cap59`; `nil` for any other text.
    public init?(_ text: String) {
        switch text {
        case "keep": self = .keep
        case "zero": self = .zero
        default:
            guard text.hasPrefix("cap"), let cap = try? Decimal(String(text.dropFirst(3)))
            else { return nil }
            self = .cap(cap)
        }
    }

    /// The text that ``init(_:)`` reads.
    public var description: String {
        switch self {
        case .keep: "keep"
        case .cap(let cap): "cap\(cap)"
        case .zero: "zero"
        }
    }
}
