internal import Glibc
internal import TestSupport

/// Looks for input that brings the reader or the language down:
///
///     trowel-fuzz captures [COUNT [SEED [CAPTURE...]]]   damages captures by the thousand and reads them
///     trowel-fuzz TARGET FILE...                         runs these inputs, one after the other: a corpus
///     trowel-fuzz TARGET OPTION... FOLDER                looks for new ones, as built by `Scripts/fuzz`
///     trowel-fuzz seeds TARGET FOLDER                    writes its corpus anew; people write those of filter, format
///
/// A target is one of `FuzzTarget`: filter, format, blocks, frames, directory, conversation, requests.
///
/// A crash of the first leaves the capture that caused it under the path that was printed at the start; so does a hang,
/// which is ended after half a minute. The others trap at what is wrong.
let words = Array(CommandLine.arguments.dropFirst())
if let target = words.first.flatMap(FuzzTarget.init) {
  #if FUZZER
    exit(search(target))
  #else
    exit(replay(words.dropFirst(), target))
  #endif
}
if words.first == "seeds", words.count == 3, let target = FuzzTarget(rawValue: words[1]) {
  exit(target.writeSeeds(to: words[2]) ? 0 : 2)
}
guard words.first == "captures" else {
  print("fuzz: which one? captures, seeds, \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
  exit(2)
}
let count = words.dropFirst().first.flatMap(Int.init) ?? 10_000
let seed = words.dropFirst(2).first.flatMap(UInt64.init) ?? 1
var run = DamagedCaptures(seed: seed, captures: Array(words.dropFirst(3)))
run.mutate(count)
run.cutEverywhere()
print("fuzz: done, seed \(seed): \(run.description)")
exit(run.failures == 0 ? 0 : 1)

#if !FUZZER
  /// Runs a target on files, each named before; 1 where one cannot be read or there is none.
  func replay(_ paths: ArraySlice<String>, _ target: FuzzTarget) -> CInt {
    for path in paths {
      guard let input = fileBytes(path) else {
        print("fuzz: \(path) cannot be read")
        return 1
      }
      print(path)
      target.run(input)
    }
    print("fuzz: \(target.rawValue): \(paths.count) inputs of the corpus, nothing found")
    return paths.isEmpty ? 1 : 0
  }
#endif
