internal import Live

/// Who is asked for names of containers and pods while a machine is watched.
package struct MetadataOptions: Sendable, Equatable {
  /// Engines that were named; where none was, those in the usual places are asked.
  var engines: [EngineSocket] = []
  /// ms; nil for what is usual.
  var engineTimeout: UInt32?
  /// The API server of a cluster: its URL, `incluster`, or the path of a kubeconfig.
  var kubernetes: String?
  /// What proves to that server who we are: names of files, with colons between.
  var certificates: String?
  /// Only pods of this node matter.
  var nodeName: String?
  /// Ask nobody.
  var isOff = false

  package init() {}
}
