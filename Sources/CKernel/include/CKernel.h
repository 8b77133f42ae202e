// What live capture needs from C: the layout of the records that the kernel's side makes.
#pragma once

#include "../../../BPF/records.h"
