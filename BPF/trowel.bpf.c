/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What runs inside the kernel: one object of all programs. They copy and tag; decoding is Swift's. */
#include "Kernel/arch.h"
#include "Calls/calls.h"
#include "Hooks/iterators.h"
#include "Hooks/processes.h"
#include "Hooks/scheduling.h"
#include "Hooks/signals.h"

char licence_of_programs[] SEC("license") = "Dual MIT/GPL";
