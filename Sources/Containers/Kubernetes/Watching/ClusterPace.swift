/// How much is asked at once, how long it may take, and when to ask again. In ms, but for what libcurl wants in s.
struct ClusterPace {
  /// Until the second try, and at most between two.
  var firstPause = 250
  var longestPause = 30_000
  /// Until what is not allowed, or not there, is asked for again.
  var deniedPause = 300_000
  /// For the beginning of an answer.
  var answer = 15_000
  /// For the program that tells who we are: some open a browser, or speak to somebody far away.
  var program = 60_000
  /// How long a list may stand still, and a watch be silent, in s. Servers send bookmarks once a minute.
  var listSilence = 30
  var watchSilence = 150
  /// How long a watch is asked for, in s; up to twice as long, so that not all nodes ask anew at the same time.
  var watchTime = 300
  /// How long kinds of objects are gathered that fail together, so that one note tells of them.
  var gathering = 200
  /// How long no other cut is told of after one: some ways to a server cut whatever lasts.
  var cutNotes = 3_600_000
  /// How many objects come at once: a page is read as a whole, and takes some ten times its length meanwhile.
  var pageSize = 250
}
