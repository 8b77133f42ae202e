/// What came of a call whose answer is one message.
enum CRIReply<Response: CRIMessage> {
  case answered(Response)
  case refused(GRPCStatus)
  case failed(String)

  init(_ reply: GRPCReply) {
    switch reply {
    case .answered(let bytes):
      do throws(ProtobufError) {
        self = .answered(try Response(ProtobufMessage(bytes)))
      } catch {
        self = .failed("its answer is no message of CRI: \(error)")
      }
    case .refused(let status): self = .refused(status)
    case .failed(let reason): self = .failed(reason)
    }
  }
}
