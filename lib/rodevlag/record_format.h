// The formats that records come in, and how to recognise them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rodevlag/csv_dialect.h"

namespace rodevlag {

enum class RecordFormat { csv, json_lines, json, yaml };

/// `csv`, `jsonl` (or `ndjson`), `json`, `yaml` (or `yml`), as in --from and --to; else nothing.
std::optional<RecordFormat> record_format_from_name(std::string_view name);

/// The name as in --from.
std::string_view record_format_name(RecordFormat format);

/// By the extension of a file name (.csv .tsv .txt .jsonl .ndjson .json .yaml .yml, any case);
/// nothing for any other.
std::optional<RecordFormat> record_format_from_path(std::string_view path);

/// By the first bytes of the input; `known` as for recognise_csv_dialect(). What looks like nothing
/// else is taken for CSV.
RecordFormat sniff_record_format(std::string_view head, const KnownName& known);

}  // namespace rodevlag
