extension Signature {
  /// A server has the request, and its thread sleeps on purpose before it answers.
  static let serverSleeps = Signature.ofServers(waitingFor: .sleep, "server-sleeps") { server in
    server.finding(
      "\(server.title) slept for \(server.share): its thread had the request, and was in \(server.call).",
      .certain,
      ruledOut: [
        Finding.Alternative("a lock or a disk", "the thread asked for a pause, and for nothing else"),
        server.networkIsRuledOut(behind: "the sleep"),
      ],
      remedies: [
        "look in the code of \(server.title) for a sleep, a back-off or a rate limit on the way of "
          + "`\(server.worst.request)`",
        "wait for the event itself where it waits for time to pass",
      ])
  }
}
