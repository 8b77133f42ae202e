/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What runs inside the kernel: one object of all programs. They copy and tag; decoding is Swift's. */
#include "arch.h"
#include "calls.h"
#include "iterators.h"
#include "processes.h"
#include "scheduling.h"
#include "signals.h"

char licence_of_programs[] SEC("license") = "Dual MIT/GPL";
