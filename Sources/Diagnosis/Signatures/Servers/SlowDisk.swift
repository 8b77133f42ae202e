extension Signature {
  /// A server waits for its disk while it serves a request.
  static let slowDisk = Signature.ofServers(waitingFor: .disk, "slow-disk") { server in
    server.finding(
      "\(server.title) waited for its disk for \(server.share): the longest was \(server.call).", .certain,
      ruledOut: [
        Finding.Alternative("a sleep or a lock", "the thread was in calls on files"),
        server.networkIsRuledOut(behind: "the disk"),
      ],
      remedies: [
        "see what else uses the disk, and what limits it (iostat -x, io.max or blkio limits of the container)",
        "sync less often where that may be (appendfsync everysec, group commit), or keep what is read in memory",
        "give \(server.title) a faster disk",
      ])
  }
}
