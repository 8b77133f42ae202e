internal import Foundation

/// One container, asked for in all the ways that lead to its record.
///
/// An engine that is starting a container answers no question about it until it has started, which can take a second and
/// longer. What an event told says less, and so do lists, which Docker makes without waiting. So one of these is the
/// answer when there is no other soon, and what the container turns out to be is told later.
final class ContainerInquiry {
  private let id: String
  private let engine: RESTEngine
  private let hint: ContainerRecord?
  /// Takes the first answer, and those after it.
  private var answer: ((ContainerAnswer) -> Void)?
  private let tellMore: (ContainerAnswer) -> Void
  private var attempts = 0

  /// How long the answer may take until the list is asked, in ms: more than engines take, less than people notice.
  static let patience = 30
  /// How often a container is asked for whose engine does not answer, but for the list.
  private static let mostAttempts = 10

  /// - Parameter hint: what is known of it already.
  init(
    _ id: String, of engine: RESTEngine, hint: ContainerRecord?,
    _ answer: @escaping (ContainerAnswer) -> Void,
    tellMore: @escaping (ContainerAnswer) -> Void
  ) {
    self.id = id
    self.engine = engine
    self.hint = hint
    self.answer = answer
    self.tellMore = tellMore
  }

  func begin() {
    inspect()
    engine.loop.after(Self.patience) {
      guard self.answer != nil else { return }
      if let hint = self.hint { self.say(.known(hint, sandbox: nil)) } else { self.list() }
    }
  }

  private func say(_ answer: ContainerAnswer) {
    if let first = self.answer {
      self.answer = nil
      first(answer)
    } else {
      tellMore(answer)
    }
  }

  // MARK: - The list

  private func list() {
    let id = id
    engine.get({ $0.list(id) }) { [self] reply in
      // By now the container may be known in full. A list that cannot be had is no reason to give up.
      guard answer != nil, case .answered(200, let body, _) = reply,
        let found = ListedContainer.list(body)?.first(where: { $0.id == id })
      else { return }
      say(.known(ContainerRecord(found, kind: engine.dialect.kind), sandbox: nil))
    }
  }

  // MARK: - The container and what belongs to it

  private func inspect() {
    attempts += 1
    let id = id
    engine.get({ $0.container(id) }) { [self] reply in
      switch reply {
      case .answered(200, let body, _):
        do {
          let found = try JSONDecoder().decode(InspectedContainer.self, from: Data(body))
          ContainerRelations(of: found, in: engine).find { self.say($0) }
        } catch {
          say(.failed("its answer cannot be read: \(error)"))
        }
      case .answered(404, _, _): say(.unknown)
      case .answered(let status, let body, _):
        say(.failed("it answers \(status): \(String(decoding: body.prefix(200), as: UTF8.self))"))
      case .failed(let reason) where answer == nil: inspectAgain(reason)
      case .failed(let reason): say(.failed(reason))
      }
    }
  }

  /// The list has answered, but the container is still locked.
  private func inspectAgain(_ reason: String) {
    if attempts < Self.mostAttempts { inspect() } else { say(.failed(reason)) }
  }
}
