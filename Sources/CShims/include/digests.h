// SHA-256 by instructions that only some processors have. Swift cannot be told to use instructions
// in one function only, so this is C; Swift does the same for every other processor.
#pragma once
#include <stdint.h>

#pragma clang assume_nonnull begin

// Whether this processor has the instructions.
int32_t shim_has_digest(void);

// Runs the compression function of SHA-256 on so many blocks of 64 bytes: 8 words of state, and the
// 64 constants of the rounds.
void shim_digest(
    uint32_t *state, const uint8_t *blocks, int64_t count, const uint32_t *constants);

#pragma clang assume_nonnull end
