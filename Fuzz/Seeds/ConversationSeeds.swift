internal import TestSupport

/// Real conversations. `trowel-fuzz seeds conversation FOLDER` writes them anew.
enum ConversationSeeds {
  /// Longer ones would hardly be changed in a place that matters.
  private static let longest = 4_000

  static func write(to folder: String) {
    for fixture in ConversationFixture.all {
      writeFile(Array(ConversationRecipe.bytes(fixture).prefix(longest)), to: "\(folder)/\(fixture.name)")
    }
  }
}
