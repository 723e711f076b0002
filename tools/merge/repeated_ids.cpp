#include "merge/repeated_ids.h"

#include <memory>
#include <optional>

#include "common/repeated_ids_words.h"
#include "rodevlag/csv_reader.h"
#include "rodevlag/duplicate_ids.h"
#include "rodevlag/id_hash.h"
#include "rodevlag/json_lines.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t head_size = std::size_t{1} << 18;
constexpr std::string_view id_name = "zaak";
constexpr const char* not_looked_at =
    "let op: of een zaak meer dan eens voorkomt is niet nagekeken";

/// The columns of results, of which there are some in every output, and the case id.
bool is_column_of_output(std::string_view name) {
    return plain_name(name) == id_name || name.find('.') != std::string_view::npos;
}

std::unique_ptr<RecordReader> reader_of(PeekSource& source, RowCounter::Form form,
                                        const std::string& delimiter) {
    if (form == RowCounter::Form::json_lines) {
        return std::make_unique<JsonLinesReader>(source);
    }
    const std::optional<char> given =
        delimiter.empty() ? std::nullopt : std::optional(delimiter_from_text(delimiter));
    return std::make_unique<CsvReader>(
        source,
        recognise_csv_dialect(source.peek(head_size), source.name(), is_column_of_output, given));
}

void add_ids(const Piece& piece, RowCounter::Form form, const IdHash& hash, std::uint64_t& row,
             DuplicateIds& ids) {
    FileSource file(piece.path);
    PeekSource source(file);
    const std::unique_ptr<RecordReader> reader =
        reader_of(source, form, text_option(piece.part->receipt, "delimiter"));
    Record record;
    while (reader->next(record)) {
        ++row;
        if (!record.id.empty()) {
            ids.add(hash(record.id), row);
        }
    }
}

}  // namespace

std::string repeated_ids_message(const std::vector<Piece>& outputs, RowCounter::Form form) {
    const IdHash hash;
    DuplicateIds ids;
    std::uint64_t row = 0;
    try {
        for (const Piece& piece : outputs) {
            add_ids(piece, form, hash, row, ids);
        }
    } catch (const InputError&) {
        return not_looked_at;
    }
    const RepeatedIds repeated = ids.finish();
    if (!repeated.complete) {
        return not_looked_at;
    }
    if (repeated.count == 0) {
        return "";
    }
    return repeated_ids_line(repeated,
                             {"rij", "ook dat staat in de uitvoer", "alle staan in de uitvoer"});
}

}  // namespace rodevlag::tools
