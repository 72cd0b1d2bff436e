/// How a calculation that falls into parts is run: one part after the other, or beside each other
/// where the caller brings threads.
///
/// A calculation starts no thread itself.
///
/// No result depends on the number of workers.
public struct Workers: Sendable {
    /// How many parts are run beside each other, at least 1.
    public let count: Int
    private let run: @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void

    /// Workers that `run` brings: it calls its function once with each number below the count, and
    /// returns when all of these calls have ended.
    public init(
        count: Int,
        run: @escaping @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void
    ) {
        self.count = max(1, count)
        self.run = run
    }

    /// One worker: the caller.
    public static let alone = Workers(count: 1) { count, body in
        for number in 0..<count { body(number) }
    }

    /// Calls the function once with each number below the count.
    public func each(_ body: @escaping @Sendable (Int) -> Void) {
        if count == 1 { body(0) } else { run(count, body) }
    }

    /// The part of a worker when so many things are dealt out in stretches.
    public func stretch(_ number: Int, of total: Int) -> Range<Int> {
        let (size, rest) = total.quotientAndRemainder(dividingBy: count)
        let start = number * size + min(number, rest)
        return start..<start + size + (number < rest ? 1 : 0)
    }

    /// These workers, or one where the work is not worth a thread.
    public func worth(_ isWorth: Bool) -> Workers { isWorth ? self : .alone }
}
