// The code tables of GBK (CP936) and GB18030, made by generate_gbk_table.py from the codecs of the
// Python standard library. Host iconv modules differ between distributions; these do not.
#pragma once
#include <stdint.h>

#pragma clang assume_nonnull begin

// Scalar of each two-byte code of GB18030, 191 per lead byte from 0x8140; 0 where there is none.
const uint16_t *shim_gb_scalars(void);
// One bit per entry of shim_gb_scalars, lowest bit first: the code stands in GBK too.
const uint8_t *shim_gbk_members(void);
// For each 256 scalars of the basic plane the number of their block in shim_gb_codes.
const uint8_t *shim_gb_pages(void);
// Blocks of 256 two-byte codes by scalar; 0 where a scalar has none. Block 0 is empty.
const uint16_t *shim_gb_codes(void);
// Runs of four-byte codes of the basic plane: first linear index and first scalar, both ascending.
const uint16_t *shim_gb_range_indices(void);
const uint16_t *shim_gb_range_scalars(void);
// Number of runs.
int32_t shim_gb_range_count(void);

#pragma clang assume_nonnull end
