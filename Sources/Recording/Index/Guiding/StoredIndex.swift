internal import Captures
internal import Events
internal import Inspection

/// An index that fits its capture.
package final class StoredIndex {
  let index: CaptureIndex
  private let file: StoredFile
  private let path: String
  private let inflater = ZstdInflater()
  /// A piece of it turned out to be damaged.
  private var isDamaged = false

  /// The index of the capture at `capturePath`; nil where there is none at `path`, or another's, or a damaged one.
  package init?(path: String, of capturePath: String) {
    guard let capture = StoredFile(path: capturePath), let stamp = CaptureStamp(capture),
      let file = StoredFile(path: path), let status = file.status, status.isRegular,
      // What others made may say what they want.
      OwnFiles.areOwned(by: status.owner), status.byteCount >= UInt64(IndexHeader.byteCount),
      let end = file.read(IndexHeader.byteCount, at: status.byteCount - UInt64(IndexHeader.byteCount)),
      let header = IndexHeader(end, of: stamp),
      let directory = Self.load(header.directory, from: file, inflater),
      let index = try? CaptureIndex(directory: directory)
    else { return nil }
    self.path = path
    self.file = file
    self.index = index
  }

  deinit { if isDamaged { OwnFiles.remove(path) } }

  /// The bytes of a piece; nil when it is damaged. The index is then removed in the end, to be made anew.
  func load(_ piece: CaptureIndex.Piece) -> [UInt8]? {
    if piece.count == 0 { return [] }
    let bytes = Self.load(piece, from: file, inflater)
    if bytes == nil { isDamaged = true }
    return bytes
  }

  private static func load(
    _ piece: CaptureIndex.Piece, from file: borrowing StoredFile, _ inflater: ZstdInflater
  ) -> [UInt8]? {
    guard let stored = file.read(Int(piece.storedCount), at: piece.position),
      Checksum.crc32(stored.rawSpan) == piece.checksum
    else { return nil }
    return inflater.inflate(stored.rawSpan, count: Int(piece.count))
  }

  /// For each stretch, whether it has to be read because an event of it may match.
  func stretchesToRead(_ forecast: borrowing FilterForecast) -> [Bool] {
    // By question, the stretches in which the answer is yes; nil where each is asked for itself.
    var answers: [[Bool]?] = []
    for (number, question) in forecast.questions.enumerated() {
      let field = SurveyedField.allCases.first { $0.name == question.field }
      answers.append(field.map { stretches($0, answering: number, of: forecast) })
    }
    return index.stretches.enumerated().map { place, stretch in
      if stretch.isOpaque || stretch.eventCount == 0 { return true }
      return forecast.mayMatch { question in
        if let answers = answers[question] { return answers[place] }
        return forecast.mayHold(question, in: stretch.range(of: forecast.questions[question].field))
      }
    }
  }

  /// For each stretch, whether a value of the field there answers a question with yes.
  private func stretches(
    _ field: SurveyedField, answering question: Int, of forecast: borrowing FilterForecast
  ) -> [Bool] {
    var isWanted: [Bool] = []
    if field.isText {
      for text in index.texts { isWanted.append(forecast.holds(question, text: text)) }
    } else {
      for number in index.numbers { isWanted.append(forecast.holds(question, number: number)) }
    }
    let column = index.columns[Int(field.rawValue)]
    do throws(IndexDamage) {
      return try column.stretches(index.stretches.count, holdingAny: isWanted)
    } catch {
      isDamaged = true
      return index.stretches.map { _ in true }
    }
  }
}

extension CaptureIndex.Stretch {
  /// The first and the last value of a field that ascends, or nearly.
  fileprivate func range(of field: String) -> ClosedRange<UInt64> {
    field == "evt.num" ? firstEvent...(firstEvent &+ max(eventCount, 1) &- 1) : times
  }
}
