import HospitalCore
import Interchange

/// What one answer breaks of its question: its type, the answers that are offered, and the limits
/// of its value.
struct AnswerCheck {
    let valueSets: ValueSets
    /// How many comparisons were made.
    private(set) var work = 0
    /// The patterns that were read; those that are not understood have `nil`.
    private var patterns: [String: TextPattern?] = [:]

    init(valueSets: ValueSets) { self.valueSets = valueSets }

    /// The issues of an answer, in the order in which the rules stand here; a value of another type
    /// is not looked at further.
    mutating func codes(
        for answer: ResponseAnswer, to item: QuestionnaireItem, amongSeveral: Bool
    ) -> [FHIRIssueCode] {
        // Without a value there is only what stands below, or why there is none.
        guard let value = answer.value, value.isPresent else { return [] }
        work += item.weight
        guard Self.hasType(value, of: item) else { return [.invalidAnswerType] }
        var codes = optionCodes(value, item, amongSeveral: amongSeveral)
        switch value.type {
        case "String": codes += textCodes(value.text ?? "", item)
        case "Integer", "Decimal": codes += numberCodes(value, item)
        case "Date", "DateTime", "Time": codes += limitCodes(value, item)
        case "Uri": codes += FHIRAddress.isAddress(value.text ?? "") ? [] : [.invalidURL]
        case "Coding": codes += valueSetCodes(value, item)
        case "Quantity": codes += QuantityCheck(valueSets: valueSets).codes(value, item)
        case "Attachment": codes += AttachmentCheck.codes(value, item)
        case "Reference": codes += referenceCodes(value, item)
        default: break
        }
        return codes
    }

    // MARK: Types

    /// The types of value that a question takes.
    private static let types: [QuestionnaireItem.Kind: Set<String>] = [
        .boolean: ["Boolean"], .decimal: ["Decimal"], .integer: ["Integer"], .date: ["Date"],
        .dateTime: ["DateTime"], .time: ["Time"], .string: ["String"], .text: ["String"],
        .url: ["Uri"], .choice: ["Coding"], .openChoice: ["Coding", "String"],
        .coding: ["Coding"], .attachment: ["Attachment"], .reference: ["Reference"],
        .quantity: ["Quantity"],
    ]

    private static func hasType(_ value: FHIRValue, of item: QuestionnaireItem) -> Bool {
        guard let kind = item.kind else { return false }
        let isTaken =
            types[kind]?.contains(value.type) ?? false
            || (item.takesText && value.type == "String")
            // A list of R4 may offer texts, numbers and days beside codes.
            || (kind == .choice && item.options.contains { $0.chosen("value")?.type == value.type })
        return isTaken && isWellFormed(value)
    }

    private static func isWellFormed(_ value: FHIRValue) -> Bool {
        switch value.type {
        case "Boolean":
            if case .bool = value.json { return true }
            return false
        case "Integer": return value.numberText.flatMap { Int32($0) } != nil
        case "Decimal": return value.numberText != nil
        case "Date": return FHIRTime.isDate(value.text ?? "")
        case "DateTime": return FHIRTime.isDateTime(value.text ?? "")
        case "Time": return FHIRTime.isTime(value.text ?? "")
        case "String", "Uri": return value.text != nil
        default: return value.element != nil
        }
    }

    // MARK: Options and value sets

    private mutating func optionCodes(
        _ value: FHIRValue, _ item: QuestionnaireItem, amongSeveral: Bool
    ) -> [FHIRIssueCode] {
        let options = item.options
        work += options.count
        guard !options.isEmpty else { return [] }
        let matching = options.filter { option in
            guard let offered = option.chosen("value"), offered.type == value.type
            else { return false }
            return FHIRComparison.isEqual(value, to: offered)
        }
        guard !matching.isEmpty else {
            let isFree = item.takesOthers || (item.takesText && value.type == "String")
            return isFree ? [] : [.invalidAnswerOption]
        }
        let exclusive = Questionnaire.standard + "questionnaire-optionExclusive"
        let excludes = matching.contains { $0.extensionValue(exclusive)?.json == .bool(true) }
        return excludes && amongSeveral ? [.exclusiveAnswerOption] : []
    }

