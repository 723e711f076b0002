#include "common/input.h"

#include <fmt/format.h>

#include "rodevlag/decoding_source.h"
#include "rodevlag/json_lines.h"
#include "rodevlag/json_records.h"
#include "rodevlag/yaml_case.h"

namespace rodevlag::tools {

namespace {

// Enough to hold the first lines; more is waited for only when the first line is longer.
constexpr std::size_t head_size = std::size_t{1} << 18;
constexpr std::size_t long_head_size = std::size_t{1} << 24;

RecordFormat input_format(const CommonOptions& options, std::string_view head,
                          const KnownName& known) {
    if (!options.from.empty()) {
        return format_from_option(options.from, "--from");
    }
    const std::optional<RecordFormat> format = record_format_from_path(options.input);
    return format ? *format : sniff_record_format(head, known);
}

}  // namespace

RecordFormat format_from_option(const std::string& word, const std::string& option) {
    const std::optional<RecordFormat> format = record_format_from_name(word);
    if (!format) {
        throw UsageError(fmt::format("{}: '{}' is niet bekend; toegestaan: csv, jsonl, json, yaml",
                                     option, word));
    }
    return *format;
}

CaseInput open_input(const CommonOptions& options, RunStreams& streams, const KnownName& known_here,
                     const ColumnMap* map) {
    const KnownName known = [&](std::string_view name) {
        return known_here(name) || (map != nullptr && map->find(name) != nullptr);
    };
    CaseInput input;
    input.file = streams.open_input(options);
    ByteSource* source = input.file.get();
    if (!is_utf8_name(options.encoding)) {
        input.decoded = std::make_unique<DecodingSource>(*source, options.encoding);
        source = input.decoded.get();
    }
    input.peeked = std::make_unique<PeekSource>(*source);
    input.name = input.peeked->name();
    std::string_view head = input.peeked->peek(head_size);
    if (head.find_first_of("\r\n") == std::string_view::npos) {
        head = input.peeked->peek(long_head_size);
    }
    input.format = input_format(options, head, known);
    switch (input.format) {
        case RecordFormat::csv: {
            std::optional<char> delimiter;
            if (!options.delimiter.empty()) {
                delimiter = delimiter_from_text(options.delimiter);
            }
            const CsvDialect dialect = recognise_csv_dialect(
                head, input.name, known, delimiter,
                head.size() < head_size ? HeadEnd::end_of_file : HeadEnd::unknown);
            // Who names no character set may have another one; who says UTF-8 has damaged records.
            input.invalid_utf8 =
                options.encoding.empty() ? InvalidUtf8::ends_reading : InvalidUtf8::breaks_record;
            auto reader = std::make_unique<CsvReader>(*input.peeked, dialect, CsvSplitOptions{},
                                                      input.invalid_utf8);
            input.csv = reader.get();
            input.reader = std::move(reader);
            break;
        }
        case RecordFormat::json_lines: {
            auto reader = std::make_unique<JsonLinesReader>(*input.peeked);
            input.lines = reader.get();
            input.reader = std::move(reader);
            break;
        }
        case RecordFormat::json: {
            auto reader = std::make_unique<JsonDocumentReader>(*input.peeked);
            input.is_array = reader->is_array();
            input.reader = std::move(reader);
            break;
        }
        case RecordFormat::yaml:
            input.reader = std::make_unique<YamlCaseReader>(*input.peeked);
            break;
    }
    if (map != nullptr) {
        auto reader = std::make_unique<MappedReader>(std::move(input.reader), *map, input.name);
        input.mapped = reader.get();
        if (input.csv != nullptr && reader->id_column() < reader->header().size()) {
            input.csv->splitter().set_id_column(reader->id_column());
        }
        input.reader = std::move(reader);
    }
    return input;
}

}  // namespace rodevlag::tools
