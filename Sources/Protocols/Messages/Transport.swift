/// Whether boundaries of buffers are boundaries of messages.
package enum Transport: Sendable, Hashable {
  /// TCP, unix stream sockets, pipes: bytes in order, cut anywhere.
  case stream
  /// UDP and unix datagram sockets: each buffer is one message.
  case datagram
}
