/// Modules of the catalog, which `require` finds before it looks along `package.path`.
extension HostFunction {
  /// Taken away from scripts by `ScriptHost.moduleSearch`.
  static let modules: [HostFunction] = [
    HostFunction("trowel", "module") { (host, call) throws(ChiselError) in
      guard let source = host.library.module(try call.requiredText(0, "the name of the module")) else {
        return call.tellNothing()
      }
      call.tell(source.text)
      call.tell(source.place)
    }
  ]
}

extension ScriptHost {
  /// Runs before the script.
  static let moduleSearch = """
    local module, loadstring, error = trowel.module, loadstring, error
    trowel = nil
    table.insert(package.loaders, 2, function(name)
      local text, place = module(name)
      if not text then return "\\n\\tno module of that name comes with Trowel" end
      local chunk, problem = loadstring(text, "@" .. place)
      if not chunk then error(problem, 0) end
      return chunk
    end)
    """
}
