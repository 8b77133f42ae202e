/// What a resolver was told, as people write it.
extension ResolverConfiguration {
  /// `nameserver 10.0.0.2, search a.example, ndots:5, rotate`: options are named where they are not what they are without.
  package var text: String {
    var parts = ["nameserver \(nameServers.isEmpty ? "none" : nameServers.joined(separator: " "))"]
    parts.append("search \(search.isEmpty ? "none" : search.joined(separator: " "))")
    parts.append("ndots:\(ndots)")
    if timeout != 5 { parts.append("timeout:\(timeout)") }
    if attempts != 2 { parts.append("attempts:\(attempts)") }
    if rotates { parts.append("rotate") }
    if asksOneByOne { parts.append("single-request") }
    if usesTCP { parts.append("use-vc") }
    if hasEDNS { parts.append("edns0") }
    return parts.joined(separator: ", ") + (isCutOff ? ", cut off there" : "")
  }
}
