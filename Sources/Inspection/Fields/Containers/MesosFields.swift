internal import State

extension FieldClass {
  /// Tasks of Mesos and applications of Marathon.
  ///
  /// sysdig knows them only while it asks a running Mesos, never from a capture, so these fields have no
  /// values here. They stay, because filters and formats that name them must keep working.
  static let mesos = FieldClass(
    name: "mesos", summary: "The Mesos task in which the event happened; captures do not tell.",
    fields: [
      .unknown("mesos.task.name", "Name of the task."),
      .unknown("mesos.task.id", "Id of the task."),
      .unknown("mesos.task.label", "One label of the task, by its name.", .required),
      .unknown("mesos.task.labels", "Labels of the task, each as name:value."),
      .unknown("mesos.framework.name", "Name of the framework that runs the task."),
      .unknown("mesos.framework.id", "Id of the framework that runs the task."),
      .unknown("marathon.app.name", "Name of the Marathon application."),
      .unknown("marathon.app.id", "Id of the Marathon application."),
      .unknown("marathon.app.label", "One label of the Marathon application, by its name.", .required),
      .unknown("marathon.app.labels", "Labels of the Marathon application, each as name:value."),
      .unknown("marathon.group.name", "Name of the group of the Marathon application."),
      .unknown("marathon.group.id", "Id of the group of the Marathon application."),
    ])
}

extension FieldInfo {
  /// The row of a field that no capture has a value for.
  fileprivate static func unknown(_ name: String, _ summary: String, _ rule: ArgumentRule = .none)
    -> FieldInfo
  {
    guard rule != .none else { return FieldInfo(name, .string, summary) { _, _, _ in nil } }
    return .taking(rule, name, .string, summary) { _ in .one { _, _, _ in nil } }
  }
}
