internal import CChisels
internal import Events

/// The files of `Chisels/`, which are in the binary: a folder a chisel, and modules.
struct BuiltInChisels {
  /// By their paths in that folder: `echo_fds/echo_fds.lua`.
  private let files: [String: Int]
  /// In alphabetical order.
  let names: [String]

  static let shared = BuiltInChisels()

  private init() {
    var files: [String: Int] = [:]
    for index in 0..<cchisels_count() {
      // Safe: there are as many files, and their paths live as long as the process.
      files[unsafe String(cString: cchisels_at(index).pointee.path)] = index
    }
    self.files = files
    names = files.keys.filter { $0.hasSuffix("/manifest.json") }.map { String($0.dropLast(14)) }.sorted()
  }

  /// The bytes of a file; nil where there is none.
  private func bytes(_ path: String) -> [UInt8]? {
    guard let index = files[path] else { return nil }
    // Safe: the bytes live as long as the process.
    let file = unsafe cchisels_at(index).pointee
    return unsafe [UInt8](UnsafeRawBufferPointer(start: file.text, count: file.count))
  }

  func manifest(_ name: String) -> ChiselManifest? {
    bytes("\(name)/manifest.json").flatMap { ChiselManifest(name: name, $0) }
  }

  func script(_ name: String) -> ScriptSource? { source("\(name)/\(name).lua", name) }

  func module(_ name: String) -> ScriptSource? { source("modules/\(name).lua", name) }

  private func source(_ path: String, _ name: String) -> ScriptSource? {
    bytes(path).map { ScriptSource(name: name, place: path, text: String(decoding: $0, as: UTF8.self)) }
  }
}
