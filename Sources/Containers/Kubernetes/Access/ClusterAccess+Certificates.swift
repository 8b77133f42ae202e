extension ClusterAccess {
  /// Takes in what sysdig's `-K` names: `TOKEN_FILE`, or `CERTIFICATE:KEY[#PASSWORD][:AUTHORITY]`, all but the token as
  /// PEM.
  ///
  /// As there, the server's own certificate is only looked at where an authority is named.
  mutating func prove(by text: String) throws(ClusterAccessError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 3, parts.allSatisfy({ !$0.isEmpty }) else {
      throw ClusterAccessError(
        text: "\(text) is neither the file of a token nor CERTIFICATE:KEY[#PASSWORD][:AUTHORITY]")
    }
    guard parts.count > 1 else {
      _ = try AccessFile.bytes(text)
      identity = ClusterIdentity(tokenFile: text)
      return
    }
    let key = parts[1].split(separator: "#", maxSplits: 1).map(String.init)
    trust.certificate = try PEMSource(file: parts[0])
    trust.key = try PEMSource(file: key.first ?? "")
    trust.keyPassword = key.count > 1 ? key[1] : nil
    guard parts.count > 2 else { return }
    trust.authorities = try PEMSource(file: parts[2])
    trust.acceptsAnyServer = false
    warning = nil
  }

  /// Without an authority the server is believed, as sysdig believes it: those of clusters are signed by authorities of
  /// their own.
  mutating func believeServer() {
    guard url.hasPrefix("https:"), trust.authorities == nil else { return }
    trust.acceptsAnyServer = true
    warning = "whether it is the right server is not checked, since no certificate of an authority was named"
  }
}
