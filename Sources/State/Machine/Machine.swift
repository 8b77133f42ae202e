public import Events
internal import Synchronization

/// The machine on which events happen: its threads, their descriptors, its users, containers and pods.
///
///     machine.apply(event)              // state first, always: a filtered-out open still opens the descriptor
///     filter.matches(event, machine)    // then questions
///
/// An event goes through three steps: `begin` finds the thread, the descriptor and whether the call failed; the
/// handler of its type, if there is one, changes what the call changed; `finish` notes what later events need. What
/// an event ends (a descriptor, a thread) goes away when the next one comes, so that questions still find it.
public struct Machine: RecordReceiver, ~Copyable {
  /// Makes the machine a thing with an address: borrowing it passes the address, where a plain struct of a kilobyte
  /// would be copied for every field that is asked about.
  private let pin = Atomic<Bool>(false)

  public package(set) var strings = StringPool()
  public package(set) var threads = ThreadTable()
  public package(set) var containers = ContainerTable()
  public package(set) var kubernetes = KubernetesState()
  public package(set) var moment = Moment()
  public package(set) var interfaces = InterfaceTable()
  /// The host on which the capture was made; nil when the capture does not say.
  public package(set) var host: MachineRecord?
  package var users: [UInt32: UserRecord] = [:]
  package var groups: [UInt32: GroupRecord] = [:]

  let dispatch = EventDispatch.shared
  let places = ParamPlaces.shared
  var enters = EnterStore()
  /// Where names are put together.
  var scratch = ByteBuffer()
  var lastCgroups = KnownCgroups()
  /// Threads and descriptors to be removed when the next event comes.
  var departing = Departing()
  /// Numbers that were given out again while they were being closed, of whatever process, in this section.
  var reopenedFDs: Set<FD> = []
  /// Ports on which listeners of the recorded host were found.
  var listenerPorts: Set<UInt16> = []
  var currentTime: UInt64 = 0
  /// When each processor last switched from one thread to another.
  var switchTimes: [UInt64] = []
  /// `<NA>`: the name of a thread that was never seen being made.
  let notAvailable: StringID
  /// `/dev/null`, through which tracers go.
  let nullDevice: StringID
  package var tracers = TracerState()
  /// A filter has turned an event down.
  var hasRejected = false
  /// Everything that was true before the events has been told and put in order.
  var isSettled = false
  /// What the recording says that it lacks.
  public internal(set) var holes = Holes()
  /// How many sections have begun: each is a recording of its own.
  public internal(set) var sectionCount = 0

  public init() {
    notAvailable = strings.intern("<NA>")
    nullDevice = strings.intern("/dev/null")
  }

  /// Takes in an event; `moment` then tells what came of it.
  public mutating func apply(_ event: EventView) {
    // Containers that lead a capture are part of what was true before: threads are told of them.
    if !isSettled, !event.type.isContainerRecord { settle() }
    if !departing.isEmpty { removeDeparting() }
    if strings.isCrowded || enters.isCrowded { sweep() }
    let dispatch = dispatch
    let traits = dispatch[event.type].traits
    noteTime(of: event, traits)
    begin(event, traits)
    if traits.hasHandler { dispatch[event.type].handler(&self, event) }
    finish(event, traits)
    if moment.thread == nil { moment.thread = threads.slot(of: event.thread) }
  }
}
