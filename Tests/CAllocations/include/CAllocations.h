#pragma once

/// How often this process has asked for memory so far. The functions of the C library are replaced by ones that count;
/// for programs with one thread only.
unsigned long allocation_count(void);
