import Testing

/// Tests that start commands and wait for them, one after the other: a wait takes what woke it from everybody else.
@Suite(.serialized)
enum ChildTests {}
