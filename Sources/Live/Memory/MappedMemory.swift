internal import CKernel
internal import Events
internal import Glibc

/// Memory that the kernel's side shares with this process. Unmapped with this value.
@safe
struct MappedMemory: ~Copyable {
  private let start: UnsafeMutableRawPointer
  let byteCount: Int

  static var pageSize: Int { sysconf(Int32(_SC_PAGESIZE)) }

  /// Maps `byteCount` bytes of a map of the kernel's side, from `offset`, a multiple of the page size.
  ///
  /// - Parameter name: what the map is called in an error.
  init(
    _ byteCount: Int, of map: Int32, called name: String, from offset: Int = 0, isWritable: Bool = false
  ) throws(LiveError) {
    // Safe: the kernel chooses an address that is free, and refuses what the map does not have.
    let mapped = unsafe mmap(
      nil, byteCount, isWritable ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED, map, offset)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else { throw LiveError.last("mmap", name) }
    unsafe start = mapped
    self.byteCount = byteCount
  }

  deinit { unsafe munmap(start, byteCount) }

  /// The number at `offset`, a multiple of its size. What the kernel stored before it, with release, is seen after it.
  @inline(__always)
  func loadAcquiring(_ offset: Int) -> UInt64 { unsafe ck_load_acquire(place(offset, 8)) }

  @inline(__always)
  func loadAcquiring32(_ offset: Int) -> UInt32 { unsafe ck_load_acquire_32(place(offset, 4)) }

  /// Stores a number at `offset`. Who sees it, by an acquiring load, sees what was read and stored here before.
  @inline(__always)
  func storeReleasing(_ value: UInt64, at offset: Int) { unsafe ck_store_release(place(offset, 8), value) }

  /// `count` bytes from `offset`. The kernel may write them again once it is told that it may.
  @inline(__always)
  @_lifetime(borrow self)
  func bytes(_ offset: Int, count: Int) -> RawSpan {
    let span = unsafe RawSpan(_unsafeStart: place(offset, count), byteCount: count)
    return unsafe _overrideLifetime(span, borrowing: self)
  }

  /// Safe while self is borrowed: the bytes lie within what is mapped.
  @inline(__always)
  private func place(_ offset: Int, _ count: Int) -> UnsafeMutableRawPointer {
    precondition(offset >= 0 && count >= 0 && offset <= byteCount - count, "outside of what is mapped")
    return unsafe start + offset
  }
}
