/// Finds the place of a thread by its id: open addressing, the ids beside the places, so that a look-up mostly touches
/// one cache line. The hash is seeded, so that a capture cannot be made to collide.
@safe
struct ThreadIndex: ~Copyable {
  private struct Bucket {
    var id: Int64
    /// -1 where the bucket is empty.
    var place: Int32
  }

  private var buckets: UnsafeMutablePointer<Bucket>
  /// One less than the number of buckets, a power of two.
  private var mask = 0
  private var count = 0
  private let seed: UInt64

  private static let smallest = 256

  init() {
    seed = UInt64.random(in: .min ... .max)
    unsafe (buckets, mask) = Self.empty(Self.smallest)
  }

  init(copying other: borrowing ThreadIndex) {
    (mask, count, seed) = (other.mask, other.count, other.seed)
    unsafe buckets = .allocate(capacity: other.mask + 1)
    // Safe: every bucket of the other is initialized, and there is room for as many.
    unsafe buckets.initialize(from: other.buckets, count: other.mask + 1)
  }

  deinit { unsafe buckets.deallocate() }

  /// Where the thread lies, or -1.
  @inline(__always)
  func place(of id: Int64) -> Int32 {
    var at = home(of: id)
    // Safe here and below: `at` is masked, and at least half of the buckets are empty, so the walk ends.
    while unsafe buckets[at].place >= 0 {
      if unsafe buckets[at].id == id { return unsafe buckets[at].place }
      at = (at &+ 1) & mask
    }
    return -1
  }

  /// Notes the place of a thread that is not in the index.
  mutating func insert(_ id: Int64, at place: Int32) {
    if (count + 1) * 2 > mask + 1 { grow() }
    link(Bucket(id: id, place: place))
    count += 1
  }

  /// Takes a thread out and moves up those that had to stand behind it.
  mutating func remove(_ id: Int64) {
    var hole = home(of: id)
    while unsafe buckets[hole].place >= 0, unsafe buckets[hole].id != id { hole = (hole + 1) & mask }
    guard unsafe buckets[hole].place >= 0 else { return }
    count -= 1
    var next = (hole + 1) & mask
    while unsafe buckets[next].place >= 0 {
      let wanted = unsafe home(of: buckets[next].id)
      if (next &- wanted) & mask >= (next &- hole) & mask {
        unsafe buckets[hole] = buckets[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    unsafe buckets[hole].place = -1
  }

  @inline(__always)
  private func home(of id: Int64) -> Int {
    let mixed = (UInt64(bitPattern: id) ^ seed) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & mask
  }

  private mutating func link(_ bucket: Bucket) {
    var at = home(of: bucket.id)
    while unsafe buckets[at].place >= 0 { at = (at + 1) & mask }
    unsafe buckets[at] = bucket
  }

  private mutating func grow() {
    let old = unsafe buckets
    let oldCount = mask + 1
    unsafe (buckets, mask) = Self.empty(oldCount * 2)
    for at in 0..<oldCount where unsafe old[at].place >= 0 { unsafe link(old[at]) }
    unsafe old.deallocate()
  }

  private static func empty(_ count: Int) -> (UnsafeMutablePointer<Bucket>, Int) {
    let memory = UnsafeMutablePointer<Bucket>.allocate(capacity: count)
    unsafe memory.initialize(repeating: Bucket(id: 0, place: -1), count: count)
    return unsafe (memory, count - 1)
  }
}
