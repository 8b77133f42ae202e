extension Signature {
  /// Every fault that is known. The more exact ones stand before those that say less.
  package static let all: [Signature] = names + limits + connections + servers + general

  /// What goes wrong while names are looked up.
  private static let names: [Signature] = [
    .dnsServerStarved,
    .dnsForwardingLoop,
    .staleUDPFlow,
    .resolverLimits,
    .firstNameserverAnswerWins,
    .wrongDNSPolicy,
    .searchStoppedByServfail,
    .truncatedAnswerWithoutTCP,
    .dnsOverTCPBlocked,
    .suffixAnswered,
    .headlessNotReady,
    .srvUnnamedPort,
    .oneUpstreamDead,
    .lostDNSReply,
    .slowSearchSuffix,
    .searchAmplification,
    .upstreamResolverDead,
    .dnsUnreachable,
  ]

  /// What a process or its kernel has run out of.
  private static let limits: [Signature] = [.descriptorsExhausted, .ephemeralPortsExhausted]

  /// What goes wrong while connections are made, and on their way.
  private static let connections: [Signature] = [
    .terminatedEndpoint, .loopbackOnlyServer, .wrongTargetPort, .serviceWithoutEndpoints, .ipv6Unreachable,
    .connectTimeout, .largeWritesStall, .tlsRefused,
  ]

  /// What goes wrong in those who are asked.
  private static let servers: [Signature] = [
    .processKilled, .proxyBackendClosed, .serverSleeps, .lockWait, .slowDisk,
  ]

  /// The same where nothing more exact can be said.
  private static let general: [Signature] = [.dnsFailure, .connectionRefused, .slowServer]
}
