#include "CPrintf.h"
