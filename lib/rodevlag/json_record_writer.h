// Writes records as JSON Lines or as a JSON document.
//
// A record that came from JSON keeps all its bytes: only the sections of `besluiten` that were
// computed are replaced or inserted. A record from another format is built anew as `{"zaak": ...,
// "antwoorden": {...}, ..., "besluiten": {...}}` with texts as strings and blank answers as null.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "rodevlag/byte_stream.h"
#include "rodevlag/record.h"
#include "rodevlag/record_parts.h"

namespace rodevlag {

/// Where the bytes in record.raw come from.
enum class JsonOrigin { json, other_format };

/// `object` (sound JSON) with `results` in its member `besluiten`.
std::string splice_results(std::string_view object, std::span<const Result> results);

/// Appends the members of a result as a JSON object; a name with a dot nests.
void append_json_result(std::string& json, const Result& result);

/// Gives the JSON text of records.
class JsonRecordText {
public:
    JsonRecordText(JsonOrigin origin, FieldRoleOf role_of)
        : m_origin(origin), m_sorter(std::move(role_of), false) {}

    std::string text(const Record& record, std::span<const Result> results);

private:
    std::string build(const Record& record, std::span<const Result> results);

    JsonOrigin m_origin;
    RecordSorter m_sorter;
};

/// Writes one record per line.
class JsonLinesWriter : public RecordWriter {
public:
    JsonLinesWriter(ByteSink& sink, JsonOrigin origin, FieldRoleOf role_of)
        : m_sink(sink), m_text(origin, std::move(role_of)) {}

    void write(const Record& record, std::span<const Result> results) override;
    void finish() override { m_sink.finish(); }

private:
    ByteSink& m_sink;
    JsonRecordText m_text;
};

/// Writes an array of records, or without `as_array` the bare record.
class JsonDocumentWriter : public RecordWriter {
public:
    JsonDocumentWriter(ByteSink& sink, JsonOrigin origin, FieldRoleOf role_of, bool as_array = true)
        : m_sink(sink), m_text(origin, std::move(role_of)), m_as_array(as_array) {}

    /// Throws std::logic_error for a second record that is not in an array.
    void write(const Record& record, std::span<const Result> results) override;
    void finish() override;

private:
    ByteSink& m_sink;
    JsonRecordText m_text;
    bool m_as_array;
    bool m_any = false;
};

}  // namespace rodevlag
