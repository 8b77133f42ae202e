internal import Events

/// How strings of events become names in the pool.
extension Machine {
  /// A list of strings with a NUL after each, the last one included even where the writer cut it off.
  mutating func keepList(_ bytes: RawSpan) -> StringID {
    guard bytes.byteCount > 0, bytes.load(bytes.byteCount - 1, as: UInt8.self) != 0 else {
      return strings.keep(bytes)
    }
    scratch.removeAll()
    scratch.append(bytes)
    scratch.append(0)
    return strings.keep(scratch)
  }

  /// An environment: a list, without the zeros with which the kernel's area may end.
  mutating func keepEnvironment(_ bytes: RawSpan) -> StringID {
    var end = bytes.byteCount
    while end > 0, bytes.load(end - 1, as: UInt8.self) == 0 { end -= 1 }
    // One NUL stays, behind the last string.
    return keepList(bytes.window(0, byteCount: end == 0 ? 0 : min(end + 1, bytes.byteCount)))
  }

  /// `subsystem=path` of each cgroup, under the names that subsystems have in /proc. A row without `=` ends the list.
  mutating func keepCgroups(_ bytes: RawSpan) -> StringID {
    if let known = lastCgroups.id(of: bytes, strings) { return known }
    scratch.removeAll()
    var list = StringList(bytes)
    while let row = list.next() {
      guard let separator = row.lastIndex(of: "=") else { break }
      scratch.append(subsystem: row.window(0, byteCount: separator))
      scratch.append(row.window(separator, byteCount: row.byteCount - separator))
      scratch.append(0)
    }
    let id = strings.keep(scratch)
    lastCgroups = KnownCgroups(bytes, id, strings)
    return id
  }

  /// `path` seen from `base`, with a slash at the end.
  mutating func directory(_ path: RawSpan, from base: StringID) -> StringID {
    scratch.removeAll()
    scratch.append(base, of: strings)
    scratch.resolve(path, length: path.byteCount)
    if scratch.isEmpty || scratch[scratch.count - 1] != UInt8(ascii: "/") {
      scratch.append(UInt8(ascii: "/"))
    }
    return strings.keep(scratch)
  }
}

extension ByteBuffer {
  /// The kernel's `mem_cgroup` is `memory`, its `io_cgroup` is `blkio`.
  fileprivate mutating func append(subsystem name: RawSpan) {
    let suffix: StaticString = "_cgroup"
    let stem = name.firstIndex(of: suffix)
    let start = count
    append(name.window(0, byteCount: stem ?? name.byteCount))
    if let stem {
      let rest = stem + suffix.utf8CodeUnitCount
      append(name.window(rest, byteCount: name.byteCount - rest))
    }
    let renamed: StaticString? =
      if bytes.window(start, byteCount: count - start).equals("perf") {
        "perf_event"
      } else if bytes.window(start, byteCount: count - start).equals("mem") {
        "memory"
      } else if bytes.window(start, byteCount: count - start).equals("io") {
        "blkio"
      } else {
        nil
      }
    if let renamed {
      truncate(to: start)
      append(renamed)
    }
  }
}
