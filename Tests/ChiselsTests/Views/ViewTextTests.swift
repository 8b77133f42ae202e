import Inspection
import TestSupport
import Testing

@testable import Chisels

/// The views that come with Trowel.
@Suite struct ViewTextTests {
  private static let views = ViewText.views
  private static let path = ChiselPath(ownFolders: nil, sysdigFolders: nil, home: nil)

  @Test func everyViewOfCsysdigIsThere() {
    #expect(Self.views.count == 43)
    #expect(Set(Self.views.map(\.id)).count == 43)
    #expect(Self.views.map(\.columns.count).reduce(0, +) == 322)
    #expect(Self.views.map(\.actions.count).reduce(0, +) == 75)
  }

  @Test(arguments: views.map(\.id), ["default", "containers"])
  func fieldsAndFiltersAreKnown(id: String, tag: String) throws {
    let view = try #require(Self.views.first { $0.id == id }).showing(tag)
    let plan = try ViewPlan(view, depth: 0, style: OutputStyle())
    #expect(!plan.shownIndices.isEmpty)
    let filter = try Filter(comparingTexts: view.filter(depth: 0))
    #expect(filter.notes.isEmpty || view.filter.contains("typechar"), "\(filter.notes)")
    #expect(view.columns.count(where: \.isSorting) <= 1)
    #expect(view.columns.count { $0.role == .key } == (view.kind == .list ? 0 : 1))
  }

  @Test(arguments: views.map(\.id))
  func everythingIsToldToPeople(id: String) throws {
    let view = try #require(Self.views.first { $0.id == id })
    let texts = [view.summary] + view.tips + view.columns.filter { $0.role == .value }.map(\.summary)
    for text in texts { #expect(text.hasSuffix("."), "\(id): \(text)") }
    for action in view.actions { #expect(!action.summary.isEmpty && !action.command.isEmpty) }
    #expect(view.target.isEmpty || Self.views.contains { $0.id == view.target }, "\(view.target)")
    for field in view.appliesTo where !field.isEmpty {
      // csysdig names two that no version of sysdig has.
      let isUnknown = ["fd.dport", "fd.dproto"].contains(field) || field.hasPrefix("span.")
      #expect(FieldTable.shared[field] != nil || isUnknown, "\(id) applies to \(field)")
    }
  }

  /// The files of csysdig's views, which say the same in every attribute that is no text for people.
  private static let debian =
    Repository.exists("/usr/share/sysdig/chisels/v_procs.lua")
    ? Repository.files(in: "/usr/share/sysdig/chisels").filter { $0.hasPrefix("v_") && $0.hasSuffix(".lua") }
    : []

  @Test(.enabled(if: !debian.isEmpty, "needs the views of Debian's sysdig"))
  func debiansFilesSayTheSame() throws {
    var count = 0
    for file in Self.debian {
      let place = "/usr/share/sysdig/chisels/\(file)"
      let source = ScriptSource(name: file, place: place, text: try #require(ChiselPath.text(of: place)))
      guard let theirs = try ViewCatalog.view(of: source) else { continue }
      let ours = try #require(Self.views.first { $0.id == theirs.id }, "\(file)")
      #expect(ours.withoutTexts == theirs.withoutTexts.countingEveryOpen, "\(file)")
      count += 1
    }
    #expect(count == 43)
  }

  @Test func aSessionBeginsWithProcesses() throws {
    let catalog = ViewCatalog(Self.path, showsContainers: false)
    #expect(try catalog.view("").id == "procs")
    #expect(try catalog.view("connections").name == "Connections")
    #expect(throws: ChiselError("there is no view called conections: did you mean connections?")) {
      _ = try catalog.view("conections")
    }
    #expect(!catalog.listed.contains { $0.id == "port_bindings" })
  }

  @Test func rowsOpenTheTargetOrWhatAppliesToThem() throws {
    let catalog = ViewCatalog(Self.path, showsContainers: false)
    #expect(catalog.target(of: try catalog.view("procs"))?.id == "threads")
    // Nothing applies to the time of an event.
    #expect(catalog.target(of: try catalog.view("slow_io")) == nil)
    #expect(catalog.target(of: try catalog.view("file_opens")) == nil)
  }

  @Test func containersHaveColumnsOfTheirOwn() throws {
    func names(_ showsContainers: Bool) throws -> [String] {
      try ViewCatalog(Self.path, showsContainers: showsContainers).view("procs").shownColumns.map(\.name)
    }
    #expect(try !names(false).contains("VPID"))
    #expect(try names(true).contains("VPID") && names(true).contains("CONTAINER"))
  }
}

extension View {
  /// The same where any call that opens counts, not `open` alone: what we mean by another rule than Debian's files.
  fileprivate var countingEveryOpen: View {
    var view = self
    if view.filter == "evt.type=open and evt.dir=<" { view.filter = "evt.opens=1" }
    view.take(
      columns.map { column in
        var column = column
        if column.field == "evt.type.is.3" { column.field = "evt.opens" }
        return column
      })
    return view
  }

  /// The same without what is said to people, names of keys, which nobody sees, and without blanks in fields, which no reader of views minds.
  fileprivate var withoutTexts: View {
    var view = self
    (view.summary, view.tips) = ("", [])
    view.take(
      columns.map { column in
        var column = column
        (column.summary, column.field) = ("", column.field.filter { $0 != " " })
        if column.role != .value { column.name = "" }
        return column
      })
    for index in view.actions.indices { view.actions[index].summary = "" }
    return view
  }
}
