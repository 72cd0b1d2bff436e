import HospitalCore
import Interchange

/// What a quantity breaks of its question: the units that are offered and the limits.
struct QuantityCheck {
    let valueSets: ValueSets

    func codes(_ value: FHIRValue, _ item: QuestionnaireItem) -> [FHIRIssueCode] {
        guard let quantity = value.element else { return [] }
        var codes = unitCodes(quantity, item)
        let places = item.element.extensionValue(Questionnaire.standard + "maxDecimalPlaces")
        if let most = places?.numberText.flatMap({ Int($0) }),
            case .number(let text)? = quantity["value"], FHIRNumber.decimals(text) ?? .max > most
        {
            codes.append(.maxDecimalPlaces)
        }
        if let order = order(quantity, item, "min") {
            if order.isComparable == false { codes.append(.minValueUnits) }
            if order.sign < 0 { codes.append(.minValue) }
        }
        if let order = order(quantity, item, "max") {
            if order.isComparable == false { codes.append(.maxValueUnits) }
            if order.sign > 0 { codes.append(.maxValue) }
        }
        return codes
    }

    private func unitCodes(_ quantity: FHIRElement, _ item: QuestionnaireItem) -> [FHIRIssueCode] {
        var codes: [FHIRIssueCode] = []
        let offered = item.element
            .extensions(Questionnaire.standard + "questionnaire-unitOption")
            .compactMap { $0.chosen("value")?.element }
        let isOffered =
            offered.isEmpty
            || offered.contains { unit in
                ["system", "code"].allSatisfy { unit[$0] == nil || unit[$0] == quantity[$0] }
            }
        if !isOffered { codes.append(.invalidUnit) }
        let name = item.element
            .extensionValue(Questionnaire.standard + "questionnaire-unitValueSet")?.text
        guard let name else { return codes }
        // What a unit is called on paper is free; only its code is looked up.
        guard let system = quantity.text("system"), let code = quantity.text("code") else {
            return codes + [.invalidUnitValueSet]
        }
        switch valueSets.named(name)?.membership(
            system: system, code: code, display: nil)
        {
        case nil, .undecided: codes.append(.valueSetUnavailable)
        case .stranger, .otherDisplay: codes.append(.invalidUnitValueSet)
        case .member: break
        }
        return codes
    }

    /// How a quantity stands to a limit; `nil` where there is no limit.
    private func order(
        _ quantity: FHIRElement, _ item: QuestionnaireItem, _ which: String
    ) -> (isComparable: Bool, sign: Int)? {
        let own = item.element
            .extensionValue(Questionnaire.structuredCapture + "questionnaire-\(which)Quantity")
        let limit = own ?? item.element.extensionValue(Questionnaire.standard + "\(which)Value")
        guard let limit = limit?.element, limit["value"] != nil, quantity["value"] != nil
        else { return nil }
        let sign = FHIRComparison.quantities(quantity, limit)
        return (sign != nil, sign ?? 0)
    }
}

/// What a file breaks of its question: its size and its type.
enum AttachmentCheck {
    static func codes(_ value: FHIRValue, _ item: QuestionnaireItem) -> [FHIRIssueCode] {
        guard let file = value.element else { return [] }
        var codes: [FHIRIssueCode] = []
        let told = file["size"].flatMap { FHIRValue(type: "Integer", json: $0).decimal }
        let bytes = file.text("data").map { Decimal(byteCount(ofBase64: $0)) }
        if let told, let bytes, told != bytes { codes.append(.attachmentSize) }
        let most = item.element.extensionValue(Questionnaire.standard + "maxSize")?.decimal
        if let most, let size = told ?? bytes, size > most { codes.append(.maxAttachmentSize) }
        let types = item.element.extensions(Questionnaire.standard + "mimeType")
            .compactMap { $0.chosen("value")?.text }
        if !types.isEmpty, !types.contains(file.text("contentType") ?? "") {
            codes.append(.attachmentType)
        }
        return codes
    }

    /// How many bytes a text of base64 stands for; blanks do not count.
    private static func byteCount(ofBase64 text: String) -> Int {
        var digits = 0
        for byte in text.utf8 where byte != 0x20 && byte != 0x0A && byte != 0x0D {
            if byte != UInt8(ascii: "=") { digits += 1 }
        }
        return digits / 4 * 3 + digits % 4 * 3 / 4
    }
}
