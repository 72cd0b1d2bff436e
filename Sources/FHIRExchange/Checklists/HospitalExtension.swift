/// The extensions with which a form says what FHIR has no element for: points, vetoes, deductions.
///
/// FHIR has no "not applicable", no greatest score, no pass mark and no veto. A reader that does
/// not know these addresses shows the form as it is; a reader that does gets the whole checklist
/// back. Weights stand in `itemWeight`, which R5 has (`ordinalValue` of R4 is read as well).
///
/// | address `urn:libhosp:fhir:` | on | value |
/// |---|---|---|
/// | `checklist-total` | form | code `hundred` or `percent`: what the points add up to |
/// | `checklist-pass-rule` | form | code `percent` or `every_item` |
/// | `checklist-citation` | form | once per document: `title`, `number`, `article`, `confirmed` |
/// | `section-code` | group | text: its code, where a question has the same one |
/// | `section-weight` | group at the top | decimal, all total 100 |
/// | `item-points` | question | decimal: what a faultless item earns |
/// | `item-criticality` | question | whole: 0 普通, 1 关键, 2 否决 |
/// | `item-answer-kind` | question | `points`, `occurrences`, `number`, `photo`, `signature` |
/// | `item-deduction`, `item-floor` | question | decimal: points per fault, the least earned |
/// | `item-minimum`, `item-maximum` | question | decimal: between which readings are in order |
/// | `item-not-applicable` | question | flag `false`: the item always applies |
/// | `item-frequency` | question | code `D` … `E` |
/// | `item-recurrence` | question | text: the frequency as a rule of RFC 5545, written only |
/// | `item-source` | question | text: the article that asks for it |
/// | `option-failure` | answerOption | flag `true`: a failure whatever it earns |
/// | `condition-answered-only` | enableWhen with `!=` | flag `true`: false without an answer |
/// | `answer-note`, `answer-inspector` | answer | text |
/// | `answer-evidence` | answer | once per piece, text: a reference that the host keeps |
///
/// Codes of answers have the system `urn:libhosp:fhir:answer`: `yes`, `no`, `not_applicable`. An
/// item of another kind that does not apply has an answer without a value and FHIR's own
/// `data-absent-reason` `not-applicable`.
public enum HospitalExtension {
    private static let base = "urn:libhosp:fhir:"

    /// What the points of a checklist add up to.
    public static let total = base + "checklist-total"
    /// What an inspection must reach.
    public static let passRule = base + "checklist-pass-rule"
    /// A document that the checklist follows.
    public static let citation = base + "checklist-citation"
    /// The code of a section that is also the code of a question.
    public static let sectionCode = base + "section-code"
    /// The weight of a section at the top.
    public static let sectionWeight = base + "section-weight"
    /// What a faultless item earns.
    public static let points = base + "item-points"
    /// What a failure means beyond the points.
    public static let criticality = base + "item-criticality"
    /// The kind of answer where the type does not tell.
    public static let answerKind = base + "item-answer-kind"
    /// What each fault costs.
    public static let deduction = base + "item-deduction"
    /// The least that an item with faults earns.
    public static let floor = base + "item-floor"
    /// The lowest reading in order.
    public static let minimum = base + "item-minimum"
    /// The highest reading in order.
    public static let maximum = base + "item-maximum"
    /// That an item always applies.
    public static let notApplicable = base + "item-not-applicable"
    /// How often an item falls due, as a code.
    public static let frequency = base + "item-frequency"
    /// How often an item falls due, as a rule of RFC 5545.
    public static let recurrence = base + "item-recurrence"
    /// The article that asks for an item.
    public static let source = base + "item-source"
    /// That a choice is a failure.
    public static let failure = base + "option-failure"
    /// That a condition is false without an answer.
    public static let answeredOnly = base + "condition-answered-only"
    /// What an inspector adds to an answer.
    public static let note = base + "answer-note"
    /// Who answered.
    public static let inspector = base + "answer-inspector"
    /// A piece of evidence.
    public static let evidence = base + "answer-evidence"

    /// The system of the answers yes, no and not applicable.
    public static let answerSystem = base + "answer"
    /// The address of a checklist: `urn:libhosp:checklist:FIRE9`.
    public static let checklist = "urn:libhosp:checklist:"
    /// The system of the codes of choices and persons of the hospital.
    public static let choiceSystem = base + "choice"
    /// The system of the codes of inspections.
    public static let inspection = "urn:libhosp:inspection"
    /// FHIR's own reason for an answer without a value.
    public static let absentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
}
