/// Something for each side of a connection.
struct BothSides<Value> {
  var client: Value
  var server: Value

  subscript(side: Side) -> Value {
    get { side == .client ? client : server }
    _modify { if side == .client { yield &client } else { yield &server } }
  }
}
