internal import Events

/// `--list-views`: what views there are, as JSON in csysdig's shape.
package enum ViewListing {
  package static func json(_ views: [View]) -> String {
    let objects = views.map { view in
      var object = JSONObject()
      if !view.appliesTo.isEmpty { object.add("appliesTo", view.appliesTo) }
      object.add("canDrillDown", view.kind == .table)
      object.add("description", view.summary)
      object.add("drilldownTarget", view.target)
      object.add("filter", view.filter)
      object.add("id", view.id)
      object.add("isRoot", view.isRoot)
      object.add("name", view.name)
      if !view.tags.isEmpty { object.add("tags", view.tags) }
      if !view.tips.isEmpty { object.add("tips", view.tips) }
      return String(decoding: object.text, as: UTF8.self)
    }
    return "[" + objects.joined(separator: ",\n") + "]\n"
  }
}