    private mutating func valueSetCodes(
        _ value: FHIRValue, _ item: QuestionnaireItem
    ) -> [FHIRIssueCode] {
        guard let name = item.element.text("answerValueSet"), let coding = value.element
        else { return [] }
        guard let set = valueSets.named(name) else { return [.valueSetUnavailable] }
        work += set.nameCount(system: coding.text("system"), code: coding.text("code"))
        switch set.membership(
            system: coding.text("system"), code: coding.text("code"),
            display: coding.text("display"))
        {
        case .member: return []
        case .undecided: return [.valueSetUnavailable]
        case .otherDisplay: return [.invalidCoding]
        case .stranger: return item.takesOthers ? [] : [.invalidCoding]
        }
    }

    // MARK: Values

    private mutating func textCodes(_ text: String, _ item: QuestionnaireItem) -> [FHIRIssueCode] {
        var codes: [FHIRIssueCode] = []
        if item.kind != .text, text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
            codes.append(.invalidNewLine)
        }
        let length = text.unicodeScalars.count
        if let most = item.element.whole("maxLength"), length > most { codes.append(.maxLength) }
        let least = item.element.extensionValue(Questionnaire.standard + "minLength")
        if let least = least?.decimal, Decimal(length) < least { codes.append(.minLength) }
        if let pattern = item.element.extensionValue(Questionnaire.standard + "regex")?.text {
            switch matches(pattern, text) {
            case nil: codes.append(.regexNotEvaluated)
            case false: codes.append(.regex)
            default: break
            }
        }
        return codes
    }

    private mutating func matches(_ pattern: String, _ text: String) -> Bool? {
        let read: TextPattern?
        if let known = patterns[pattern] {
            read = known
        } else {
            read = TextPattern(pattern)
            patterns[pattern] = .some(read)
            work += read?.readingWork ?? TextPattern.maximumReadingWork
        }
        guard let read else { return nil }
        work += read.work(on: text)
        return read.matches(text)
    }

    private func numberCodes(_ value: FHIRValue, _ item: QuestionnaireItem) -> [FHIRIssueCode] {
        var codes = limitCodes(value, item)
        let places = item.element.extensionValue(Questionnaire.standard + "maxDecimalPlaces")
        if let most = places?.numberText.flatMap({ Int($0) }), let text = value.numberText,
            FHIRNumber.decimals(text) ?? .max > most
        {
            codes.append(.maxDecimalPlaces)
        }
        return codes
    }

    private func limitCodes(_ value: FHIRValue, _ item: QuestionnaireItem) -> [FHIRIssueCode] {
        func order(_ name: String) -> Int? {
            item.element.extensionValue(Questionnaire.standard + name)
                .flatMap { FHIRComparison.order(value, against: $0) }
        }
        var codes: [FHIRIssueCode] = []
        if let order = order("minValue"), order < 0 { codes.append(.minValue) }
        if let order = order("maxValue"), order > 0 { codes.append(.maxValue) }
        return codes
    }

    private func referenceCodes(_ value: FHIRValue, _ item: QuestionnaireItem) -> [FHIRIssueCode] {
        guard let reference = value.element?.text("reference"), !reference.hasPrefix("#"),
            !FHIRAddress.isName(reference)
        else { return [] }
        guard FHIRAddress.isAddress(reference) else { return [.invalidReference] }
        guard let type = FHIRAddress.resourceType(of: reference) else {
            return [.invalidReferenceType]
        }
        let allowed = item.element
            .extensions(Questionnaire.standard + "questionnaire-referenceResource")
            .compactMap { $0.chosen("value")?.text }
        return allowed.isEmpty || allowed.contains(type) ? [] : [.referenceRestriction]
    }
}
