internal import Foundation

/// Makes requests to a cluster's API, as who we are at the moment: where a program tells that, once it has.
///
/// The program is run when it has not been, when what it told is over, and when the server did not take it. All who wait
/// meanwhile are served by one run; where it fails again and again, it is run ever less often.
final class ClusterClient {
  let access: ClusterAccess
  private let loop: MetadataLoop
  private let patience: Int
  private var credential: ProgramCredential?
  /// The server did not take it.
  private var isRefused = false
  private var problem = ""
  private var run: ProgramRun?
  private var waiting: [Wish] = []
  private var backoff: Backoff
  /// When the program may be run again, and when it told what is known now, in ns of the loop's clock.
  private var nextRun: UInt64 = 0
  private var told: UInt64 = 0
  private let longestPause: UInt64

  /// A request that waits for the program.
  private struct Wish {
    let path: String
    let action: (Result<HTTPRequest, ClusterAccessError>) -> Void
  }

  init(_ access: ClusterAccess, in loop: MetadataLoop, _ pace: ClusterPace) {
    self.access = access
    self.loop = loop
    patience = pace.program
    backoff = Backoff(pace)
    longestPause = UInt64(pace.longestPause) * 1_000_000
  }

  /// Gives `action` the request for a path: at once, or when the program has told who we are.
  func request(_ path: String, _ action: @escaping (Result<HTTPRequest, ClusterAccessError>) -> Void) {
    guard let program = access.program else { return action(.success(access.request(path))) }
    if run == nil, !isStale || loop.now < nextRun { return action(answer(path)) }
    waiting.append(Wish(path: path, action: action))
    if run == nil { start(program) }
  }

  /// The server did not take who we say we are.
  func refused() { isRefused = true }

  /// What is known has to be asked for again.
  private var isStale: Bool {
    guard let credential, !isRefused else { return true }
    return credential.end.map { $0 <= Date() } ?? false
  }

  private func answer(_ path: String) -> Result<HTTPRequest, ClusterAccessError> {
    guard let credential else { return .failure(ClusterAccessError(text: problem)) }
    return .success(access.request(path, credential))
  }

  // MARK: - The program

  private func start(_ program: CredentialProgram) {
    do throws(ProgramError) {
      run = try ProgramRun(
        program.command, program.arguments, environment: program.environment, in: loop, patience: patience
      ) { [unowned self] outcome in take(outcome, of: program) }
    } catch {
      let hint = program.installHint.map { ": \($0)" } ?? ""
      finish(nil, "\(program.command) cannot be run: \(error.text)\(hint)")
    }
  }

  private func take(_ outcome: ProgramRun.Outcome, of program: CredentialProgram) {
    guard outcome.status == 0 else {
      return finish(nil, "\(program.command) \(Self.words(outcome, patience))")
    }
    do throws(ClusterAccessError) {
      finish(try ProgramCredential(outcome.output, apiVersion: program.apiVersion), "")
    } catch {
      finish(nil, "\(program.command): \(error)")
    }
  }

  private func finish(_ found: ProgramCredential?, _ problem: String) {
    run = nil
    // What was good for a while may be asked for at once.
    if credential != nil, loop.now > told + longestPause { backoff.reset() }
    (credential, self.problem, isRefused, told) = (found, problem, false, loop.now)
    nextRun = loop.now + UInt64(backoff.next()) * 1_000_000
    let wishes = waiting
    waiting = []
    for wish in wishes { wish.action(answer(wish.path)) }
  }

  /// `ended with status 1: Unable to locate credentials`
  private static func words(_ outcome: ProgramRun.Outcome, _ patience: Int) -> String {
    let said = String(decoding: outcome.errors, as: UTF8.self).split(whereSeparator: \.isNewline)
      .last { !$0.allSatisfy(\.isWhitespace) }
    let end =
      outcome.isTooLate
      ? "took longer than \(Double(patience) / 1_000) s"
      : outcome.status.map { "ended with status \($0)" } ?? "was ended by a signal"
    return end + (said.map { ": \($0)" } ?? "")
  }
}
