internal import Glibc

/// Programs that come with this one.
enum ProgramFile {
  /// The file of a program in the folder of the one that runs; nil where there is none that can be executed.
  static func beside(_ name: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    // Safe: no more is written than there is room for.
    let count = unsafe readlink("/proc/self/exe", &bytes, bytes.count)
    guard count > 0 else { return nil }
    let own = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let slash = own.lastIndex(of: "/") else { return nil }
    let file = own[...slash] + name
    // Safe: the path is passed for the time of the call.
    return unsafe access(String(file), X_OK) == 0 ? String(file) : nil
  }
}
