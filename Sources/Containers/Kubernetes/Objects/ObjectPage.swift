internal import Foundation

/// A page of a list.
struct ObjectPage {
  let objects: [ClusterObject]
  let resourceVersion: String
  /// What asks for the next page; nil at the last.
  let next: String?

  /// Nil for bytes that are no such list. Items that cannot be understood are left out.
  init?(_ bytes: [UInt8], of kind: ClusterKind) {
    func decode<Content: ClusterContent>(_: Content.Type) -> ObjectPage? {
      guard let form = try? JSONDecoder().decode(Form<Content>.self, from: Data(bytes)) else { return nil }
      return ObjectPage(form)
    }
    guard let page = decode(kind.row.content) else { return nil }
    self = page
  }

  private init?(_ form: Form<some ClusterContent>) {
    guard let version = form.metadata.resourceVersion else { return nil }
    objects = (form.items ?? []).compactMap { $0.value?.object }.filter { !$0.uid.isEmpty }
    resourceVersion = version
    next = form.metadata.continue.flatMap { $0.isEmpty ? nil : $0 }
  }

  private struct Form<Content: ClusterContent>: Decodable {
    var metadata: ListMetadata
    var items: [Perhaps<ObjectForm<Content>>]?
  }

  private struct ListMetadata: Decodable {
    var resourceVersion: String?
    var `continue`: String?
  }
}
