/* Whether the system would give so many bytes of memory now.
 *
 * A Swift program that is refused memory is ended by its runtime, and the host with it. So what
 * grows with the input asks before it takes.
 */
#pragma once

#include "handles.h"

SHIM_HIDDEN int32_t shim_has_memory(int64_t bytes);
