extension Flag {
  /// Forms that users of other tools know.
  static let otherTools: [Flag] = [
    Flag(
      nil, ["strace"], .printing,
      "Print calls as strace does, a line each, with how long they took. -t puts a time before them."
    ) { (options, _) throws(UsageError) in try options.show(.strace) },
    Flag(
      nil, ["pcap"], argument: .required("file"), .writing,
      """
      Write what went through IP sockets to this file as packets, which tcpdump and Wireshark open; - is standard output. \
      Headers are made up from the addresses. Nothing is printed then.
      """
    ) { (options, text) throws(UsageError) in options.recording.packetPath = text },
  ]
}
