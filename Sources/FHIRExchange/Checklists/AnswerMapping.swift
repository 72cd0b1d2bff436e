import HospitalCore
import Interchange
import SafetyInspection

/// An answer of an inspection as a value of FHIR, and back.
enum AnswerMapping {
    /// The value of an answer; `nil` for "not applicable" where the question has no code for it.
    static func value(of answer: Answer, to kind: AnswerKind) -> FHIRValue? {
        switch answer {
        case .yes: return coding("yes", "合格")
        case .no: return coding("no", "不合格")
        case .notApplicable:
            switch kind {
            case .yesNo, .choice: return coding("not_applicable", "不适用")
            default: return nil
            }
        case .points(let value), .number(let value):
            return FHIRValue(type: "Decimal", json: FHIRWriting.number(value))
        case .occurrences(let count):
            return FHIRValue(type: "Integer", json: .number(String(count)))
        case .choice(let code):
            var text = code
            if case .choice(let choices) = kind {
                text = choices.first { $0.code == code }?.text ?? code
            }
            return FHIRValue(
                type: "Coding",
                json: FHIRWriting.coding(HospitalExtension.choiceSystem, code, text))
        case .text(let text): return FHIRValue(type: "String", json: .string(text))
        case .day(let day): return FHIRValue(type: "Date", json: .string(day.description))
        case .photo(let reference):
            return FHIRValue(type: "Attachment", json: .object(["url": .string(reference)]))
        case .signature(let person):
            return FHIRValue(type: "String", json: .string(person.code))
        }
    }

    private static func coding(_ code: String, _ display: String) -> FHIRValue {
        FHIRValue(
            type: "Coding", json: FHIRWriting.coding(HospitalExtension.answerSystem, code, display))
    }

    /// The type under which a kind is written where it has no value.
    static func type(of kind: AnswerKind) -> String {
        switch kind {
        case .yesNo, .choice: "Coding"
        case .points, .number: "Decimal"
        case .occurrences: "Integer"
        case .text, .signature: "String"
        case .day: "Date"
        case .photo: "Attachment"
        }
    }

    /// The answer of a value.
    /// - Throws: `notMapped` with the path and the reason.
    static func answer(
        of value: FHIRValue, to kind: AnswerKind, at path: String
    ) throws(FHIRError) -> Answer {
        let coding = value.type == "Coding" ? value.element : nil
        let isOwn = coding?.text("system") == HospitalExtension.answerSystem
        if isOwn, coding?.text("code") == "not_applicable" { return .notApplicable }
        switch kind {
        case .yesNo:
            switch (value.json, isOwn ? coding?.text("code") : nil) {
            case (.bool(true), _), (_, "yes"): return .yes
            case (.bool(false), _), (_, "no"): return .no
            default: throw .notMapped(path: path, reason: coding == nil ? .answer : .code)
            }
        case .choice:
            guard let code = coding?.text("code") ?? value.text ?? value.numberText else {
                throw .notMapped(path: path, reason: .code)
            }
            return .choice(code)
        case .points: return .points(try decimal(value, at: path))
        case .number: return .number(try decimal(value, at: path))
        case .occurrences:
            guard let count = value.numberText.flatMap({ Int($0) }) else {
                throw .notMapped(path: path, reason: .answer)
            }
            return .occurrences(count)
        case .day:
            guard let text = value.text else { throw .notMapped(path: path, reason: .answer) }
            guard let day = try? Day(text) else { throw .notMapped(path: path, reason: .day) }
            return .day(day)
        case .photo: return .photo(try text(value, at: path))
        case .signature: return .signature(Person.ID(try text(value, at: path)))
        case .text: return .text(try text(value, at: path))
        }
    }

    private static func decimal(_ value: FHIRValue, at path: String) throws(FHIRError) -> Decimal {
        let number =
            value.numberText
            ?? value.element.flatMap { FHIRValue(type: "", json: $0["value"] ?? .null).numberText }
        guard let number else { throw .notMapped(path: path, reason: .answer) }
        guard let decimal = FHIRNumber.decimal(number) else {
            throw .notMapped(path: path, reason: .number)
        }
        return decimal
    }

    private static func text(_ value: FHIRValue, at path: String) throws(FHIRError) -> String {
        let element = value.element
        let text =
            value.text ?? value.numberText ?? element?.text("url")
            ?? element?.text("title") ?? element?.text("reference") ?? element?.text("display")
        guard let text else { throw .notMapped(path: path, reason: .answer) }
        return text
    }
}
