import HospitalCore

/// A step of a service order as it was recorded; what was recorded is never changed (S-174).
public struct OrderEvent: Equatable, Sendable {
    /// What happened.
    public let step: OrderStep
    /// When.
    public let at: Moment
    /// What else was recorded: `worker` and `team` of a dispatch, reassignment or undertaking;
    /// `priority` of a change; `cause` and `evidence` of a finish; `level` and `rater` of a
    /// call-back.
    public let details: [String: String]

    /// A step.
    public init(_ step: OrderStep, at moment: Moment, _ details: [String: String] = [:]) {
        self.step = step
        at = moment
        self.details = details
    }
}

/// An order to the one-stop desk (一站式服务工单): all services have one series of numbers (S-162).
public struct ServiceOrder: Equatable, Sendable {
    /// The number.
    public let number: String
    /// The priority it was registered with.
    public let priority: String
    /// When somebody called.
    public let created: Moment
    /// What was recorded: `content`, `place` and `reporter`, which are needed (S-163), and others
    /// such as `service`, `trade`, `kind`, `asset`.
    public let fields: [String: String]
    /// The steps, in their order.
    public let events: [OrderEvent]

    /// The fields that every order has.
    public static let neededFields = ["content", "place", "reporter"]

    /// An order.
    /// - Throws: `fieldMissing` for a needed field that is not there or blank.
    public init(
        _ number: String, priority: String, created: Moment, fields: [String: String],
        events: [OrderEvent]
    ) throws(DeskError) {
        for field in Self.neededFields where fields[field] ?? "" == "" {
            throw .fieldMissing(order: number, field: field)
        }
        self.number = number
        self.priority = priority
        self.created = created
        self.fields = fields
        self.events = events
    }
}

/// What is known beforehand and filled into an order: an asset tells its name and place (S-177), a
/// telephone its department and place (S-167), a service of the catalogue its team and priority
/// (S-165).
///
/// A field that the order has itself is left as it is.
public struct OrderPrefill: Equatable, Sendable {
    /// The field by which it is found: `asset`, `telephone`, `service`.
    public let field: String
    /// Its value.
    public let value: String
    /// What is filled in.
    public let fills: [String: String]

    /// Something known beforehand.
    public init(field: String, value: String, fills: [String: String]) {
        self.field = field
        self.value = value
        self.fills = fills
    }

    /// The fields of an order with what is known beforehand.
    public static func filled(
        _ fields: [String: String], by known: [OrderPrefill]
    ) -> [String: String] {
        var fields = fields
        for entry in known where fields[entry.field] == entry.value {
            fields.merge(entry.fills) { own, _ in own }
        }
        return fields
    }
}

/// A priority with its time limits (优先级与时限): of the clock day and night, or of working time.
///
/// Limits are inclusive. No norm publishes any, so they are settings of the hospital.
public struct ServicePriority: Equatable, Sendable {
    /// The code.
    public let code: String
    /// From the call to 受理; `nil` when there is none.
    public let response: TimeLimit?
    /// From the call to 办结, without pauses; `nil` when there is none.
    public let completion: TimeLimit?

    /// A priority.
    public init(_ code: String, response: TimeLimit?, completion: TimeLimit?) {
        self.code = code
        self.response = response
        self.completion = completion
    }
}
