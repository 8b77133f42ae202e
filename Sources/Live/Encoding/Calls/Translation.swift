internal import Events

/// How a number of the kernel becomes the portable one that captures hold.
///
/// Most flags are the kernel's own and need none. The others have a row in `Translation+Rows.swift`.
enum Translation: UInt8, CaseIterable {
  case identity
  /// A signed number of 32 bits, made wider.
  case int
  case open, clone, prot, mmap, poll, fcntl, semget, semop, semctl, execveat, resolve, ptrace
  case quotaCommand, quotaType, quotaFormat
  case sockoptLevel, sockoptName
  case rlimit
  /// Permissions of a new file.
  case mode
  /// Flags of mount, without the magic number that old programs put there.
  case mount
  /// Flags of clone, and whether the child has a pid namespace of its own.
  case cloneChild
}

/// The translations of one architecture, ready for use.
struct TranslationTable {
  /// Each bit of the kernel and what stands for it; or each value, for translations that are no flags.
  struct Pair {
    var native: UInt64
    var portable: UInt64
  }

  private var pairs: [Pair] = []
  private var places: [Range<Int>]
  private var kinds: [Bool]

  init(_ architecture: Architecture = .current) {
    places = [Range<Int>](repeating: 0..<0, count: Translation.allCases.count)
    kinds = [Bool](repeating: false, count: Translation.allCases.count)
    for row in TableText(Translation.rows).rows() {
      guard row.count > 3, let translation = Translation.named[row[0].string],
        let table = NameTable.named(row[2].string)
      else { preconditionFailure("translations: \(row.map(\.string))") }
      let start = pairs.count
      for word in row[3...] { pairs += Self.pair(word, table, architecture) }
      places[translation.index] = start..<pairs.count
      kinds[translation.index] = row[1].string == "flags"
    }
  }

  /// `value` as captures hold it.
  func portable(_ value: UInt64, _ translation: Translation) -> UInt64 {
    switch translation {
    case .identity: return value
    case .int: return UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value)))
    case .mode: return value & 0o7777
    case .mount: return value & 0xFFFF_0000 == 0xC0ED_0000 ? value & 0xFFFF : value
    case .rlimit: return value < 16 ? value : 255
    case .open: return flags(value, translation) | Self.accessMode(value)
    case .cloneChild: return flags(value, .clone)
    case .quotaCommand, .quotaType:
      // The command stands above eight bits that say whose quota is meant.
      return self.value(translation == .quotaCommand ? (value & 0xFFFF_FFFF) >> 8 : value & 0xFF, translation)
    default: return kinds[translation.index] ? flags(value, translation) : self.value(value, translation)
    }
  }

  private func flags(_ value: UInt64, _ translation: Translation) -> UInt64 {
    var result: UInt64 = 0
    for index in places[translation.index] {
      let pair = pairs[index]
      // All bits: O_SYNC and O_TMPFILE contain other flags.
      if value & pair.native == pair.native { result |= pair.portable }
    }
    return result
  }

  private func value(_ value: UInt64, _ translation: Translation) -> UInt64 {
    for index in places[translation.index] where pairs[index].native == value & 0xFFFF_FFFF {
      return pairs[index].portable
    }
    return translation == .quotaFormat ? 1 : 0
  }

  /// O_RDONLY 1, O_WRONLY 2, O_RDWR 3: in captures the access mode is bits, too.
  private static func accessMode(_ flags: UInt64) -> UInt64 {
    switch flags & 3 {
    case 1: 2
    case 2: 3
    default: 1
    }
  }

  /// `NAME=value`, or `NAME=x86/arm64`; a number alone on the left stands for itself.
  private static func pair(_ word: TableText.Word, _ table: NameTable, _ architecture: Architecture) -> [Pair]
  {
    let parts = TableText.split(word, at: UInt8(ascii: "="))
    guard parts.count == 2, let entry = table.entries.first(where: { $0.name == parts[0].string }) else {
      preconditionFailure("translations: \(word.string)")
    }
    let natives = TableText.split(parts[1], at: UInt8(ascii: "/"))
    let native = architecture == .arm64 && natives.count == 2 ? natives[1] : natives[0]
    guard let number = native.number else {
      // A dash: the architecture has no such flag.
      return []
    }
    return [Pair(native: UInt64(number), portable: entry.value)]
  }
}

extension Translation {
  /// The place of the translation in tables of them.
  var index: Int { Int(rawValue) }

  /// By the names that the tables use: those of the cases.
  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}
