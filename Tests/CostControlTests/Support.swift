import HospitalCore

/// The exact decimal of the library, not the one of Foundation.
typealias Decimal = HospitalCore.Decimal
