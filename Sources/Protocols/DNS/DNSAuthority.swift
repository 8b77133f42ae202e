/// What an SOA record says: whose zone it is, and how long others may remember that a name is none (`minimum`).
package struct DNSAuthority: Sendable, Hashable {
  package let server: String
  package let mailbox: String
  package let serial: Int
  /// In seconds, as are the following.
  package let refresh: Int
  package let retry: Int
  package let expire: Int
  package let minimum: Int

  init?(reading cursor: inout NetworkCursor) {
    guard let server = DNSName.read(&cursor), let mailbox = DNSName.read(&cursor), let serial = cursor.word(),
      let refresh = cursor.word(), let retry = cursor.word(), let expire = cursor.word(),
      let minimum = cursor.word()
    else { return nil }
    self.server = server
    self.mailbox = mailbox
    self.serial = serial
    self.refresh = refresh
    self.retry = retry
    self.expire = expire
    self.minimum = minimum
  }
}
