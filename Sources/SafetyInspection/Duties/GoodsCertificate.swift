import HospitalCore

/// Whether food that is delivered may be taken in (进货查验): it needs a certificate (合格证) of its own
/// batch that holds on the day.
///
/// - Source: requirements S-155
public enum GoodsCertificate {
    /// A certificate that came with a delivery.
    public struct Document: Equatable, Sendable {
        /// The number.
        public let number: String
        /// The batch it is for.
        public let batch: String
        /// The days on which it holds.
        public let validity: Validity

        /// A certificate.
        public init(_ number: String, batch: String, validity: Validity) {
            self.number = number
            self.batch = batch
            self.validity = validity
        }
    }

    /// What becomes of a delivery.
    public enum Verdict: String, CaseIterable, Sendable {
        /// 入库
        case accept = "ACCEPT"
        /// 无合格证
        case noCertificate = "NO_CERTIFICATE"
        /// 合格证不是该批次的
        case otherBatch = "OTHER_BATCH"
        /// 合格证不在有效期内
        case notInForce = "NOT_IN_FORCE"

        /// Whether it is sent back.
        public var isRejected: Bool { self != .accept }
    }

    /// What becomes of a delivery of a batch on a day.
    public static func verdict(on day: Day, batch: String, _ document: Document?) -> Verdict {
        guard let document, !document.number.isEmpty else { return .noCertificate }
        guard document.batch == batch else { return .otherBatch }
        return document.validity.contains(day) ? .accept : .notInForce
    }
}
