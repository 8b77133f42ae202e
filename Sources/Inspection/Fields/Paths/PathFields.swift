internal import Events
internal import State

extension FieldClass {
  /// The paths of calls on files, whether or not they have a descriptor.
  static let paths = FieldClass(
    name: "fs.path",
    summary:
      "Paths of calls that succeeded: what they open, make, rename, link or remove, by descriptor or by path.",
    fields: FieldInfo.ofPath(.main, "name", "Path that the call works on")
      + FieldInfo.ofPath(
        .source, "source",
        "First path of a call that has two: what is renamed or mounted, or where the link is made")
      + FieldInfo.ofPath(
        .target, "target",
        "Second path of a call that has two: the new name, where it is mounted, or what the link stands for"))
}

extension FieldInfo {
  /// The rows of a path, whole and as the program gave it.
  fileprivate static func ofPath(_ role: PathCall.Role, _ name: String, _ summary: String) -> [FieldInfo] {
    [
      FieldInfo("fs.path.\(name)", .string, "\(summary).", []) { event, machine, scratch in
        guard let place = event.path(role) else { return nil }
        if place.isDescriptor { return machine.fdName(event, &scratch) }
        return event.appendWholePath(place, machine, &scratch) ? .text : nil
      },
      FieldInfo("fs.path.\(name)raw", .string, "The same as the program gave it.", []) {
        event, machine, scratch in
        guard let place = event.path(role) else { return nil }
        if place.isDescriptor { return machine.fdName(event, &scratch) }
        guard let path = event.param(Int(place.path)) else { return nil }
        scratch.text.append(path.untilNUL())
        return .text
      },
    ]
  }
}

extension EventView {
  /// Where the path stands; nil for calls without it, and for those that failed.
  fileprivate func path(_ role: PathCall.Role) -> PathCall.Place? {
    guard !type.isEnter, let place = PathCall[type]?[role], !isFailure else { return nil }
    return place
  }

  /// Appends a path behind the directory that it is relative to, cleaned.
  fileprivate func appendWholePath(
    _ place: PathCall.Place, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) -> Bool {
    guard let thread = machine.moment.thread, let path = param(Int(place.path)) else { return false }
    scratch.text.append(path: path, in: directory(of: place), of: thread, machine, unknown: "<UNKNOWN>/")
    return true
  }

  /// The directory that a path is relative to; a descriptor below zero, which nobody knows, where that is not told.
  private func directory(of place: PathCall.Place) -> FD {
    let unknown: Int64 = -1
    if place.isElsewhere { return FD(rawValue: unknown) }
    if place.directory < 0 { return .workingDirectory }
    return FD(rawValue: param(Int(place.directory))?.value(as: Int64.self) ?? unknown)
  }
}
