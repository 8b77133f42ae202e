/// What a key asks the screen for, whatever it shows.
enum KeyCommand: Equatable, Sendable {
  case help, views, filter, search, searchAgain, echo, dig, legend, actions, sort, spectrogram, requests
  case pause, totals, clear, back, quit, goTo, note, notes, timeline, wholeTime
  /// Sorts by the column of that number, from 0.
  case sortBy(Int)
  /// Data of events is shown in another form.
  case rendering
}
