import HospitalCore

/// What can be wrong with a checklist template.
public enum TemplateError: HospitalError, Equatable {
    /// The template has no code or no version.
    case identityMissing
    /// A section or item has no code; its text says which.
    case codeMissing(template: String, text: String)
    /// Two items, or two sections, have the same code.
    case codeRepeated(template: String, code: String)
    /// Points are negative, above 1,000,000 or finer than six decimals.
    case pointsOutOfRange(template: String, item: String, points: Decimal)
    /// The deduction, limits or choices of an item contradict themselves or its points.
    case answerKindUnsound(template: String, item: String)
    /// A condition looks at an item that does not stand before it.
    case conditionNotBefore(template: String, code: String, item: String)
    /// A condition has no test, or compares an item with an answer that it cannot have.
    case conditionUnsound(template: String, code: String, item: String)
    /// Sections and follow-ups are nested deeper than 16.
    case tooDeep(template: String, code: String)
    /// There are more than 10,000 sections and items.
    case tooManyNodes(template: String)
    /// There is no item.
    case noItem(template: String)
    /// A template of `total: hundred` totals something else.
    case totalNotHundred(template: String, total: Decimal)
    /// A section within a section has a weight.
    case weightNested(template: String, section: String)
    /// Some sections have a weight and this one has none.
    case weightMissing(template: String, section: String)
    /// A weight is negative, above 100 or finer than six decimals.
    case weightOutOfRange(template: String, section: String, weight: Decimal)
    /// More than 200 sections have a weight.
    case tooManyWeights(template: String)
    /// The weights of the sections do not total 100.
    case weightsNotHundred(template: String, total: Decimal)
    /// The library has no standard checklist of that code.
    case unknown(String, nearest: String?)
    /// Nobody answers for a version of the hospital's own.
    case ownerMissing(template: String)
    /// A version of the hospital's own has the code and version of the one it comes from.
    case identityTaken(template: String, version: String)
    /// An edit names a section or item that is not there.
    case editUnknown(template: String, code: String)

    /// The message with the template and the figures.
    public var finding: Finding {
        switch self {
        case .identityMissing: Finding(.templateIdentityMissing)
        case .codeMissing(let template, let text):
            Finding(.templateCodeMissing, ["template": .text(template), "text": .text(text)])
        case .codeRepeated(let template, let code):
            Finding(.templateCodeRepeated, ["template": .text(template), "code": .text(code)])
        case .pointsOutOfRange(let template, let item, let points):
            Finding(
                .templatePointsOutOfRange,
                [
                    "template": .text(template), "item": .text(item),
                    "value": .text(points.description),
                ])
        case .answerKindUnsound(let template, let item):
            Finding(.templateAnswerKindUnsound, ["template": .text(template), "item": .text(item)])
        case .tooDeep(let template, let code):
            Finding(
                .templateTooDeep,
                [
                    "template": .text(template), "code": .text(code),
                    "limit": .count(ChecklistTemplate.maximumDepth),
                ])
        case .tooManyNodes(let template):
            Finding(
                .templateTooManyNodes,
                [
                    "template": .text(template), "limit": .count(ChecklistTemplate.maximumNodes),
                ])
        case .noItem(let template): Finding(.templateNoItem, ["template": .text(template)])
        case .totalNotHundred(let template, let total):
            Finding(
                .templateTotalNotHundred,
                [
                    "template": .text(template), "total": .text(total.description),
                ])
        default: structureFinding
        }
    }

    /// The messages about conditions and weights.
    private var structureFinding: Finding {
        switch self {
        case .conditionNotBefore(let template, let code, let item):
            Finding(
                .templateConditionNotBefore,
                [
                    "template": .text(template), "code": .text(code), "item": .text(item),
                ])
        case .conditionUnsound(let template, let code, let item):
            Finding(
                .templateConditionUnsound,
                [
                    "template": .text(template), "code": .text(code), "item": .text(item),
                ])
        case .unknown(let name, let nearest):
            Finding(
                .templateUnknown,
                ["name": .text(name)].merging(
                    nearest.map { ["nearest": .text($0)] } ?? [:]
                ) { $1 })
        case .weightNested(let template, let section):
            Finding(
                .templateWeightNested, ["template": .text(template), "section": .text(section)])
        case .weightMissing(let template, let section):
            Finding(
                .templateWeightMissing,
                [
                    "template": .text(template), "section": .text(section),
                ])
        case .weightOutOfRange(let template, let section, let weight):
            Finding(
                .templateWeightOutOfRange,
                [
                    "template": .text(template), "section": .text(section),
                    "value": .text(weight.description),
                ])
        case .tooManyWeights(let template):
            Finding(
                .templateTooManyWeights,
                [
                    "template": .text(template), "limit": .count(ChecklistTemplate.maximumWeights),
                ])
        case .weightsNotHundred(let template, let total):
            Finding(
                .templateWeightsNotHundred,
                [
                    "template": .text(template), "total": .text(total.description),
                ])
        case .ownerMissing(let template):
            Finding(.templateOwnerMissing, ["template": .text(template)])
        case .identityTaken(let template, let version):
            Finding(
                .templateIdentityTaken,
                [
                    "template": .text(template), "version": .text(version),
                ])
        case .editUnknown(let template, let code):
            Finding(.templateEditUnknown, ["template": .text(template), "code": .text(code)])
        default: Finding(.internalFault, ["detail": .text("template error without a message")])
        }
    }
}
