internal import Chisels
internal import Events
internal import Inspection
internal import Live
internal import State
internal import Synchronization

/// Watching a running machine is reading from another source.
extension Run where Shown: ~Copyable, Keeper: ~Copyable {
  /// Captures until the command has ended or somebody says so. The status is the command's own, where there is one.
  mutating func watch(_ target: LiveTarget, _ settings: LiveSettings) -> ExitStatus {
    do {
      return try capture(target, settings)
    } catch let error as LiveError {
      let hint = error.isAboutRequirements ? "; `\(command) doctor` says what is missing" : ""
      let status = Failure.report(error, by: command, hint: hint)
      return error.shellStatus.map { ExitStatus($0) } ?? status
    } catch {
      return Failure.report(error, by: command, path: "live capture")
    }
  }

  /// Everything that can be wrong with the command line is found before anything starts.
  private mutating func capture(_ target: LiveTarget, _ settings: LiveSettings) throws -> ExitStatus {
    var machine = Machine()
    let filter = try compile(&machine)
    var settings = settings
    if let length = chisels?.snapLength {
      settings.capture.snaplen = UInt32(max(0, min(length, Int(LiveOptions.largestSnaplen))))
    }
    if case .command = target { hasCommandToFollow.store(true, ordering: .relaxed) }
    if target == .machine { note("watching the whole machine, as nothing else was named") }
    let command = command
    let source = try LiveSource(
      target, settings: settings, request: { endSignals.liveRequest },
      note: { StandardStreams.write("\(command): note: \($0)\n", to: .error) })
    if let reason = source.reasonForTracing {
      note("following the command by ptrace, which slows it down: \(reason)")
    }
    var inspector = Inspector(source: source, machine: machine, filter: filter)
    do {
      // The source itself ends by request, so that nothing of what happened before is lost.
      try inspectAndClose(&inspector)
    } catch {
      let status = try abandon(&inspector.source, error)
      tellEnd()
      return status
    }
    tellEnd(of: &inspector.source)
    let status = try status(of: &inspector.source, isClosed: sink.isUnwatched)
    tellEnd()
    return status
  }

  /// What is recorded is complete before the command is waited for.
  private mutating func inspectAndClose(_ inspector: inout Inspector<LiveSource>) throws {
    do {
      try inspect(&inspector, until: StopRequest()) { SourceCounts($0.statistics) }
    } catch {
      try? sink.close()
      throw error
    }
    try sink.close()
  }

  /// Says what is missing, and what nobody watches any more.
  private func tellEnd(of source: inout LiveSource) {
    if let statistics = source.statistics, statistics.drops > 0 {
      note("\(statistics.drops) of \(statistics.events) records were lost: the buffers were full")
    }
    if let groups = source.vanishedGroups { note("the capture has ended, as \(groups) is gone") }
    switch source.survivorCount {
    case 0: break
    case 1: note("1 process that the command started goes on, unwatched")
    case let count: note("\(count) processes that the command started go on, unwatched")
    }
  }

  /// After an error nothing is recorded any more, which is said at once; but the command is not to blame, and is waited
  /// for. The status tells of the error, whatever that of the command is: a capture that has no end is no success.
  private func abandon(_ source: inout LiveSource, _ error: any Error) throws -> ExitStatus {
    let isRunning = source.isCommandRunning
    let hint = isRunning ? "; the capture has ended, and the command goes on unwatched" : ""
    let status = Failure.report(error, by: command, path: "live capture", hint: hint)
    if isRunning { try source.waitForCommand() }
    return status
  }

  /// A command that still runs when enough was captured is waited for, unless nobody looks any more.
  private func status(of source: inout LiveSource, isClosed: Bool) throws -> ExitStatus {
    if !isClosed {
      try source.waitForCommand()
    } else if options.top?.face == .screen, source.isCommandRunning {
      note("the command goes on, unwatched")
    }
    if let failure = source.commandFailure() { throw failure }
    if let end = source.commandStatus() { return ExitStatus(end.code) }
    // Nobody knows how a command will end that still runs when we had to leave.
    return endSignals.repeated.map { ExitStatus(killedBy: $0) } ?? .done
  }

}

extension SourceCounts {
  /// With ptrace there are no statistics.
  fileprivate init(_ statistics: CPUStatistics?) {
    self.init(driverEvents: statistics?.events ?? 0, driverDrops: statistics?.drops ?? 0)
  }
}

extension EndSignals {
  /// What signals have asked of a live capture so far.
  fileprivate var liveRequest: LiveRequest {
    if repeated != nil { return .endAtOnce }
    return hasAny ? .end(passing: forCommand) : .none
  }
}
