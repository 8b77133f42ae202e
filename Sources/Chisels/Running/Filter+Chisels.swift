internal import Inspection

extension Filter {
  /// A filter that a script, or the manifest of a chisel, has set. Scripts may do so at any time, so that names are compared
  /// as text.
  init(ofChisel text: String, _ run: ChiselRun) throws(ChiselError) {
    do throws(LanguageError) {
      try self.init(comparingTexts: text, style: run.style)
    } catch {
      throw ChiselError("\(error)")
    }
  }
}
