/// Operators of other languages, and what to write in their place.
enum ForeignOperator {
  /// A hint for what stands where an operator is due: `like`, `=~`, `is`; nil where there is no idea.
  static func hint(for text: some Collection<UInt8>) -> String? {
    let text = String(decoding: text, as: UTF8.self).lowercased()
    if text == "not" || text == "!~" {
      return text == "not" ? "write not before the field" : "write not before the field, and regex here"
    }
    // A sign need not be followed by a blank.
    let sign = text.prefix { !$0.isLetter && !$0.isNumber }
    return (meant[text] ?? meant[String(sign)]).map { "did you mean \($0)?" }
  }

  /// A hint for a check that cannot go on as it does, since a sign was taken for a shorter one and a value.
  static func hint(forValue value: [UInt8], behind sign: String) -> String? {
    switch (sign, value.first) {
    case ("=", UInt8(ascii: "~")), ("==", UInt8(ascii: "~")): "did you mean regex?"
    case ("!=", UInt8(ascii: "~")): hint(for: "!~".utf8)
    case ("<", UInt8(ascii: ">")): "did you mean !=?"
    default: value.last == UInt8(ascii: ",") ? "write and in place of the comma" : nil
    }
  }

  private static let meant = [
    "~": "regex", "=~": "regex", "~=": "regex", "~~": "glob", "matches": "regex", "match": "regex",
    "rlike": "regex", "regexp": "regex", "like": "glob", "ilike": "iglob", "is": "=", "eq": "=",
    "equals": "=", "equal": "=", "===": "=", "ne": "!=", "neq": "!=", "gt": ">", "lt": "<", "ge": ">=",
    "gte": ">=", "le": "<=", "lte": "<=", "has": "contains", "includes": "contains",
    "beginswith": "startswith",
    "begins": "startswith", "starts": "startswith", "ends": "endswith",
  ]
}
