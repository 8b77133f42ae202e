internal import Captures
internal import Events

/// Where the index of a capture may lie: beside it, or in the user's cache folder where that cannot be written to.
package struct IndexPlaces {
  private let capturePath: String
  private let beside: String
  private let inCache: String?
  private let isFolderWritable: Bool

  /// - Parameter cacheFolder: `$XDG_CACHE_HOME`, or `~/.cache`; nil where there is none.
  package init?(of capturePath: String, cacheFolder: String?) {
    guard let real = OwnFiles.realPath(capturePath), let slash = real.lastIndex(of: "/") else { return nil }
    self.capturePath = capturePath
    beside = real + ".trowel-index"
    let folder = slash == real.startIndex ? "/" : String(real[..<slash])
    isFolderWritable = OwnFiles.isWritable(folder: folder)
    let name = real[real.index(after: slash)...]
    inCache = cacheFolder.map {
      "\($0)/trowel/\(name)-\(Checksum.crc32(Array(real.utf8).rawSpan)).trowel-index"
    }
  }

  /// How large the capture is; 0 where nobody knows.
  package var captureByteCount: UInt64 { StoredFile(path: capturePath)?.status?.byteCount ?? 0 }

  /// The index, where there is one that fits.
  package func open() -> StoredIndex? {
    StoredIndex(path: beside, of: capturePath)
      ?? inCache.flatMap { StoredIndex(path: $0, of: capturePath) }
  }

  /// A builder of a new index; nil where none can be written.
  package func makeBuilder(_ settings: IndexSettings = IndexSettings()) -> IndexBuilder? {
    if isFolderWritable, let draft = IndexDraft(path: beside, of: capturePath) {
      return IndexBuilder(into: draft, settings)
    }
    guard let inCache, let slash = inCache.lastIndex(of: "/"), OwnFiles.makeFolder(String(inCache[..<slash])),
      let draft = IndexDraft(path: inCache, of: capturePath)
    else { return nil }
    return IndexBuilder(into: draft, settings)
  }
}
