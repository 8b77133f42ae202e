internal import Glibc
internal import TestSupport

/// Damages captures by the thousand and reads them: `trowel-fuzz [COUNT [SEED [CAPTURE...]]]`.
///
/// A crash leaves the capture that caused it under the path that was printed at the start; so does a hang, which is
/// ended after half a minute.
let words = Array(CommandLine.arguments.dropFirst())
let count = words.first.flatMap(Int.init) ?? 10_000
let seed = words.dropFirst().first.flatMap(UInt64.init) ?? 1
var run = FuzzRun(seed: seed, captures: Array(words.dropFirst(2)))
run.mutate(count)
run.cutEverywhere()
print("fuzz: done, seed \(seed): \(run.description)")
exit(run.failures == 0 ? 0 : 1)
