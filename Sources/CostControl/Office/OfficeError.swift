import HospitalCore

/// What is wrong with office records.
public enum OfficeError: HospitalError, Equatable {
    /// A time that ends before it begins, or lies outside of the calendar.
    case timesInvalid(String)
    /// Something that is not there.
    case unknown(String)
    /// Something that stands twice.
    case twice(String)
    /// Bands that do not begin at 0 or rise.
    case bandsInvalid
    /// A number that cannot be.
    case numberInvalid(String, value: String)
    /// A sum does not fit.
    case outOfRange(String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .timesInvalid(let object): Finding(.officeTimesInvalid, ["object": .text(object)])
        case .unknown(let object): Finding(.officeUnknown, ["object": .text(object)])
        case .twice(let object): Finding(.officeTwice, ["object": .text(object)])
        case .bandsInvalid: Finding(.officeBandsInvalid)
        case .numberInvalid(let object, let value):
            Finding(.officeNumberInvalid, ["object": .text(object), "value": .text(value)])
        case .outOfRange(let object): Finding(.officeOutOfRange, ["object": .text(object)])
        }
    }
}
