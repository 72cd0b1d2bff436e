/* Which book files this process has open, and which were open when it was forked.
 *
 * SQLite keeps one record per process of the locks it holds on a file. A child inherits the record,
 * but not the locks: if it opened the file, another process could take the log of changes away
 * under it, and what the child had committed would be lost. So a child does not open such a file.
 */
#pragma once

#include "handles.h"

#pragma clang assume_nonnull begin

struct shim_open_file;

/* Notes that a file was opened; NULL when there is no memory. */
SHIM_HIDDEN struct shim_open_file *_Nullable shim_file_opened(int64_t device, int64_t inode);
/* Notes that it was closed. */
SHIM_HIDDEN void shim_file_closed(struct shim_open_file *entry);
/* Whether the file was open in the parent when this process was forked. */
SHIM_HIDDEN int32_t shim_file_is_inherited(int64_t device, int64_t inode);

#pragma clang assume_nonnull end
