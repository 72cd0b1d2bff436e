@_exported import CostControl
@_exported import FHIRExchange
@_exported import HospitalBook
@_exported import HospitalCore
@_exported import Interchange
@_exported import PerformanceAppraisal
@_exported import SafetyInspection
@_exported import Storage
