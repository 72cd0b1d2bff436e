import HospitalCore

/// The points of a completed checklist, added up in whole units (millionths of a point).
struct InspectionTally {
    let template: ChecklistTemplate
    let policy: ScoringPolicy
    private(set) var items: [InspectionScore.Item] = []
    private(set) var vetoItems: [String] = []
    /// Whether a required item without an answer blocks the result.
    private(set) var isBlocked = false
    /// Points of each node with everything below it.
    private var sums: [Points]

    /// Points earned and points that counted, in units.
    struct Points {
        var earned: Int64 = 0
        var maximum: Int64 = 0

        mutating func add(_ other: Points) {
            earned += other.earned
            maximum += other.maximum
        }
    }

    /// What one answer is worth.
    struct Worth {
        var standing = InspectionScore.Item.Standing.answered
        var points = Points()
        var isFailed = false
    }

    init(_ checklist: CompletedChecklist, policy: ScoringPolicy) throws(InspectionError) {
        template = checklist.template
        self.policy = policy
        sums = [Points](repeating: Points(), count: template.nodes.count)
        for place in template.nodes.indices {
            guard let item = template.nodes[place].item else { continue }
            try add(item, at: place, of: checklist)
        }
        // A parent stands before its children, so going back each sum is complete when it is passed
        // on to the parent.
        for place in sums.indices.reversed() {
            if let parent = template.nodes[place].parent { sums[parent].add(sums[place]) }
        }
    }

    private mutating func add(
        _ item: ChecklistItem, at place: Int, of checklist: CompletedChecklist
    ) throws(InspectionError) {
        let units = template.nodes[place].units
        var worth = Worth()
        if let answer = checklist.answersByPlace[place]?.answer {
            worth = item.worth(of: answer, units: units)
            if worth.standing == .notApplicable {
                worth.points = try notApplicable(item, units: units)
            }
        } else if checklist.isAsked[place] {
            worth.standing = .unanswered
            if item.isRequired { worth.points = try unanswered(item, units: units) }
        } else {
            worth.standing = checklist.notDue.contains(item.code) ? .notDue : .notAsked
        }
        sums[place] = worth.points
        items.append(
            InspectionScore.Item(
                code: item.code, criticality: item.criticality, standing: worth.standing,
                earned: PointUnits.decimal(worth.points.earned),
                maximum: PointUnits.decimal(worth.points.maximum), isFailed: worth.isFailed))
        let isVeto = policy.vetoTrigger == .anyLoss || worth.points.earned == 0
        if item.criticality == .veto, worth.isFailed, isVeto { vetoItems.append(item.code) }
    }

    private func notApplicable(
        _ item: ChecklistItem, units: Int64
    ) throws(InspectionError) -> Points {
        switch policy.notApplicable {
        case .exclude, .fail: return Points()
        case .full: return Points(earned: units, maximum: units)
        case .zero: return Points(earned: 0, maximum: units)
        case .refuse: throw .notApplicableRefused(item: item.code)
        }
    }

    private mutating func unanswered(
        _ item: ChecklistItem, units: Int64
    ) throws(InspectionError) -> Points {
        switch policy.unanswered {
        case .error: throw .unanswered(item: item.code)
        case .block: isBlocked = true
        case .ignore: break
        case .zero: return Points(earned: 0, maximum: units)
        }
        return Points()
    }
}

extension InspectionTally {
    private var topPlaces: [Int] {
        template.nodes.indices.filter { template.nodes[$0].parent == nil }
    }

    /// The units earned in all.
    var earned: Int64 { topPlaces.reduce(0) { $0 + sums[$1].earned } }
    /// The units that counted in all.
    var maximum: Int64 { topPlaces.reduce(0) { $0 + sums[$1].maximum } }

    func sectionScores() -> [InspectionScore.Section] {
        template.nodes.indices.compactMap { place in
            let node = template.nodes[place]
            guard node.item == nil else { return nil }
            return InspectionScore.Section(
                code: node.code, title: node.title, earned: PointUnits.decimal(sums[place].earned),
                maximum: PointUnits.decimal(sums[place].maximum),
                percent: Percentage.published(
                    sums[place].earned, of: sums[place].maximum, decimals: policy.decimals))
        }
    }

    /// The published percentage of the whole; `nil` when nothing counts.
    func percent() throws(InspectionError) -> Decimal? {
        switch policy.sections {
        case .pooled:
            return Percentage.published(earned, of: maximum, decimals: policy.decimals)
        case .weighted:
            var weighted = Percentage.Weighted()
            for place in topPlaces {
                guard let weight = template.nodes[place].weightUnits else {
                    throw .sectionsWithoutWeights(template: template.identity)
                }
                weighted.add(sums[place].earned, of: sums[place].maximum, weight: weight)
            }
            return weighted.published(decimals: policy.decimals)
        }
    }
}

extension ChecklistItem {
    /// What an answer that fits the item is worth; not applicable is left to the policy.
    func worth(of answer: Answer, units: Int64) -> InspectionTally.Worth {
        var worth = InspectionTally.Worth()
        worth.points = InspectionTally.Points(earned: units, maximum: units)
        switch (answer, answerKind) {
        case (.notApplicable, _): worth.standing = .notApplicable
        case (.no, _): worth.fail(earning: 0)
        case (.points(let given), _):
            let earned = PointUnits.units(given) ?? 0
            if earned < units { worth.fail(earning: earned) }
        case (.occurrences(let count), .occurrences(let deduction, let floor)) where count > 0:
            // A count of 64 bits times a deduction of at most 10¹² units fits 128 bits.
            let lost = Int128(count) * Int128(PointUnits.units(deduction) ?? 0)
            let left = max(Int128(units) - lost, Int128(PointUnits.units(floor) ?? 0))
            worth.fail(earning: Int64(left))
        case (.number(let reading), .number(let limits)):
            if !limits.contains(reading) { worth.fail(earning: 0) }
        case (.choice(let code), .choice(let choices)):
            let choice = choices.first { $0.code == code }
            guard let score = choice?.score else {
                worth.standing = .notApplicable
                worth.isFailed = choice?.isFailure ?? false
                return worth
            }
            let earned = PointUnits.units(score) ?? 0
            if earned < units || choice?.isFailure == true { worth.fail(earning: earned) }
        default: break
        }
        return worth
    }
}

extension InspectionTally.Worth {
    fileprivate mutating func fail(earning earned: Int64) {
        points.earned = earned
        isFailed = true
    }
}
