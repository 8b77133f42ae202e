/// What something looked like when somebody last looked at it.
public enum GoldenFile {
  /// The text of a file, named from the root of the repository. TROWEL_UPDATE_GOLDENS=1 first writes what was found into it;
  /// the change is then reviewed as code.
  public static func text(_ path: String, found: String) -> String {
    let path = "\(Repository.root)/\(path)"
    if Repository.environment("TROWEL_UPDATE_GOLDENS") == "1" { writeFile(Array(found.utf8), to: path) }
    return String(decoding: fileBytes(path) ?? [], as: UTF8.self)
  }

  /// What to say where they differ.
  public static let hint = "TROWEL_UPDATE_GOLDENS=1 writes it anew"
}
