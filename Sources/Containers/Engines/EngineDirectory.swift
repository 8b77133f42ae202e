/// The engines of this machine: those whose sockets were named, or else those that are found.
struct EngineDirectory {
  private(set) var engines: [any ContainerEngine] = []

  init(_ settings: MetadataSettings, _ loop: MetadataLoop) {}
}
