// A record (one case) as every file format hands it on, and what a tool adds to it.
//
// Records know nothing of instruments: a field is a name with a text. The usual flow: a
// RecordReader yields records one at a time, a tool computes results from the fields, a
// RecordWriter writes the record back as it was with the results added; what cannot be read goes to
// a RejectWriter with its original bytes. Formats: csv_reader.h, csv_writer.h, json_records.h,
// yaml_case.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rodevlag/error.h"

namespace rodevlag {

struct YamlNode;

/// One named text in a record. The views are valid until the reader reads on.
struct Field {
    std::string_view
        name;  ///< `namespace.item`, `zaak`, a result like `besluit.uitkomst`, or any other name
    std::string_view text;  ///< as given, quoting undone; lists in results are joined with '|'
    std::size_t line = 0;   ///< 1-based line in the input where the field starts
    std::size_t column =
        0;  ///< 1-based byte column (YAML, JSON); 0 for CSV, where the name says it
    std::string_view original{};  ///< its name in the input, when a map gave it another one
};

/// One case as read.
struct Record {
    std::size_t number = 0;    ///< 1-based, in order of the input
    std::size_t line = 0;      ///< 1-based line where the record starts
    std::uint64_t offset = 0;  ///< of its first byte in the input, from 0
    std::string_view id;       ///< the text of `zaak`; empty when there is none
    std::vector<Field> fields;
    std::size_t layout = 0;  ///< stays equal as long as the sequence of field names stays equal
    std::string_view raw;    ///< the original bytes, without the line end that closes the record
    const YamlNode* yaml = nullptr;  ///< `raw` as it was read, when it is YAML
    std::vector<Problem> problems;   ///< why the record cannot be used; then `fields` may be empty
};

/// Yields the records of one input.
class RecordReader {
public:
    virtual ~RecordReader() = default;

    /// Reads the next record into `record`; false at the end of the input. A record that is broken
    /// in itself comes with its `problems`, and reading goes on behind it. Throws InputError when
    /// the input as a whole cannot be read (on).
    virtual bool next(Record& record) = 0;

    /// The column names where the format has them before any record (CSV); empty otherwise.
    virtual std::span<const std::string> header() const { return {}; }
};

/// The value of one member of a result.
using ResultValue = std::variant<std::string, std::vector<std::string>, std::int64_t>;

/// One member of a result. In JSON and YAML a name with a dot (`aantal.ja`) nests.
struct ResultMember {
    std::string name;
    ResultValue value;
    bool in_csv = true;      ///< false: left out of CSV (what is the same on every row)
    std::string csv_name{};  ///< the CSV column behind `section.`; empty: `name`
};

/// What one decision adds to a record; `section` is the id of the decision.
struct Result {
    std::string section;
    std::vector<ResultMember> members;
};

/// What a field means to the instruments in use; needed to turn one format into another.
enum class FieldRole { identity, answer, result, other };
using FieldRoleOf = std::function<FieldRole(std::string_view name)>;

/// Writes records with what was added to them.
class RecordWriter {
public:
    virtual ~RecordWriter() = default;

    /// Writes what stands before the records, once, where the format has that.
    virtual void start() {}

    /// Writes `record` as it was read, with `results` added; a result that the record already holds
    /// is replaced, everything else stays as it was. Throws OutputError.
    virtual void write(const Record& record, std::span<const Result> results) = 0;

    /// Writes what the format needs at the end (and the header if there was no record).
    virtual void finish() = 0;
};

/// Keeps the records that could not be used, with the reason.
class RejectWriter {
public:
    virtual ~RejectWriter() = default;

    /// Writes what stands before the records, once, where the format has that.
    virtual void start() {}

    /// Writes the original bytes of `record` and why it was rejected (`record.problems` is not
    /// used; the caller hands the reasons it wants kept).
    virtual void write(const Record& record, const std::string& reason) = 0;

    virtual void finish() = 0;
};

}  // namespace rodevlag
