internal import Events

/// How a call of gRPC went: 0 is good.
///
/// Source: https://grpc.io/docs/guides/status-codes/
package struct GRPCStatus: Sendable, Hashable {
  package let code: Int
  package let message: String

  private static let names = [
    "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
    "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
  ]

  package var name: String { 0..<Self.names.count ~= code ? Self.names[code] : "status \(code)" }

  package var summary: String { message.isEmpty ? name : "\(name): \(message)" }
}

extension HTTPHead {
  /// Whether the body is messages of gRPC.
  package var isGRPC: Bool { value(of: "content-type")?.hasPrefix("application/grpc") ?? false }

  /// Known once the response has ended; nil for what is not gRPC.
  package var grpcStatus: GRPCStatus? {
    guard !isRequest else { return nil }
    // A response without messages has it in its head.
    for fields in [trailers, fields] {
      guard let fields, let code = fields.number(of: "grpc-status") else { continue }
      return GRPCStatus(code: code, message: fields.value(of: "grpc-message") ?? "")
    }
    return nil
  }
}
