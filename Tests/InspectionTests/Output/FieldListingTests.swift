import Inspection
import TestSupport
import Testing

@Suite struct FieldListingTests {
  @Test func `a listing names each class and wraps summaries behind column 30`() {
    let lines = FieldListing.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "-------------------------------")
    #expect(lines.contains("Field Class:                  process"))
    #expect(lines.contains { $0.hasPrefix("proc.name                     Name of the process") })
    #expect(lines.allSatisfy { $0.utf8.count <= 120 })
  }

  @Test func `a field that only filters can use says so, and its kind when asked`() {
    #expect(FieldListing.text().contains("fd.ip                         (FILTER ONLY) Address"))
    let verbose = FieldListing.text(isVerbose: true)
    #expect(verbose.contains("fd.ip                         (Type: IPADDR) (FILTER ONLY) Address"))
  }

  @Test func `fields that only views use are not listed`() {
    #expect(!FieldListing.text().contains("thread.vmsize.b"))
  }

  @Test func `the Markdown listing has a table for each class`() {
    let text = FieldListing.markdown()
    #expect(text.contains("\n## Field Class: user\n\n"))
    #expect(text.contains("\n`user.uid` | UINT32 | Id of the user.\n"))
  }

  @Test func `the page of fields is the listing`() {
    let page = Repository.lines(of: "\(Repository.root)/Documentation/fields.md")
    let listing = FieldListing.markdown(isVerbose: true).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(
      page.filter { !$0.isEmpty } == listing.filter { !$0.isEmpty }.map(String.init),
      "made by: trowel --list-markdown -v > Documentation/fields.md")
  }

  @Test func `the listing of events leaves out old, internal and newer ones`() {
    let lines = EventListing.text().split(separator: "\n")
    #expect(lines.contains("> read(FD fd, UINT32 size)"))
    #expect(
      lines.contains("< openat(FD fd, FD dirfd, FSRELPATH name, FLAGS32 flags, UINT32 mode, UINT32 dev)"))
    #expect(lines.filter { $0.hasPrefix("> container(") }.isEmpty == false)
    #expect(lines.filter { $0.hasPrefix("> memfd_create(") }.isEmpty)
    // The one param whose name has a blank in it.
    #expect(lines.contains("> pluginevent(UINT32 plugin ID, BYTEBUF event_data)"))
    #expect(lines.count == 265)
  }
}
