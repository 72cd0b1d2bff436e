/// Why the interface cannot be written down for C, as a sentence for the developer.
enum InterfaceFault: Error, Hashable, CustomStringConvertible {
    case nameOutsideOfFamily(function: String)
    case nameTooLong(name: String, bytes: Int)
    case exportedUnderOtherName(function: String, exported: String)
    case forbiddenType(function: String, parameter: String, type: String)
    case forbiddenReturn(function: String, type: String)
    case outputNotNamedOut(function: String, parameter: String)
    case undocumented(function: String)
    case undocumentedParameter(function: String, parameter: String)
    case unknownParameter(function: String, parameter: String)
    case sectionMissing(function: String, section: String)
    case sinceNoVersion(function: String, text: String)
    case commentEndsEarly(function: String)
    case exampleMissing(function: String)
    case exampleOfNothing(function: String)
    case fileWithoutArea(file: String, function: String)
    case constantName(name: String)
    case constantNameTwice(name: String)
    case constantValueTwice(family: String, value: Int32, first: String, second: String)
    case constantUndocumented(name: String)
    case constantUnreadable(line: Int, text: String)
    case unreadable(what: String, detail: String)

    var description: String {
        switch self {
        case .nameOutsideOfFamily(let function):
            "\(function): the name of an exported function starts with \(ExportedFunction.prefix)"
        case .nameTooLong(let name, let bytes):
            "\(name): \(bytes) bytes, a name has at most \(ExportedFunction.longestName)"
        case .exportedUnderOtherName(let function, let exported):
            "\(function): exported as \(exported); both names must be the same"
        case .forbiddenType(let function, let parameter, let type):
            "\(function): parameter \(parameter) has the type \(type), which C callers cannot pass;"
                + " allowed are \(CType.allowed) (pointers always optional)"
        case .forbiddenReturn(let function, let type):
            "\(function): returns \(type); every function returns Int32"
        case .outputNotNamedOut(let function, let parameter):
            "\(function): parameter \(parameter): names with out_ are outputs, and numbers written"
                + " by the function are named out_…"
        case .undocumented(let function):
            "\(function): has no documentation"
        case .undocumentedParameter(let function, let parameter):
            "\(function): parameter \(parameter) is not documented"
        case .unknownParameter(let function, let parameter):
            "\(function): documents the parameter \(parameter), which it does not have"
        case .sectionMissing(let function, let section):
            "\(function): the documentation has no `- \(section):`"
        case .sinceNoVersion(let function, let text):
            "\(function): `- Since:` is \(text), it must be a version like 1.0"
        case .commentEndsEarly(let function):
            "\(function): the documentation holds /* or */, which a C comment cannot"
        case .exampleMissing(let function):
            "\(function): \(FunctionExample.file) has no example of it"
        case .exampleOfNothing(let function):
            "\(function): \(FunctionExample.file) has an example of it, and it is no function"
        case .fileWithoutArea(let file, let function):
            "\(function): \(file) has no place in the header; add it to InterfaceArea.order"
        case .constantName(let name):
            "\(name): the name of a constant is HOSP_ and capital letters"
        case .constantNameTwice(let name):
            "\(name): the constant is declared twice"
        case .constantValueTwice(let family, let value, let first, let second):
            "\(second): has the value \(value), which \(first) has already (\(family))"
        case .constantUndocumented(let name):
            "\(name): the constant has no documentation"
        case .constantUnreadable(let line, let text):
            "\(ConstantFamily.file):\(line): no constant can be read from `\(text)`"
        case .unreadable(let what, let detail):
            "\(what): \(detail)"
        }
    }
}

/// Everything that is wrong with the interface, so that one run names it all.
struct InterfaceFaults: Error, Equatable {
    let faults: [InterfaceFault]
}
