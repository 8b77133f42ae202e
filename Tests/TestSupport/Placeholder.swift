/// Builds captures in code.
public enum TestSupportPlaceholder {}
