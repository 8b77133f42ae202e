internal import Events
internal import State

/// What a container engine told: `Event:start;ID:2f5…;name:web;Image:nginx@sha256:…`.
extension FieldInfo {
  static let infrastructure: [FieldInfo] = [
    FieldInfo("evt.infra.docker.name", .string, "Name of an event of Docker.", [.classic, .hidden]) {
      event, _, scratch in event.appendNote("Event", &scratch) ? .text : nil
    },
    FieldInfo(
      "evt.infra.docker.container.id", .string, "Container that Docker told of, short id.",
      [.classic, .hidden]
    ) {
      event, _, scratch in
      guard event.appendNote("ID", &scratch) else { return nil }
      if scratch.text.count > 12 { scratch.text.truncate(to: 12) }
      return .text
    },
    FieldInfo(
      "evt.infra.docker.container.name", .string, "Name of the container that Docker told of.",
      [.classic, .hidden]
    ) {
      event, _, scratch in event.appendNote("name", &scratch) ? .text : nil
    },
    FieldInfo(
      "evt.infra.docker.container.image", .string, "Image of the container that Docker told of.",
      [.classic, .hidden]
    ) {
      event, _, scratch in event.appendImage(&scratch) ? .text : nil
    },
  ]
}

extension EventView {
  /// The description of an infrastructure event; nil for others.
  private var description: [UInt8]? {
    guard type == .infrastructure, let bytes = param(2) else { return nil }
    return [UInt8](copying: bytes.untilNUL())
  }

  /// The first note whose text starts with `key`, without blanks around it.
  private func note(_ key: String) -> ArraySlice<UInt8>? {
    description?.split(separator: UInt8(ascii: ";")).map(\.trimmed).first { $0.starts(with: key.utf8) }
  }

  /// Appends what stands behind the colon of a note, up to the next colon.
  fileprivate func appendNote(_ key: String, _ scratch: inout FieldScratch) -> Bool {
    guard let parts = note(key)?.split(separator: UInt8(ascii: ":")), parts.count > 1 else { return false }
    scratch.text.append(Array(parts[1].trimmed))
    return true
  }

  /// The image without its digest; an image that is known by its digest alone keeps it.
  fileprivate func appendImage(_ scratch: inout FieldScratch) -> Bool {
    guard let note = note("Image") else { return false }
    let parts = note.split(separator: UInt8(ascii: ":"))
    guard parts.count > 1, let colon = note.firstIndex(of: UInt8(ascii: ":")) else { return false }
    var image = parts[1]
    if let at = image.firstIndex(of: UInt8(ascii: "@")) {
      image = image[..<at]
    } else if String(decoding: image, as: UTF8.self).contains("sha256") {
      image = note[(colon + 1)...]
    }
    scratch.text.append(Array(image.trimmed))
    return true
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (byte >= 9 && byte <= 13) }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
    else {
      return []
    }
    return self[first...last]
  }
}
