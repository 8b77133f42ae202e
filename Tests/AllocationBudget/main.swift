internal import Glibc

/// Checks that an event costs no allocation once everything has its size: each question is asked of a capture and of
/// one ten times as long, and the longer one may need no more than a few doublings of buffers.
///
/// To be built for release: `Scripts/test` does. Without optimisation Swift allocates where a user's binary does not.
let short = Budget.capture(rounds: 300)
let long = Budget.capture(rounds: 3_000)
var isWithin = true
for question in Question.all {
  let (few, many) = (try Budget.allocations(question, short), try Budget.allocations(question, long))
  // Where nothing is read, or nothing counted, nothing is shown to be within a budget.
  let isMeasured = few.allocations > 0 && few.events > 1_000 && many.events > 9 * few.events
  let isGood = isMeasured && many.allocations <= few.allocations + Budget.tolerance
  print(
    "allocations: \(few.allocations) in \(few.events) events, \(many.allocations) in \(many.events):",
    question.text, isGood ? "" : isMeasured ? "<- TOO MANY" : "<- NOT MEASURED")
  if !isGood { isWithin = false }
}
exit(isWithin ? 0 : 1)
