/// What a watcher tells of its kind.
enum KindNews {
  /// A list begins: what it does not name is gone at its end.
  case listing
  /// Of the list under way.
  case page([ClusterObject])
  /// The list is complete.
  case listed
  case event(WatchEvent)
  /// Nothing more has come for the moment.
  case pause
  /// All that happens is told from now on.
  case current
  /// The connection was cut; it goes on from where it was.
  case cut(String)
  /// What happens is not known at the moment; it is tried again.
  case failed(String)
  /// The kind is not there, or not for us.
  case denied(String)
}
