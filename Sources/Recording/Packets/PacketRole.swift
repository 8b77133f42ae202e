internal import Events

/// What an event is to a connection.
enum PacketRole {
  case connect, accept, close
  /// Data on its way out, with what is known of it.
  case send(MessageParams)
  case receive(MessageParams)

  /// Which params tell of a message.
  struct MessageParams {
    let data: Int
    /// How long it was: the result, or for calls with several messages a param of each.
    let length: Int
    let descriptor: Int?
    /// Both ends; where a message is sent, the enter has them.
    let tuple: Int?
  }

  /// Nil for events that are nothing to a connection; all that follows from the table of events.
  init?(_ event: EventInfo) {
    guard !event.type.isEnter else { return nil }
    switch event.name {
    case "connect": self = .connect
    case "accept", "accept4": self = .accept
    case "close": self = .close
    default:
      guard event.category == .ioRead || event.category == .ioWrite, let data = event.index(ofParam: "data")
      else { return nil }
      let isOfSeveral = event.name.hasSuffix("mmsg")
      guard let length = event.index(ofParam: isOfSeveral ? "size" : "res") else { return nil }
      let params = MessageParams(
        data: data, length: length, descriptor: event.index(ofParam: "fd"),
        tuple: event.index(ofParam: "tuple"))
      self = event.category == .ioWrite ? .send(params) : .receive(params)
    }
  }
}

extension PacketRole.MessageParams {
  /// Bytes that the call moved; nil where it failed.
  func length(of event: EventView) -> Int? {
    guard let bytes = event.param(length) else { return nil }
    if let value = bytes.value(as: Int64.self) { return value < 0 ? nil : Int(value) }
    return bytes.value(as: UInt32.self).map { Int($0) }
  }
}
