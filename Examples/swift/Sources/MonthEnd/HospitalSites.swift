import Hosp

/// Cleaning cost and energy per square metre of real hospital sites, with the benchmarks that are
/// picked from them.
struct HospitalSites {
    /// What is compared.
    enum Indicator: String, CaseIterable {
        case cleaning, energy
    }

    struct Site {
        let code: String
        let name: String
        /// Square metres.
        let area: Int128
        /// Pounds of cleaning and kilowatt hours of energy in a year; none where it does not apply.
        let amounts: [Indicator: Int128]

        /// An amount per square metre, exactly.
        func perArea(_ indicator: Indicator) throws -> Rate? {
            try amounts[indicator].map { try Rate(numerator: $0, denominator: area) }
        }
    }

    /// The sites, the largest first.
    let sites: [Site]
    /// The benchmark (标杆值): the best tenth of the sites that report more than nothing.
    let benchmarks: [Indicator: Decimal]

    init(file: String) throws {
        func amount(_ text: String?) -> Int128? { text.flatMap { Int128($0) } }
        let fuels = ["Electricity consumed (kWh)", "Gas consumed (kWh)", "Oil consumed (kWh)"]
        let read = try Rows(file).rows.map { row in
            var amounts: [Indicator: Int128] = [:]
            amounts[.cleaning] = amount(row["Cleaning service cost (£)"])
            let used = fuels.compactMap { amount(row[$0]) }
            if used.count == fuels.count { amounts[.energy] = used.reduce(0, +) }
            return Site(
                code: row["Site Code"] ?? "", name: row["Site Name"] ?? "",
                area: amount(row["Gross internal floor area (m²)"]) ?? 0, amounts: amounts)
        }
        sites = read.sorted { $0.area == $1.area ? $0.code < $1.code : $0.area > $1.area }
        var marks: [Indicator: Decimal] = [:]
        for indicator in Indicator.allCases {
            let figures = try read.compactMap { try $0.perArea(indicator) }
                .filter { $0 > .zero }.sorted()
            let advanced = try figures[(figures.count + 9) / 10 - 1]
                .decimal(digits: 4, rounding: .halfAwayFromZero)
            marks[indicator] = try Benchmark.pick(
                history: [], industry: advanced, direction: .lowerIsBetter
            ).value
        }
        benchmarks = marks
    }
}

extension Book {
    /// Brings the sites in as units with their facts; what a site does not have is no fact.
    func importSites(_ sites: HospitalSites, month: Month) throws {
        try importRows(
            "hosp_org_unit", "ERIC",
            sites.sites.map {
                // The level says that a site is no department that takes part in cost.
                [
                    ("unit_code", $0.code), ("unit_name", $0.name), ("valid_from", "20150401"),
                    ("unit_level", "site"),
                ]
            })
        try importText(
            "hosp_appraisal_scheme", "ERIC",
            """
            scheme_code,base_score,basis_rule,divisor_rule,grade_set,grade_basis
            ERIC,100,published,hundred,hospital_2015,score

            """)
        try importText(
            "hosp_appraisal_part", "ERIC",
            """
            scheme_code,part_code,part_weight,sort_number,scoring_rule
            ERIC,unit,100,1,items

            """)
        try importText(
            "hosp_appraisal_indicator", "ERIC",
            """
            scheme_code,indicator_code,part_code,indicator_weight,sort_number,method_name,\
            missing_rule
            ERIC,cleaning,unit,40,1,ratio,zero
            ERIC,energy,unit,60,2,ratio,zero

            """)
        try importRows(
            "hosp_appraisal_parameter", "ERIC",
            HospitalSites.Indicator.allCases.flatMap { indicator in
                let mark = sites.benchmarks[indicator]?.description ?? ""
                return [("target", mark), ("mode", "low_reciprocal")].map { name, value in
                    [
                        ("scheme_code", "ERIC"), ("indicator_code", indicator.rawValue),
                        ("line_number", "0"), ("parameter_name", name),
                        ("parameter_value", value),
                    ]
                }
            })
        try importRows(
            "hosp_appraisal_unit", "ERIC",
            sites.sites.map {
                [
                    ("scheme_code", "ERIC"), ("subject_code", $0.code),
                    ("subject_kind", "department"),
                ]
            })
        try importFigures(of: sites, month: month)
    }

    private func importFigures(of sites: HospitalSites, month: Month) throws {
        var exempt: [[(String, String)]] = []
        var values: [[(String, String)]] = []
        for site in sites.sites {
            for indicator in HospitalSites.Indicator.allCases {
                let key = [
                    ("scheme_code", "ERIC"), ("subject_code", site.code),
                    ("indicator_code", indicator.rawValue),
                ]
                guard let amount = site.amounts[indicator] else {
                    exempt.append(key)
                    continue
                }
                // A site that cleans for nothing has not reported: zero would be the best of all.
                values.append(
                    key + [("period_month", month.description)]
                        + (amount > 0
                            ? [
                                ("numerator_value", "\(amount)"),
                                ("denominator_value", "\(site.area)"),
                            ]
                            : []))
            }
        }
        try importRows("hosp_appraisal_exemption", "ERIC", exempt)
        try importRows("hosp_appraisal_value", "ERIC", values)
    }
}
