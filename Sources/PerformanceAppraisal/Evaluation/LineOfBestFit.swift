/// The line y = a + b x of least squares through points, with its correlation (直线回归).
public struct LineOfBestFit: Equatable, Sendable {
    /// Where it meets x = 0.
    public let intercept: Double
    /// How steep it is.
    public let slope: Double
    /// The correlation of x and y, −1 to 1; 0 where y does not vary.
    public let correlation: Double
    /// F of the regression with 1 and n − 2 degrees of freedom; `nil` without freedom or where
    /// every point lies on the line.
    public let fStatistic: Double?

    /// The line through points; `nil` when their x do not differ.
    public init?(_ points: [(x: Double, y: Double)]) {
        let count = Double(points.count)
        guard count > 1 else { return nil }
        let meanX = points.reduce(0) { $0 + $1.x } / count
        let meanY = points.reduce(0) { $0 + $1.y } / count
        let squareX = points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
        let squareY = points.reduce(0) { $0 + ($1.y - meanY) * ($1.y - meanY) }
        let product = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
        guard squareX > 0, squareX.isFinite, squareY.isFinite else { return nil }
        slope = product / squareX
        intercept = meanY - slope * meanX
        correlation =
            squareY > 0
            ? max(-1, min(1, product / (squareX * squareY).squareRoot())) : 0
        let rest = 1 - correlation * correlation
        fStatistic =
            count > 2 && rest > 0
            ? correlation * correlation * (count - 2) / rest : nil
    }
}
