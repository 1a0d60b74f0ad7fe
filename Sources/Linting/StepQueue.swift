import Glibc

/// Numbered steps that threads take in order, and their results, given out in the same order.
final class StepQueue<Output: Sendable>: @unchecked Sendable {
  private let steps: Int
  private let window: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  // All below is touched under the mutex only.
  private var nextTaken = 0
  private var nextGiven = 0
  private var stopped = false
  private var results: [Int: Output] = [:]

  /// - Parameter window: steps that may be taken before the results of the first of them were given out.
  init(steps: Int, window: Int) {
    self.steps = steps
    self.window = window
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// The next step, nil where none is left or the run was stopped.
  func take() -> Int? {
    locked {
      while nextTaken >= nextGiven + window && nextTaken < steps && !stopped { pthread_cond_wait(changed, mutex) }
      guard nextTaken < steps, !stopped else { return nil }
      nextTaken += 1
      return nextTaken - 1
    }
  }

  /// Hands in the result of a step.
  func put(_ step: Int, _ output: Output) {
    locked {
      results[step] = output
      if step == nextGiven { pthread_cond_broadcast(changed) }
    }
  }

  /// Waits for the result of the next step in order.
  func next() -> Output {
    locked {
      while true {
        if let output = results.removeValue(forKey: nextGiven) {
          nextGiven += 1
          pthread_cond_broadcast(changed)
          return output
        }
        pthread_cond_wait(changed, mutex)
      }
    }
  }

  /// Lets nobody take another step.
  func stop() {
    locked {
      stopped = true
      pthread_cond_broadcast(changed)
    }
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}

/// A thread of the system that runs a closure.
final class Thread {
  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private var handle = pthread_t()

  init(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    let status = pthread_create(
      &handle, nil,
      { argument in
        Unmanaged<Work>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard status == 0 else { fatalError("no thread: \(String(cString: strerror(status)))") }
  }

  /// Waits for the thread's end.
  func join() { pthread_join(handle, nil) }
}
