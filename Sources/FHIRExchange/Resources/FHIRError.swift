import HospitalCore

/// Why a JSON document cannot be taken as a FHIR form, or a form not as a checklist.
public enum FHIRError: HospitalError, Equatable {
    /// The document is another resource than the one that is needed.
    case otherResource(expected: String, found: String?)
    /// A member has not the shape that FHIR gives it; the path says which.
    case shape(path: String, expected: Shape)
    /// The resource has more items than are taken.
    case tooManyItems(resource: String, limit: Int)
    /// The items of the resource stand too deep in one another.
    case tooDeep(resource: String, limit: Int)
    /// A checklist has something that a form cannot say, or the other way round.
    case notMapped(path: String, reason: MappingReason)

    /// What a member must be.
    public enum Shape: Hashable, Sendable {
        /// An object.
        case object
        /// A list of objects.
        case objects
        /// A text.
        case text
    }

    /// Why something cannot be mapped.
    public enum MappingReason: Hashable, Sendable, CaseIterable {
        /// The form has no address, no id and no name.
        case identityMissing
        /// A condition compares with an answer of another kind than its question has.
        case conditionOperand
        /// A condition looks at a question that the checklist does not have.
        case conditionQuestion
        /// A condition is true without an answer, and joins with others that must hold too.
        case conditionUnanswered
        /// Two conditions must both hold, and one of them is a choice of several tests.
        case conditionsJoined
        /// An extension of the library's own has a value that it does not know, or stands twice.
        case ownExtension
        /// A number is no decimal of at most 38 digits.
        case number
        /// A day is not complete or does not exist.
        case day
        /// An answer has no value of the kind that its item takes.
        case answer
        /// An item has more than one answer.
        case severalAnswers
        /// An answer is to no item of the checklist.
        case unknownItem
        /// A code of a choice of the library's own is missing or unknown.
        case code
    }

    /// The message with the place.
    public var finding: Finding {
        switch self {
        case .otherResource(let expected, let found):
            Finding(
                .fhirOtherResource,
                ["expected": .text(expected)].merging(
                    found.map { ["found": .text($0)] } ?? [:]
                ) { $1 })
        case .shape(let path, let expected):
            Finding(.fhirShape, ["path": .text(path), "expected": expected.phrase])
        case .tooManyItems(let resource, let limit):
            Finding(.fhirTooManyItems, ["resource": .text(resource), "limit": .count(limit)])
        case .tooDeep(let resource, let limit):
            Finding(.fhirTooDeep, ["resource": .text(resource), "limit": .count(limit)])
        case .notMapped(let path, let reason):
            Finding(.fhirNotMapped, ["path": .text(path), "detail": reason.phrase])
        }
    }
}

extension FHIRError.Shape {
    fileprivate var phrase: MessageValue {
        switch self {
        case .object: .phrase(chinese: "对象", english: "an object")
        case .objects: .phrase(chinese: "对象数组", english: "a list of objects")
        case .text: .phrase(chinese: "文本", english: "a text")
        }
    }
}

extension FHIRError.MappingReason {
    /// The reason in both languages.
    public var phrase: MessageValue {
        let words = wording
        return .phrase(chinese: words.chinese, english: words.english)
    }

    private var wording: (chinese: String, english: String) {
        switch self {
        case .identityMissing: ("问卷没有url、id或name", "the form has no url, id or name")
        case .conditionOperand:
            ("条件比较的答案与问题类型不符", "the condition compares with an answer of another kind")
        case .conditionQuestion:
            ("条件所依据的问题不在其前", "the condition looks at a question that is not before it")
        case .conditionUnanswered:
            (
                "“不等于”在未作答时也成立，不能与其他必须成立的条件并用",
                "\"!=\" also holds without an answer and cannot join with other tests"
            )
        case .conditionsJoined:
            (
                "分组与条目的启用条件须同时成立，但其中有“任一成立”的条件",
                "the conditions of a group and an item must both hold, and one is a choice of tests"
            )
        case .ownExtension:
            ("本库扩展的取值未知或重复", "the extension has an unknown value or stands twice")
        case .number: ("数值不是38位以内的十进制数", "the number is no decimal of at most 38 digits")
        case .day: ("日期不完整或不存在", "the day is not complete or does not exist")
        case .answer: ("答案的值与项目类型不符", "the answer has no value of the item's kind")
        case .severalAnswers: ("一个项目只能有一个答案", "the item has more than one answer")
        case .unknownItem: ("检查表中没有该项目", "the checklist has no such item")
        case .code: ("选项缺少编码或编码未知", "the code of the choice is missing or unknown")
        }
    }
}
