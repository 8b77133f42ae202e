internal import Events

extension MachineRecord {
  /// Appends the body of the block: the fields that `init(reading:)` draws, flags and reserved bytes zero.
  func write(to block: inout ByteBuffer) {
    let (nameSize, reservedSize) = (128, 24)
    block.append(little: cpuCount)
    block.append(little: memorySize)
    block.append(little: highestProcessID)
    let name = hostName.prefix(nameSize - 1)
    block.append(Array(name))
    block.append(0, repeated: nameSize - name.count)
    block.append(little: bootTime?.rawValue ?? 0)
    block.append(0, repeated: reservedSize)
  }
}
