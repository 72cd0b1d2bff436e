#pragma once
#include "arrow.h"
#include "byte_mask.h"
#include "gbk_table.h"
#include "handles.h"
#include "open_files.h"
#include "wide_columns.h"
#include "working_memory.h"
