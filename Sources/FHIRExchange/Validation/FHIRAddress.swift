/// Addresses and references as they stand in answers.
enum FHIRAddress {
    /// Whether a text can be an address: no blanks, brackets or quotes, whole escapes, and a name
    /// where it is a UUID.
    static func isAddress(_ text: String) -> Bool {
        guard !text.isEmpty else { return false }
        let refused: Set<UInt8> = Set("<>\"{}|\\^`".utf8)
        let bytes = Array(text.utf8)
        for (place, byte) in bytes.enumerated() {
            if byte <= 0x20 || refused.contains(byte) { return false }
            if byte == UInt8(ascii: "%") {
                let digits = bytes.dropFirst(place + 1).prefix(2)
                guard digits.count == 2, digits.allSatisfy(isHexadecimal) else { return false }
            }
        }
        let uuid = "urn:uuid:"
        return text.hasPrefix(uuid) ? isUUID(text.dropFirst(uuid.count)) : true
    }

    /// Whether a reference names something by a UUID or an OID, which tells no type.
    static func isName(_ text: String) -> Bool {
        let uuid = "urn:uuid:"
        return text.hasPrefix(uuid)
            ? isUUID(text.dropFirst(uuid.count)) : text.hasPrefix("urn:oid:")
    }

    private static func isUUID(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.utf8.allSatisfy(isHexadecimal) }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    /// The type of the resource of a reference, `Patient` of `https://example.org/Patient/7`;
    /// `nil` when it is none of FHIR's.
    static func resourceType(of reference: String) -> String? {
        let path = reference.prefix { $0 != "?" && $0 != "#" }
        var parts = path.split(separator: "/")
        // A version stands behind: Patient/7/_history/2.
        if let history = parts.firstIndex(of: "_history") { parts = Array(parts[..<history]) }
        guard parts.count >= 2 else { return nil }
        let type = String(parts[parts.count - 2])
        return resourceTypes.contains(type) ? type : nil
    }

    /// The resources of R4 and R5.
    private static let resourceTypes: Set<String> = Set(
        """
        Account ActivityDefinition ActorDefinition AdministrableProductDefinition AdverseEvent
        AllergyIntolerance Appointment AppointmentResponse ArtifactAssessment AuditEvent Basic
        Binary BiologicallyDerivedProduct BiologicallyDerivedProductDispense BodyStructure Bundle
        CapabilityStatement CarePlan CareTeam CatalogEntry ChargeItem ChargeItemDefinition Citation
        Claim ClaimResponse ClinicalImpression ClinicalUseDefinition CodeSystem Communication
        CommunicationRequest CompartmentDefinition Composition ConceptMap Condition
        ConditionDefinition Consent Contract Coverage CoverageEligibilityRequest
        CoverageEligibilityResponse DetectedIssue Device DeviceAssociation DeviceDefinition
        DeviceDispense DeviceMetric DeviceRequest DeviceUsage DeviceUseStatement DiagnosticReport
        DocumentManifest DocumentReference EffectEvidenceSynthesis Encounter EncounterHistory
        Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare EventDefinition Evidence
        EvidenceReport EvidenceVariable ExampleScenario ExplanationOfBenefit FamilyMemberHistory
        Flag FormularyItem GenomicStudy Goal GraphDefinition Group GuidanceResponse
        HealthcareService ImagingSelection ImagingStudy Immunization ImmunizationEvaluation
        ImmunizationRecommendation ImplementationGuide Ingredient InsurancePlan InventoryItem
        InventoryReport Invoice Library Linkage List Location ManufacturedItemDefinition Measure
        MeasureReport Media Medication MedicationAdministration MedicationDispense
        MedicationKnowledge MedicationRequest MedicationStatement MedicinalProduct
        MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductDefinition
        MedicinalProductIndication MedicinalProductIngredient MedicinalProductInteraction
        MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical
        MedicinalProductUndesirableEffect MessageDefinition MessageHeader MolecularSequence
        NamingSystem NutritionIntake NutritionOrder NutritionProduct Observation
        ObservationDefinition OperationDefinition OperationOutcome Organization
        OrganizationAffiliation PackagedProductDefinition Parameters Patient PaymentNotice
        PaymentReconciliation Permission Person PlanDefinition Practitioner PractitionerRole
        Procedure Provenance Questionnaire QuestionnaireResponse RegulatedAuthorization
        RelatedPerson RequestGroup RequestOrchestration Requirements ResearchDefinition
        ResearchElementDefinition ResearchStudy ResearchSubject RiskAssessment
        RiskEvidenceSynthesis Schedule SearchParameter ServiceRequest Slot Specimen
        SpecimenDefinition StructureDefinition StructureMap Subscription SubscriptionStatus
        SubscriptionTopic Substance SubstanceDefinition SubstanceNucleicAcid SubstancePolymer
        SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial
        SubstanceSpecification SupplyDelivery SupplyRequest Task TerminologyCapabilities TestPlan
        TestReport TestScript Transport ValueSet VerificationResult VisionPrescription
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
