/// What a block that is not an event holds. Old writers used other numbers for some; `init` knows them.
enum BlockType: Equatable {
  case section
  case machine
  case processes(version: Int)
  case fds(version: Int)
  case interfaces(version: Int)
  case users(version: Int)
  case unknown

  init(code: UInt32) {
    switch code {
    case 0x0A0D_0D0A: self = .section
    case 0x201, 0x8002_ABCD: self = .machine
    case 0x202, 0x8000_ABCD: self = .processes(version: 1)
    case 0x207, 0x8013_ABCD: self = .processes(version: 2)
    case 0x209, 0x8014_ABCD: self = .processes(version: 3)
    case 0x210...0x215: self = .processes(version: 4 + Int(code - 0x210))
    case 0x203, 0x8001_ABCD: self = .fds(version: 1)
    case 0x218: self = .fds(version: 2)
    case 0x205, 0x8011_ABCD: self = .interfaces(version: 1)
    case 0x219: self = .interfaces(version: 2)
    case 0x206, 0x8012_ABCD: self = .users(version: 1)
    case 0x220: self = .users(version: 2)
    default: self = .unknown
    }
  }
}

/// The block types that are written: each the newest that sysdig 0.29.3 reads.
enum WrittenBlock: UInt32 {
  case section = 0x0A0D_0D0A
  case machine = 0x201
  case interfaces = 0x219
  case users = 0x220
  case processes = 0x215
  case fds = 0x218
}
