/// What can be wrong with an authority matrix, or with the question asked of it.
public enum AuthorityError: HospitalError, Hashable {
    /// Two rows of a class begin at one amount.
    case bandRepeated(AuthorityMatrix.Band)
    /// The lowest row of a class does not begin at 0.00.
    case bandMissing(AuthorityMatrix.Band)
    /// A row has no steps.
    case stepsEmpty(AuthorityMatrix.Band)
    /// A step stands twice in a row.
    case stepRepeated(AuthorityMatrix.Band, step: String)
    /// A row lacks a step that its class demands, or has it out of order.
    case stepMissing(AuthorityMatrix.Band, step: String)
    /// The matrix has no rows of the class.
    case classUnknown(String, nearest: String?)

    /// The message with class, amount and step.
    public var finding: Finding {
        switch self {
        case .bandRepeated(let band): return Finding(.authorityBandRepeated, Self.values(band))
        case .bandMissing(let band): return Finding(.authorityBandMissing, Self.values(band))
        case .stepsEmpty(let band): return Finding(.authorityStepsEmpty, Self.values(band))
        case .stepRepeated(let band, let step):
            return Finding(.authorityStepRepeated, Self.values(band, step))
        case .stepMissing(let band, let step):
            return Finding(.authorityStepMissing, Self.values(band, step))
        case .classUnknown(let name, let nearest):
            var values: [String: MessageValue] = ["class": .text(name)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.matterClassUnknown, values)
        }
    }

    private static func values(
        _ band: AuthorityMatrix.Band, _ step: String? = nil
    ) -> [String: MessageValue] {
        var values: [String: MessageValue] = [
            "class": .text(band.matterClass), "from": .text(band.from.description),
        ]
        values["step"] = step.map { .text($0) }
        return values
    }
}
