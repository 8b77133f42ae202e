internal import CArguments

/// The words of the command line, the name of the program in front.
enum Words {
  static let all: [String] = (0..<carguments_count()).map { index in
    // Safe: the index is below the count, and the words stay.
    unsafe String(cString: carguments_word(index))
  }
}
