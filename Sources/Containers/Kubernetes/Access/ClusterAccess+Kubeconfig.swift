internal import Foundation
internal import Yams

extension ClusterAccess {
  /// By the current context of a kubeconfig file. Paths in it begin at its folder.
  ///
  /// - Throws: `ClusterAccessError`, also where it asks for what cannot be done here: providers that make tokens, and
  ///   acting as somebody else.
  init(kubeconfig path: String) throws(ClusterAccessError) {
    let file: Kubeconfig
    do {
      file = try YAMLDecoder().decode(Kubeconfig.self, from: Data(try AccessFile.bytes(path)))
    } catch let error as ClusterAccessError {
      throw error
    } catch {
      throw ClusterAccessError(text: "\(path) is no kubeconfig: \(error)")
    }
    do throws(ClusterAccessError) {
      try self.init(file, folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    } catch {
      throw ClusterAccessError(text: "\(path): \(error)")
    }
  }

  private init(_ file: Kubeconfig, folder: String) throws(ClusterAccessError) {
    guard let name = file.currentContext, !name.isEmpty else {
      throw ClusterAccessError(text: "there is no current-context")
    }
    guard let context = file.contexts?.first(where: { $0.name == name })?.entry else {
      throw ClusterAccessError(text: "there is no context \(name)")
    }
    guard let cluster = file.clusters?.first(where: { $0.name == context.cluster })?.entry,
      let server = cluster.server
    else { throw ClusterAccessError(text: "there is no cluster \(context.cluster ?? "") with a server") }
    try self.init(url: server)
    serverName = cluster.serverName
    proxy = cluster.proxy
    trust.acceptsAnyServer = cluster.acceptsAnyServer ?? false
    trust.authorities = try Self.content(cluster.authorityData, cluster.authorityFile, folder)
    guard let user = file.users?.first(where: { $0.name == context.user })?.entry else { return }
    try prove(by: user, name: context.user ?? "", folder: folder)
    program = try user.program.map { entry throws(ClusterAccessError) in
      try CredentialProgram(entry, user: context.user ?? "", folder: folder, cluster)
    }
  }

  private mutating func prove(
    by user: Kubeconfig.UserEntry, name: String, folder: String
  ) throws(ClusterAccessError) {
    guard user.provider == nil, user.impersonated == nil else {
      throw ClusterAccessError(text: "user \(name): auth-provider and as are not supported")
    }
    trust.certificate = try Self.content(user.certificateData, user.certificateFile, folder)
    trust.key = try Self.content(user.keyData, user.keyFile, folder)
    identity = ClusterIdentity(
      tokenFile: user.tokenFile.map { Self.path($0, folder) }, token: user.token, user: user.name,
      password: user.password)
  }

  /// What is written in the file itself, as base64, or in another.
  private static func content(
    _ data: String?, _ file: String?, _ folder: String
  ) throws(ClusterAccessError) -> PEMSource? {
    if let data {
      guard let bytes = Data(base64Encoded: data, options: .ignoreUnknownCharacters) else {
        throw ClusterAccessError(text: "data that is no base64")
      }
      return .bytes([UInt8](bytes))
    }
    guard let file else { return nil }
    return try PEMSource(file: path(file, folder))
  }

  private static func path(_ path: String, _ folder: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }
}
