/// Makes messages of what one connection carried, both ways. Each protocol has one, and each connection one of its own.
protocol MessageDecoder: AnyObject {
  /// Goes through the piece to its end.
  func take(_ piece: consuming Piece, into progress: inout [Progress])

  /// Ends what is open: nothing more comes.
  func close(at instant: Instant, into progress: inout [Progress])
}
