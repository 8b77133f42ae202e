/// What a key asks the screen for, whatever it shows.
enum KeyCommand: Equatable, Sendable {
  case help, views, filter, search, searchAgain, echo, dig, legend, actions, sort, spectrogram, requests
  case pause, totals, clear, back, quit, goTo, note, notes, timeline, wholeTime
  /// Sorts by the column of that number, from 0.
  case sortBy(Int)
  /// Data of events is shown in another form.
  case rendering

  /// It is about the chosen row: where that is still to come, so is what was asked for.
  var isAboutRow: Bool {
    switch self {
    case .echo, .dig, .actions, .spectrogram: true
    default: false
    }
  }
}
