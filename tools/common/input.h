// Opening the input: its character set, its format, its reader.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/options.h"
#include "common/run_streams.h"
#include "rodevlag/byte_stream.h"
#include "rodevlag/column_map.h"
#include "rodevlag/csv_reader.h"
#include "rodevlag/json_lines.h"
#include "rodevlag/mapped_reader.h"
#include "rodevlag/record.h"
#include "rodevlag/record_format.h"

namespace rodevlag::tools {

/// An input that is ready to be read. Members are declared in the order in which they depend on
/// each other.
struct CaseInput {
    std::unique_ptr<ByteSource> file;
    std::unique_ptr<ByteSource> decoded;
    std::unique_ptr<PeekSource> peeked;
    RecordFormat format = RecordFormat::csv;
    std::unique_ptr<RecordReader> reader;
    CsvReader* csv = nullptr;              ///< the reader (or what `mapped` reads), when it is CSV
    JsonLinesReader* lines = nullptr;      ///< the same, when it is JSON Lines
    const MappedReader* mapped = nullptr;  ///< the reader, with a map
    InvalidUtf8 invalid_utf8 = InvalidUtf8::breaks_record;  ///< in CSV
    bool is_array = false;  ///< JSON: an array of records, not one bare record
    std::string name;       ///< for messages

    /// CSV and JSON Lines in chunks; then the reader must not be used.
    ChunkSource& chunks() {
        if (csv != nullptr) {
            return csv->splitter();
        }
        return lines->splitter();
    }
};

/// The format that the word of --from or --to names. Throws UsageError.
RecordFormat format_from_option(const std::string& word, const std::string& option);

/// Opens the input named in the options. `known` says which column names mean something, to
/// recognise the delimiter. With a `map` the reader hands on its names and words, and its columns
/// count as known; it must outlive the input. Throws UsageError or InputError.
CaseInput open_input(const CommonOptions& options, RunStreams& streams, const KnownName& known,
                     const ColumnMap* map = nullptr);

}  // namespace rodevlag::tools
