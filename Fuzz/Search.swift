#if FUZZER
  internal import Glibc

  typealias FuzzerCallback = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

  /// libFuzzer: makes up inputs, and keeps those that reach code which none before had reached.
  @_extern(c, "LLVMFuzzerRunDriver") func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: FuzzerCallback
  ) -> CInt

  /// Looks for inputs with the options and folders of the command line, until it finds one or is told to stop.
  func search(_ target: FuzzTarget) -> CInt {
    let callback: FuzzerCallback =
      switch target {
      case .filter: { start, count in unsafe run(.filter, start, count) }
      case .format: { start, count in unsafe run(.format, start, count) }
      case .blocks: { start, count in unsafe run(.blocks, start, count) }
      case .frames: { start, count in unsafe run(.frames, start, count) }
      case .directory: { start, count in unsafe run(.directory, start, count) }
      case .conversation: { start, count in unsafe run(.conversation, start, count) }
      case .requests: { start, count in unsafe run(.requests, start, count) }
      }
    // libFuzzer takes its options from behind the first word, which here becomes the target's name.
    var count = CommandLine.argc - 1
    var words = unsafe CommandLine.unsafeArgv + 1
    // Safe: both live as long as the process, and the words end with a nil.
    return unsafe withUnsafeMutablePointer(to: &words) { words in
      unsafe words.withMemoryRebound(
        to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.self, capacity: 1
      ) { words in unsafe runFuzzer(&count, words, callback) }
    }
  }

  private func run(_ target: FuzzTarget, _ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // Safe: libFuzzer hands over memory of this length for the time of the call.
    target.run(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }
#endif
