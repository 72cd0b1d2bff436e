import Hosp

let hundred = try Money(yuan: "100.00")
let heads = [5, 3, 3].map { Decimal($0) }
print(try Apportionment.shares(of: hundred, weights: heads, residual: .largestRemainder))
do {
    _ = try Apportionment.shares(of: hundred, weights: [], residual: .largestRemainder)
} catch { print(error.finding.text(in: .english)) }
