import Glibc
import HospitalCore

/// Threads that live inside of one call: all have ended when it returns.
enum WorkerThreads {
    /// The most threads of a call, the caller's included.
    static let limit = 64

    fileprivate final class Job: Sendable {
        let number: Int
        let body: @Sendable (Int) -> Void

        init(_ number: Int, _ body: @escaping @Sendable (Int) -> Void) {
            self.number = number
            self.body = body
        }
    }

    /// Runs `body` once with each number below `count`; the calling thread takes number 0.
    ///
    /// The other threads block every signal, so that the handlers of the host run where they did
    /// before. A thread that the system refuses is done without: its number runs on the calling
    /// thread.
    static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        var threads: [pthread_t] = []
        var refused: [Int] = []
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        for number in 1..<max(1, count) {
            if let thread = start(Job(number, body)) {
                threads.append(thread)
            } else {
                refused.append(number)
            }
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
        body(0)
        for number in refused { body(number) }
        for thread in threads { pthread_join(thread, nil) }
    }

    private static func start(_ job: Job) -> pthread_t? {
        let passed = Unmanaged.passRetained(job).toOpaque()
        var thread = pthread_t()
        guard pthread_create(&thread, nil, runJob, passed) == 0 else {
            Unmanaged<Job>.fromOpaque(passed).release()
            return nil
        }
        return thread
    }
}

extension Workers {
    /// So many threads, the caller's included, for the time of a call.
    package static func threads(_ count: Int) -> Workers {
        Workers(count: min(count, WorkerThreads.limit), run: WorkerThreads.run)
    }
}

/// What a thread begins with: the job it was passed.
private func runJob(_ passed: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let passed {
        let job = Unmanaged<WorkerThreads.Job>.fromOpaque(passed).takeRetainedValue()
        job.body(job.number)
    }
    return nil
}

/// A lock with something to wait for.
final class WorkerLock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        mutex.initialize(to: pthread_mutex_t())
        condition.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Runs `body` while no other thread does so with this lock.
    func locked<Value>(_ body: () throws -> Value) rethrows -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Inside of `locked`: lets others in until one of them calls ``wakeAll()``.
    func wait() { pthread_cond_wait(condition, mutex) }

    /// Inside of `locked`: wakes all that wait.
    func wakeAll() { pthread_cond_broadcast(condition) }
}
