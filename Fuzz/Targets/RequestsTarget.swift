internal import TestSupport

/// Calls of strangers are explained, whatever their times and results: each face comes to an end, and what programs read is
/// what they can read.
enum RequestsTarget {
  private static let file = MemoryFile([])

  static func run(_ input: [UInt8]) {
    file.replace(by: RequestRecipe(input).capture.bytes)
    let number = input.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
    do {
      let faces = try ExplainingPipeline.run(path: file.path, filter: number % 8 == 0 ? "proc.name=curl" : "")
      for face in faces { require(!face.utf8.contains(0), "a NUL in a face") }
      try ViewReading.run(path: file.path, number)
    } catch {
      fatalError("\(error)")
    }
  }
}
